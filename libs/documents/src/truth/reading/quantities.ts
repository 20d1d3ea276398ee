import {
  boundAfter,
  boundsBefore,
  countedAt,
  germanNumber,
  kanjiNumberAt,
  ratesIn,
  SCALE_SIGNS,
  spelledNumberAt,
  symbolUnit,
  unitAt,
  type Language,
  type Token,
} from '#language';
import { factorsIn } from './factors.js';
import { digitsAt } from './digits.js';
import type { Digits } from './digits.js';
import { nounsAround } from './nouns.js';
import type { Quantity } from './quantity.js';
import { relationAfter, relationOf, settleRelations, shareUnits } from './relations.js';
import { isPeriod, isWithin, oneAt, rateOf, withHalf } from './times.js';
import type { Numeral, Span } from './times.js';

/** `verfügen über 640 Betten`, `turns over £120m`: the preposition belongs to the verb. */
const HAS =
  /^(?:applications?$|grants?$|invoices?$|contracts?$|loans?$|bids?$|cheques?$|claims?$|(?:antr[aä]g|rechnung|vertr[aä]g|kredit|angebot|auftr[aä]g|scheck|forderung)(?:e|en|s|es)?$|verfug|beratung|bericht|inform|sprech|turn(?:s|ed|ing)?$|took$|taken$|hand(?:s|ed|ing)?$)/u;
const MILLION_NEEDS_MONEY = new Set(['b', 'g', 't', 'md', 'mds', 'mm', 'mil', 'mill']);
const CURRENCY_BEFORE = /(?:US|C|A)?([$€£¥₩₹])\s?$/u;
const SYMBOL_AFTER = /^\.?\s?([%％‰€$£¥₩₹°])/u;

/** Numbers of a text with unit or noun, in order. `taken` are tokens that dates have used up. */
export function findQuantities(text: string, tokens: readonly Token[], language: Language | undefined, taken: readonly Span[]): Quantity[] {
  const found: Quantity[] = [];
  const bounds = boundsBefore(tokens);
  const rates = language === 'ja' ? ratesIn(tokens) : [];
  const factors = language === undefined ? [] : factorsIn(tokens, language);
  for (let i = 0; i < tokens.length;) {
    const factor = factors.find(({ from }) => from === i);
    const span = taken.find(({ from, to }) => from <= i && i < to);
    if (factor !== undefined || span !== undefined) {
      if (factor !== undefined)
        found.push({
          readings: factor.readings,
          counted: [],
          nouns: [],
          bound: undefined,
          rate: undefined,
          relation: undefined,
          from: i,
          to: factor.to,
        });
      i = factor?.to ?? span?.to ?? i + 1;
      continue;
    }
    const number = numberAt(text, tokens, i, language);
    if (number === undefined) {
      i += 1;
      continue;
    }
    const { to, unit, values } = number;
    // `1日約120件`: one day is what the next figure is counted by.
    if (language === 'ja' && values[0] === 1 && unit !== undefined && rates.some(({ from }) => from === i)) {
      i = Math.max(to, i + 1);
      continue;
    }
    const around = unit === undefined || unit === 'times' ? nounsAround(tokens, i, to, language) : { counted: [], nouns: [] };
    const counterEnd = tokens[to]?.cjk === true ? (countedAt(tokens, to)[0]?.to ?? to) : to;
    const before = bounds.find(
      (bound) =>
        !HAS.test(tokens[bound.from - 1]?.text ?? '') &&
        (bound.to === i || (bound.to === i - 1 && /^(?:the|a|an|de|les|un|una|d)$/u.test(tokens[i - 1]?.text ?? ''))),
    );
    const after = text.slice(tokens[number.end - 1]?.end ?? 0, (tokens[number.end - 1]?.end ?? 0) + 2);
    const plus =
      /^\s?\+(?!\d)/u.test(after) || boundAfter(tokens, counterEnd) === 'floor' || text.slice(tokens[to - 1]?.end ?? 0).startsWith('+')
        ? 'floor'
        : undefined;
    const rate = rateOf(tokens, { from: i, to });
    found.push({
      readings: values.map((value) => ({ value, unit })),
      ...around,
      bound:
        (before !== undefined && isPeriod(tokens, before, to, unit) ? undefined : before?.value) ?? plus ?? boundAfter(tokens, counterEnd),
      rate: rate?.value,
      relation: tokens[to]?.cjk === true ? relationAfter(tokens, to) : isWithin(tokens, i, unit) ? undefined : relationOf(tokens, i),
      from: i,
      to,
    });
    i = Math.max(to, i + 1);
  }
  return settleRelations(shareUnits(tokens, found));
}

