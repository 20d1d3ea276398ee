import { ratesIn, unitAt, type Bound, type Found, type Language, type Token } from '#language';

export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A number with its unit, as it stands in a text. */
export interface Numeral {
  readonly values: readonly number[];
  readonly unit: string | undefined;
  /** End of the digits and of the unit, exclusive. */
  readonly end: number;
  readonly to: number;
}

/** A rate within these words of a figure is its own: `500 orders a day`, `annual sales of 4.2 million`. */
const RATE_AFTER = 4;
const RATE_BEFORE = 5;

const JAPANESE_RATES: Readonly<Record<string, string>> = { 年: 'year', 月: 'month', 週: 'week', 日: 'day' };

/** `年12件`, `月に約1,500件`: a bare unit of time before the figure, itself after no figure. */
function japaneseRate(tokens: readonly Token[], from: number): string | undefined {
  let at = from - 1;
  while (/^[約にほぼ平均]$/u.test(tokens[at]?.raw ?? '')) at -= 1;
  const rate = JAPANESE_RATES[tokens[at]?.raw ?? ''];
  return rate === undefined || /^\d|[一二三四五六七八九十毎今前翌昨本]/u.test(tokens[at - 1]?.text ?? '') ? undefined : rate;
}

/** A dot behind these ends nothing. */
const ABBREVIATED = /^(?:ca|approx|env|aprox|max|min|etwa)$/u;

/** "within a year" is a span of time and no rate. */
const spans = (tokens: readonly Token[], { from }: Found<string>): boolean =>
  WITHIN.has(tokens[from - 1]?.text ?? '') && ONES.has(tokens[from]?.text ?? '');

/** The time a figure is per, by a word beside it. */
export function rateOf(tokens: readonly Token[], { from, to }: Span): Found<string> | undefined {
  const rates = ratesIn(tokens);
  const japanese = japaneseRate(tokens, from);
  if (japanese !== undefined) return { value: japanese, from: from - 1, to: from };
  const after = rates.find((hit) => hit.from >= to && hit.from - to <= RATE_AFTER && !spans(tokens, hit));
  if (after !== undefined) return after;
  return rates.findLast((hit) => {
    const between = tokens.slice(hit.to, from);
    return (
      hit.to <= from &&
      from - hit.to <= RATE_BEFORE &&
      ![...between, tokens[from]].some(
        (token, i, all) =>
          (/[,;.、。]/u.test(token?.gap ?? '') && !ABBREVIATED.test((i === 0 ? tokens[hit.to - 1] : all[i - 1])?.text ?? '')) ||
          /^\d/u.test(token === tokens[from] ? '' : (token?.text ?? '')),
      )
    );
  });
}

/** "over two years" is a period; "over two years of experience" is more than two. */
export const isPeriod = (tokens: readonly Token[], bound: Found<Bound>, to: number, unit: string | undefined): boolean =>
  TIMES.has(unit ?? '') &&
  tokens[bound.from]?.text === 'over' &&
  !/^(?:from|to|by|of|with|for|than|down)$/u.test(tokens[bound.from - 1]?.text ?? '') &&
  !/^(?:of|experience|in|as|s|working)$/u.test(tokens[to]?.text ?? '');

/** "en deux jours": the time something takes, no measure of a change. */
export const isWithin = (tokens: readonly Token[], at: number, unit: string | undefined): boolean =>
  TIMES.has(unit ?? '') && tokens[at - 1]?.text === 'en';

const ONES = new Set('a an one un une ein eine einem einer eines una uno'.split(' '));
const WITHIN = new Set('in within over after inside under en dans sous apres innerhalb binnen nach unter dentro tras durante'.split(' '));
const TIMES = new Set(['second', 'minute', 'hour', 'day', 'week', 'month', 'quarter', 'year', 'decade']);

/** "within a year": the article counts where a time is measured. */
export function oneAt(tokens: readonly Token[], at: number, language: Language): Numeral | undefined {
  const before = [tokens[at - 1]?.text ?? '', tokens[at - 2]?.text ?? ''];
  const framed =
    WITHIN.has(before[0] ?? '') ||
    (/^(?:de|d|als|than)$/u.test(before[0] ?? '') && /^(?:moins|dentro|weniger|less|menos)$/u.test(before[1] ?? ''));
  if (language === 'ja') return undefined;
  const bare = language === 'es' ? hourAndHalf(tokens, at) : undefined;
  if (bare !== undefined) return bare;
  if (!ONES.has(tokens[at]?.text ?? '')) return undefined;
  const unit = unitAt(tokens, at + 1);
  if (!framed && (unit === undefined || !halved(tokens, unit.to))) return undefined;
  return unit !== undefined && TIMES.has(unit.value)
    ? withHalf(tokens, { values: [1], unit: unit.value, end: at + 1, to: unit.to })
    : undefined;
}

/** `hora y media`: an hour and a half, without an article. */
function hourAndHalf(tokens: readonly Token[], at: number): Numeral | undefined {
  const unit = unitAt(tokens, at);
  if (
    unit === undefined ||
    !TIMES.has(unit.value) ||
    !halved(tokens, unit.to) ||
    /^\d/u.test(tokens[at - 1]?.text ?? '') ||
    ONES.has(tokens[at - 1]?.text ?? '')
  )
    return undefined;
  return withHalf(tokens, { values: [1], unit: unit.value, end: unit.to, to: unit.to });
}

const halved = (tokens: readonly Token[], at: number): boolean =>
  [2, 3].some((count) =>
    HALF.test(
      tokens
        .slice(at, at + count)
        .map(({ text }) => text)
        .join(' '),
    ),
  );

const HALF = /^(?:and a half|et demie?|und ein halb\p{L}*|y medi[oa]|半)$/u;

/** "a year and a half", `1年半`: half a unit more. */
export function withHalf(tokens: readonly Token[], numeral: Numeral): Numeral {
  const length = [1, 2, 3].findLast((count) =>
    HALF.test(
      tokens
        .slice(numeral.to, numeral.to + count)
        .map(({ text }) => text)
        .join(' '),
    ),
  );
  if (length === undefined || !TIMES.has(numeral.unit ?? '')) return numeral;
  return { ...numeral, values: numeral.values.map((value) => value + 0.5), to: numeral.to + length };
}
