import type { Language, Token } from '#language';

/** A number written in digits: tokens `from`–`to`, the letters glued to its last token, and what it may be worth. */
export interface Digits {
  /** Usually one value; two where the separator is thousands to one reader and decimals to another (`9,500`). */
  readonly values: readonly number[];
  readonly from: number;
  readonly to: number;
  /** Letters that stand directly after the digits: `k`, `ms`, `h`, `x`, `rd`. */
  readonly suffix: string;
}

const PARTS = /^(\d+)(\D*)$/u;
const SEPARATOR = /^[.,'’\u00A0\u202F\u2009\u066B\u066C .,]$/u;
const SPACE = /^[\u00A0\u202F\u2009 ]$/u;
/** Languages that part thousands by a plain space. English does not: "in 2019 500 users". */
const SPACED = new Set<Language | undefined>(['fr', 'es', 'de', undefined]);
/** Languages whose decimal sign is the point. */
const POINT = new Set<Language | undefined>(['en', 'ja']);

/** The number in digits at token `at`; undefined when none begins there. Separators are read by language, doubt kept as two values. */
export function digitsAt(tokens: readonly Token[], at: number, language: Language | undefined): Digits | undefined {
  const first = PARTS.exec(tokens[at]?.text ?? '');
  if (first === null) return undefined;
  const groups = [first[1] as string];
  const separators: string[] = [];
  let suffix = first[2] as string;
  let to = at + 1;
  for (; suffix === '' && to < tokens.length; to += 1) {
    const gap = tokens[to]?.gap ?? '';
    const next = PARTS.exec(tokens[to]?.text ?? '');
    if (next === null || !SEPARATOR.test(gap)) break;
    const group = next[1] as string;
    if (SPACE.test(gap) && !spaced(groups, separators, group, gap, language)) break;
    groups.push(group);
    separators.push(gap.normalize('NFKC'));
    suffix = next[2] as string;
  }
  const values = valuesOf(groups, separators, language);
  return values === undefined
    ? { values: [Number(first[1])], from: at, to: at + 1, suffix: first[2] as string }
    : { values, from: at, to, suffix };
}

const spaced = (
  groups: readonly string[],
  separators: readonly string[],
  group: string,
  gap: string,
  language: Language | undefined,
): boolean =>
  group.length === 3 &&
  (groups[0] ?? '').length <= 3 &&
  separators.every((separator) => separator === ' ') &&
  (gap !== ' ' || SPACED.has(language));

function valuesOf(groups: readonly string[], separators: readonly string[], language: Language | undefined): readonly number[] | undefined {
  if (separators.length === 0) return [Number(groups[0])];
  const last = separators.at(-1) as string;
  const tail = groups.at(-1) as string;
  const heads = groups.slice(0, -1);
  const whole = Number(groups.join(''));
  const decimal = Number(`${heads.join('')}.${tail}`);
  const thousands = (parts: readonly string[]): boolean =>
    (parts[0] ?? '').length <= 3 && parts.slice(1).every((part, i) => part.length === 3 || (part.length === 2 && i < parts.length - 2));
  const uniform = separators.every((separator) => separator === last);
  if (last === ' ' || last === "'" || last === '’') return uniform && thousands(groups) ? [whole] : undefined;
  if (!uniform) return thousands(heads) && separators.slice(0, -1).every((separator) => separator !== last) ? [decimal] : undefined;
  if (separators.length > 1) return thousands(groups) ? [whole] : undefined;
  if (tail.length !== 3 || groups[0] === '0' || (groups[0] ?? '').length > 3) return [decimal];
  const isPoint = last === '.' || last === '\u066B';
  return isPoint === POINT.has(language) ? [decimal, whole] : [whole, decimal];
}
