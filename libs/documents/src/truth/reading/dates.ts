import type { Token } from '#language';

/** A year or a month of a year named in a text. */
export interface DateMention {
  readonly year: number;
  readonly month: number | undefined;
  /** `since` opens a period that lasts, `until` closes one. */
  readonly edge: 'since' | 'until' | undefined;
  /** A bare four-digit number in no date's company: it may be a figure instead. */
  readonly doubtful: boolean;
  readonly from: number;
  readonly to: number;
}

const MONTHS =
  'january januar janvier enero,february februar fevrier febrero,march marz mars marzo,april avril abril,may mai mayo,june juni juin junio,july juli juillet julio,august aout agosto,september septembre septiembre setiembre,october oktober octobre octubre,november novembre noviembre,december dezember decembre diciembre';
const NAMED = new Map<string, number>(MONTHS.split(',').flatMap((names, i) => names.split(' ').map((name) => [name, i + 1] as const)));
for (const [short, month] of Object.entries({
  jan: 1,
  feb: 2,
  fev: 2,
  mar: 3,
  apr: 4,
  avr: 4,
  abr: 4,
  jun: 6,
  jul: 7,
  aug: 8,
  ago: 8,
  sep: 9,
  sept: 9,
  oct: 10,
  okt: 10,
  nov: 11,
  dec: 12,
  dez: 12,
  dic: 12,
  ene: 1,
}))
  NAMED.set(short, month);

/** The month a word names, 1–12. */
export const monthNamed = (word: string): number | undefined => NAMED.get(word);

/** Years of a working life; a bare 1850 or 2060 is a figure. */
const FIRST_YEAR = 1950;
const LAST_YEAR = 2049;
const ERAS: Readonly<Record<string, number>> = { 令和: 2018, 平成: 1988, 昭和: 1925 };
const IN = new Set(
  'in since from until till by en depuis de desde hasta a seit im jahr bis ab ende anfang mitte during before after between around early late mid fin debut annee ano vor nach durant pendant and und et y al to through jusqu of circa ca summer winter spring fall autumn mi printemps ete automne hiver herbst fruhjahr fruhling sommer otono verano invierno primavera'.split(
    ' ',
  ),
);
const SINCE = new Set('since depuis seit desde'.split(' '));
const UNTIL = new Set('until till hasta bis jusqu'.split(' '));

const yearOf = (token: Token | undefined): number | undefined => {
  const year = /^\d{4}$/u.test(token?.text ?? '') ? Number(token?.text) : NaN;
  return year >= FIRST_YEAR && year <= LAST_YEAR ? year : undefined;
};
const smallOf = (token: Token | undefined, most: number): number | undefined => {
  const value = /^\d{1,2}$/u.test(token?.text ?? '') ? Number(token?.text) : NaN;
  return value >= 1 && value <= most ? value : undefined;
};
const near = (token: Token | undefined): boolean =>
  /^[\s.,'’/\-‐–]*(?:de |of |d')?$/u.test(token?.gap ?? '!') && !/\n/u.test(token?.gap ?? '');

interface Span {
  readonly year: number;
  readonly month: number | undefined;
  readonly to: number;
  readonly sure: boolean;
}

/** Dates of a tokenised text, in order: `March 2019`, `03/2019`, `2019-03-01`, `mars 2019`, `2019年3月`, `令和2年`, `in 2019`. */
export function findDates(tokens: readonly Token[]): DateMention[] {
  const found: DateMention[] = [];
  for (let i = 0; i < tokens.length;) {
    const span = japaneseDate(tokens, i) ?? namedMonth(tokens, i) ?? numericDate(tokens, i) ?? bareYear(tokens, i);
    if (span === undefined) {
      i += 1;
      continue;
    }
    found.push({ year: span.year, month: span.month, edge: edgeOf(tokens, i, span.to), doubtful: !span.sure, from: i, to: span.to });
    i = span.to;
  }
  // A range makes both its ends dates: 2016–2019.
  return found.map((date, i) => {
    const ranged = [found[i - 1], found[i + 1]].some(
      (other) => other !== undefined && /^\s*(?:[-‐–—〜~～/]|to|bis|à|a|until)\s*$/u.test(gapBetween(tokens, date, other)),
    );
    return ranged ? { ...date, doubtful: false } : date;
  });
}

function gapBetween(tokens: readonly Token[], a: DateMention, b: DateMention): string {
  const [first, second] = a.from < b.from ? [a, b] : [b, a];
  const words = tokens.slice(first.to, second.from).map((token) => token.gap + token.text);
  return words.join('') + (tokens[second.from]?.gap ?? '');
}