function numberAt(text: string, tokens: readonly Token[], at: number, language: Language | undefined): Numeral | undefined {
  const written = digitsAt(tokens, at, language);
  if (written !== undefined) return withUnit(text, tokens, at, written);
  const single = language === undefined ? undefined : oneAt(tokens, at, language);
  if (single !== undefined) return single;
  const compound = language === 'de' ? germanMeasure(tokens, at) : undefined;
  if (compound !== undefined) return compound;
  if (language === 'en' && tokens[at]?.text === 'half' && tokens[at + 1]?.text === 'a' && tokens[at + 2]?.text === 'dozen')
    return { values: [6], unit: undefined, end: at + 3, to: at + 3 };
  if (language === 'en' && tokens[at]?.text === 'a' && tokens[at + 1]?.text === 'couple' && tokens[at + 2]?.text === 'of')
    return { values: [2], unit: undefined, end: at + 3, to: at + 3 };
  const spelled = language === undefined ? undefined : (kanjiNumberAt(tokens, at) ?? spelledNumberAt(tokens, at, language));
  if (spelled === undefined) return undefined;
  if (tokens[at]?.cjk === true && !counter(text, tokens, spelled.to)) return undefined;
  // Zero is a figure of speech as often as a figure ("from zero", "zero trust"), unless it counts something.
  if (spelled.value === 0 && !(countedAt(tokens, spelled.to).length > 0)) return undefined;
  const unit = measureAt(text, tokens, spelled.to);
  return withHalf(tokens, { values: [spelled.value], unit: unit?.id, end: spelled.to, to: unit?.to ?? spelled.to });
}

const GERMAN_UNITS: Readonly<Record<string, string>> = {
  mal: 'times',
  tagig: 'day',
  wochig: 'week',
  monatig: 'month',
  jahrig: 'year',
  stundig: 'hour',
  minutig: 'minute',
};
const GERMAN_MEASURE = /^(\p{L}+?)(mal|tagig|wochig|monatig|jahrig|stundig|minutig)(?:e[nrms]?)?$/u;

/** `dreimal`, `zweiwöchige`: a number written together with its unit. */
function germanMeasure(tokens: readonly Token[], at: number): Numeral | undefined {
  const [, number = '', unit = ''] = GERMAN_MEASURE.exec(tokens[at]?.text ?? '') ?? [];
  const value = number === '' ? undefined : germanNumber(number);
  return value === undefined ? undefined : { values: [value], unit: GERMAN_UNITS[unit], end: at + 1, to: at + 1 };
}

/** Whether a Chinese numeral is followed by something it can count: 三千人, but not 三菱 or 一部. */
const counter = (text: string, tokens: readonly Token[], at: number): boolean =>
  (tokens[at]?.gap === '' &&
    (unitAt(tokens, at) !== undefined || countedAt(tokens, at).length > 0 || /^[割倍つ]/u.test(tokens[at]?.raw ?? ''))) ||
  SYMBOL_AFTER.test(text.slice(tokens[at - 1]?.end ?? 0));

function withUnit(text: string, tokens: readonly Token[], at: number, written: Digits): Numeral | undefined {
  const start = tokens[at]?.start ?? 0;
  const currency = CURRENCY_BEFORE.exec(text.slice(Math.max(0, start - 4), start).normalize('NFKC'))?.[1] ?? currencyWord(tokens, at);
  let { to, values } = written;
  let { suffix } = written;
  const scaled = scaleAt(text, tokens, written, currency !== undefined);
  if (scaled !== undefined) {
    values = scaled.apply(values);
    ({ to, suffix } = { to: scaled.to, suffix: '' });
  } else if (suffix !== '') {
    const unit = glued(tokens, written);
    if (unit === undefined) return undefined;
    return { values, unit, end: to, to };
  }
  if (tokens[to]?.gap === '' && tokens[to]?.raw === '割')
    return { values: values.map((value) => value * 10), unit: 'percent', end: to, to: to + 1 };
  const end = to;
  if (currency !== undefined) return { values, unit: symbolUnit(currency) ?? currency, end, to };
  const unit = measureAt(text, tokens, to);
  return withHalf(tokens, { values, unit: unit?.id, end, to: unit?.to ?? to });
}

const currencyWord = (tokens: readonly Token[], at: number): string | undefined => {
  const word = tokens[at - 1]?.text ?? '';
  return /^(?:eur|usd|gbp|chf|jpy|cad|inr|mxn|cny|krw)$/u.test(word) ? word : undefined;
};

/** Unit of the letters glued to digits: `30ms`, `2x`, `3rd`; undefined for a word that merely begins with digits (`3D`, `401k`). */
function glued(tokens: readonly Token[], { suffix, to }: { suffix: string; to: number }): string | undefined {
  const token = tokens[to - 1];
  if (token === undefined || suffix === 'd' || suffix === 'fa' || suffix === 'g') return undefined;
  return unitAt([{ ...token, text: suffix }], 0)?.value;
}

