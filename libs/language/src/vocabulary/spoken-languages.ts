import { PhraseIndex } from './phrases.js';
import { spellings } from './phrase-lists.js';
import { FLUENCY, SPOKEN_LANGUAGES } from './tables/spoken-languages.js';
import type { Token } from './tokens.js';

/** A spoken language named in a text, with the command of it that is claimed (1 basic … 6 native), if any. */
export interface SpokenLanguage {
  readonly id: string;
  readonly rank: number | undefined;
  readonly from: number;
  readonly to: number;
}

const languages = new PhraseIndex<string>();
for (const line of SPOKEN_LANGUAGES.split('\n')) {
  const names = spellings(line);
  for (const name of names) if (name !== 'asl') languages.add(name, names[0] ?? '');
}
const ranks = new PhraseIndex<number>();
for (const [rank, cell] of Object.entries(FLUENCY)) for (const spelling of spellings(cell)) ranks.add(spelling, Number(rank));

/** How near a word of command must stand to its language. */
const NEAR = 4;

/** The rank a text of command alone means (`Professional working proficiency`), the highest it names, or undefined. */
export function fluencyRank(tokens: readonly Token[]): number | undefined {
  const found = ranks.scan(tokens).map(({ value }) => value);
  return found.length === 0 ? undefined : Math.max(...found);
}

/** Spoken languages of a tokenised text. `fluent in English and German` says so of both; `French (B2), Spanish (C1)` of each. */
export function findSpokenLanguages(tokens: readonly Token[]): SpokenLanguage[] {
  const levels = ranks.scan(tokens);
  const named = languages.scan(tokens);
  return named.map(({ value, from, to }, i) => {
    const before = named[i - 1]?.to ?? 0;
    const after = named[i + 1]?.from ?? tokens.length;
    const next = levels.find(
      (level) => level.from >= to && level.from < after && level.from - to <= NEAR && !/[;.]|,\s/u.test(gaps(tokens, to, level.from)),
    );
    const previous = levels.findLast(
      (level) =>
        level.to <= from &&
        from - level.to <= NEAR &&
        level.from >= before &&
        !nearer(tokens, named[i - 1], level, from) &&
        !/[;.(),（）、]/u.test(gaps(tokens, level.to, from)),
    );
    const carried =
      next === undefined && previous === undefined && /^\s*(?:,|and|und|et|y|と|・|、|-|\/|&)?\s*$/u.test(textBetween(tokens, before, from))
        ? levels.findLast((level) => level.to <= before)
        : undefined;
    const bracketed = next !== undefined && /[(:–—（：-]/u.test(gaps(tokens, to, next.from));
    const level = bracketed ? next : (previous ?? next ?? carried);
    return { id: value, rank: level?.value, from, to };
  });
}

/** Whether a word of command stands nearer to the language before it: the `nativo` of `español nativo e inglés`. */
const nearer = (tokens: readonly Token[], previous: Span | undefined, level: Span, next: number): boolean =>
  previous !== undefined && level.from - previous.to < next - level.to && !/[,;.、]/u.test(tokens[level.from]?.gap ?? '');

interface Span {
  readonly from: number;
  readonly to: number;
}

const gaps = (tokens: readonly Token[], from: number, to: number): string =>
  tokens
    .slice(from, to + 1)
    .map((token) => token.gap)
    .join('');
const textBetween = (tokens: readonly Token[], from: number, to: number): string =>
  tokens
    .slice(from, to)
    .map((token) => token.gap + token.text)
    .join('') + (tokens[to]?.gap ?? '');