function edgeOf(tokens: readonly Token[], from: number, to: number): DateMention['edge'] {
  const before = [tokens[from - 1]?.text ?? '', tokens[from - 2]?.text ?? ''];
  if (
    before.some((word) => SINCE.has(word)) ||
    tokens
      .slice(to, to + 2)
      .map(({ raw }) => raw)
      .join('') === 'から'
  )
    return 'since';
  return before.some((word) => UNTIL.has(word)) ||
    tokens
      .slice(to, to + 2)
      .map(({ raw }) => raw)
      .join('') === 'まで'
    ? 'until'
    : undefined;
}

function japaneseDate(tokens: readonly Token[], i: number): Span | undefined {
  const era = ERAS[`${tokens[i]?.raw ?? ''}${tokens[i + 1]?.raw ?? ''}`];
  const at = era === undefined ? i : i + 2;
  const year = era === undefined ? yearOf(tokens[at]) : tokens[at]?.raw === '元' ? era + 1 : era + (smallOf(tokens[at], 64) ?? NaN);
  if (year === undefined || Number.isNaN(year) || tokens[at + 1]?.raw !== '年') return undefined;
  const month = tokens[at + 3]?.raw === '月' ? smallOf(tokens[at + 2], 12) : undefined;
  return { year, month, to: month === undefined ? at + 2 : at + 4, sure: true };
}

function namedMonth(tokens: readonly Token[], i: number): Span | undefined {
  const month = NAMED.get(tokens[i]?.text ?? '');
  if (month === undefined) return undefined;
  let at = i + 1;
  if (smallOf(tokens[at], 31) !== undefined && yearOf(tokens[at + 1]) !== undefined) at += 1;
  if (/^(?:de|del|of)$/u.test(tokens[at]?.text ?? '')) at += 1;
  const year = near(tokens[at]) ? (yearOf(tokens[at]) ?? shortYear(tokens[at])) : undefined;
  return year === undefined ? undefined : { year, month, to: at + 1, sure: true };
}

/** `Mar '19`. */
const shortYear = (token: Token | undefined): number | undefined =>
  /['’]$/u.test(token?.gap ?? '') && /^\d{2}$/u.test(token?.text ?? '') ? 2000 + Number(token?.text) : undefined;

function numericDate(tokens: readonly Token[], i: number): Span | undefined {
  const joinedBy = (at: number): string | undefined => /^[-./‐]$/u.exec(tokens[at]?.gap ?? '')?.[0];
  const year = yearOf(tokens[i]);
  // 2026/27: a school year or season.
  if (
    year !== undefined &&
    joinedBy(i + 1) === '/' &&
    Number(tokens[i + 1]?.text) === (year + 1) % 100 &&
    !/^[-./‐]$/u.test(tokens[i + 2]?.gap ?? '')
  )
    return { year, month: undefined, to: i + 2, sure: true };
  if (year !== undefined && joinedBy(i + 1) !== undefined && tokens[i + 1]?.text.length === 2) {
    const month = smallOf(tokens[i + 1], 12);
    if (month === undefined) return undefined;
    const day = joinedBy(i + 2) !== undefined && smallOf(tokens[i + 2], 31) !== undefined;
    return { year, month, to: day ? i + 3 : i + 2, sure: true };
  }
  const month = smallOf(tokens[i], 12);
  if (month !== undefined && /^[./]$/u.test(tokens[i + 1]?.gap ?? '') && yearOf(tokens[i + 1]) !== undefined) {
    return { year: yearOf(tokens[i + 1]) as number, month, to: i + 2, sure: true };
  }
  const day = smallOf(tokens[i], 31);
  const middle = smallOf(tokens[i + 1], 31);
  const last = yearOf(tokens[i + 2]);
  if (
    day === undefined ||
    middle === undefined ||
    last === undefined ||
    joinedBy(i + 1) === undefined ||
    joinedBy(i + 1) !== joinedBy(i + 2)
  )
    return undefined;
  // 03/04/2019 is March to one reader and April to another: the month is left open.
  const sure = joinedBy(i + 1) === '.' || day > 12;
  return { year: last, month: sure && middle <= 12 ? middle : undefined, to: i + 3, sure: true };
}

function bareYear(tokens: readonly Token[], i: number): Span | undefined {
  const year = yearOf(tokens[i]);
  const token = tokens[i];
  if (year === undefined || token === undefined || /[$€£¥₩.,]$/u.test(token.gap.replace(/[.,]\s+$/u, ''))) return undefined;
  const next = tokens[i + 1];
  if (next !== undefined && /^[.,'’\u00A0\u202F]$/u.test(next.gap) && /^\d/u.test(next.text)) return undefined;
  const company = IN.has(tokens[i - 1]?.text ?? '') || /[(（]\s*$/u.test(token.gap);
  const closes = next === undefined || /[.,;:)）\n–—]/u.test(next.gap);
  return { year, month: undefined, to: i + 1, sure: company || closes };
}