function scaleAt(
  text: string,
  tokens: readonly Token[],
  { suffix, to }: { suffix: string; to: number },
  money: boolean,
): { apply: (values: readonly number[]) => readonly number[]; to: number } | undefined {
  const token = suffix === '' ? tokens[to] : tokens[to - 1];
  const word = suffix === '' ? (token?.text ?? '') : suffix;
  if (suffix === '' && token?.cjk === true && token.gap === '' && word in SCALE_SIGNS) return japaneseScale(tokens, to);
  const factor = Object.hasOwn(SCALE_SIGNS, word) ? SCALE_SIGNS[word] : undefined;
  if (factor === undefined || token === undefined || (suffix === '' && !/^[\s\-.\u00A0\u202F]?$/u.test(token.gap))) return undefined;
  const end = suffix === '' ? to + 1 : to;
  const after = text.slice(token.end, token.end + 8).normalize('NFKC');
  const nearMoney = money || /^\.?\s?(?:[$€£¥₩₹]|eur|usd|gbp|chf|dollar|francs|peso)/iu.test(after);
  if (MILLION_NEEDS_MONEY.has(word) && !nearMoney && !(word === 'b' && token.raw.endsWith('B'))) return undefined;
  if (word === 'm' && !nearMoney && !token.raw.endsWith('M') && countedAt(tokens, end).length === 0) return undefined;
  if (word === 'k' && suffix === '' && !nearMoney && token.gap !== '') return undefined;
  return { apply: (values) => values.map((value) => round(value * factor)), to: end };
}

/** `3万5千`, `1億2000万`: parts of falling size add up. */
function japaneseScale(tokens: readonly Token[], to: number): { apply: (values: readonly number[]) => readonly number[]; to: number } {
  const factor = SCALE_SIGNS[tokens[to]?.raw ?? ''] ?? 1;
  let at = to + 1;
  let rest = 0;
  const next = tokens[at]?.gap === '' ? digitsAt(tokens, at, 'ja') : undefined;
  if (next !== undefined && next.suffix === '') {
    const scale = tokens[next.to]?.gap === '' ? SCALE_SIGNS[tokens[next.to]?.raw ?? ''] : undefined;
    if (scale !== undefined && tokens[next.to]?.cjk === true && scale < factor) [rest, at] = [(next.values[0] ?? 0) * scale, next.to + 1];
    else if ((next.values[0] ?? 0) < factor) [rest, at] = [next.values[0] ?? 0, next.to];
  }
  return { apply: (values) => values.map((value) => round(value * factor + rest)), to: at };
}

const round = (value: number): number => Number(value.toPrecision(12));

function measureAt(text: string, tokens: readonly Token[], at: number): { id: string; to: number } | undefined {
  const symbol = SYMBOL_AFTER.exec(text.slice(tokens[at - 1]?.end ?? 0).normalize('NFKC'))?.[1];
  const next = tokens[at];
  if (symbol !== undefined) {
    const points = symbol === '%' && (next?.gap ?? '').includes('%') ? unitAt(tokens, at) : undefined;
    return points !== undefined && points.value === 'points'
      ? { id: 'points', to: points.to }
      : { id: symbolUnit(symbol) ?? symbol, to: at };
  }
  const abbreviated = /^(?:mio|mrd|tsd|mill)$/u.test(tokens[at - 1]?.text ?? '') && next?.gap === '. ';
  if (next === undefined || next.raw === 'us' || (!abbreviated && !/^(?:[\s\-‐–\u00A0\u202F]|\s?de\s)?$/u.test(next.gap))) return undefined;
  // "2.4 millions d'euros": the money stands after the preposition.
  const skip = /^(?:de|d|of)$/u.test(next.text) && /^(?:eur|usd|gbp|chf|jpy)$/u.test(unitAt(tokens, at + 1)?.value ?? '') ? 1 : 0;
  const unit = unitAt(tokens, at + skip);
  // "35 second-year students" are measured by no second.
  if (unit?.value === 'second' && tokens[unit.to]?.gap === '-') return undefined;
  // Ordinal endings are glued to their figure: "3rd", not "4 a month".
  if (unit === undefined || (unit.value === 'ordinal' && !next.cjk)) return undefined;
  // Single letters are units only when they stand alone after the number: "5 m", not "5 M. Dupont".
  if (unit.to - unit.from === 1 && next.text.length === 1 && !next.cjk && next.raw !== next.text) return undefined;
  return { id: unit.value, to: unit.to };
}
