import type { Language } from './languages.js';
import { GERMAN_TEENS, GERMAN_TENS, GERMAN_UNITS, NUMBER_WORDS, SCALE_SIGNS } from './tables/numbers.js';
import type { Token } from './tokens.js';

/** A number written in words or Chinese numerals: tokens `from` (inclusive) to `to` (exclusive). */
export interface SpelledNumber {
  readonly value: number;
  readonly from: number;
  readonly to: number;
}

const pairs = (text: string): Map<string, number> => {
  const words = text.split(' ');
  return new Map(words.flatMap((word, i) => (i % 2 === 0 ? [[word, Number(words[i + 1])] as const] : [])));
};

interface Words {
  readonly small: ReadonlyMap<string, number>;
  readonly scales: ReadonlyMap<string, number>;
  readonly one: ReadonlySet<string>;
  readonly and: string;
}

const WORDS = new Map<string, Words>(
  Object.entries(NUMBER_WORDS).map(([language, { small, scales, one, and }]) => [
    language,
    { small: pairs(small), scales: pairs(scales), one: new Set(one.split(' ')), and },
  ]),
);

const UNITS = pairs(GERMAN_UNITS);
const TEENS = pairs(GERMAN_TEENS);
const TENS = pairs(GERMAN_TENS);

/** Value of a German number word grown together, e.g. `zweihundertfunfzig`, or undefined. Bare `ein…` is an article, not a number. */
export function germanNumber(word: string): number | undefined {
  const thousand = word.split('tausend');
  if (thousand.length === 2 && thousand[0] !== '') {
    const head = belowThousand(thousand[0] ?? '');
    const tail = thousand[1] === '' ? 0 : belowThousand((thousand[1] ?? '').replace(/^und/u, ''));
    return head === undefined || tail === undefined ? undefined : head * 1000 + tail;
  }
  return UNITS.get(word) === 1 ? undefined : belowThousand(word);
}

function belowThousand(word: string): number | undefined {
  const [head, tail, ...rest] = word.split('hundert');
  if (tail !== undefined) {
    if (rest.length > 0 || head === '') return undefined;
    const hundreds = UNITS.get(head ?? '');
    const below = tail === '' ? 0 : belowHundred(tail.replace(/^und/u, ''));
    return hundreds === undefined || below === undefined ? undefined : hundreds * 100 + below;
  }
  return belowHundred(word);
}

function belowHundred(word: string): number | undefined {
  const simple = UNITS.get(word) ?? TEENS.get(word) ?? TENS.get(word);
  if (simple !== undefined) return simple;
  for (const [tens, value] of TENS) {
    if (!word.endsWith(`und${tens}`)) continue;
    const units = UNITS.get(word.slice(0, -tens.length - 3));
    if (units !== undefined) return value + units;
  }
  return undefined;
}

const within = (token: Token): boolean => /^[\s\-‐‑–]*$/u.test(token.gap);
const size = (value: number): number => (value === 0 ? 1 : 10 ** Math.floor(Math.log10(value)));

/** The number in words that begins at token `from`: longest reading (`two hundred and fifty`, `quatre-vingt-dix-neuf`). */
export function spelledNumberAt(tokens: readonly Token[], from: number, language: Language): SpelledNumber | undefined {
  if (language === 'ja') return undefined;
  const words = WORDS.get(language) as Words;
  const small = (i: number): number | undefined => {
    const text = tokens[i]?.text ?? '';
    // `twenty-one`, `vingt et un`: the article is a number only after tens.
    if (i > from && words.one.has(text) && !/^an?$/u.test(text)) return 1;
    return words.small.get(text) ?? (language === 'de' ? germanNumber(text) : undefined);
  };
  let total = 0;
  let current: number | undefined;
  let to = from;
  for (let i = from; i < tokens.length && (i === from || within(tokens[i] as Token)); i += 1) {
    const text = tokens[i]?.text ?? '';
    const value = small(i);
    const scale = words.scales.get(text);
    if (language === 'fr' && /^vingts?$/u.test(text) && current !== undefined && current % 100 === 4) current += 76;
    else if (value !== undefined && (current === undefined || fits(current, value, language, tokens[i - 1]?.text)))
      current = (current ?? 0) + value;
    else if (value === 12 && /^(?:dozen|dutzend|docenas?)$/u.test(text) && current !== undefined && current < 12) current *= 12;
    else if (scale === 100 && (current === undefined || current < 100)) current = (current ?? 1) * 100;
    else if (scale !== undefined && scale > 100 && (i > from || scale === 1000)) {
      total += (current ?? (total === 0 ? 1 : 0)) * scale;
      if (total === 0) break;
      current = undefined;
    } else if (i > from && text === words.and && joins(current ?? total, small(i + 1), language)) continue;
    else if (i === from && words.one.has(text) && scaleFollows(words, tokens, i)) current = 1;
    else break;
    to = i + 1;
  }
  return to === from || namesProduct(tokens[to]) ? undefined : { value: total + (current ?? 0), from, to };
}

/** The rest of a product's name: the `js` of `Three.js`. */
const namesProduct = (next: Token | undefined): boolean => next !== undefined && next.gap === '.' && /^\p{Ll}/u.test(next.raw);

/** `twenty` + `three` fit, `five` + `six` do not; French counts `soixante-dix-sept`, Spanish joins tens by `y` only. */
function fits(current: number, value: number, language: Language, previous: string | undefined): boolean {
  if (value === 0 || current === 0) return false;
  const room = current % 1000;
  if (room % 100 === 0) return value < 100;
  if (language === 'es') return previous === 'y' && room % 10 === 0 && value < 10;
  if (language === 'fr')
    return (
      (room % 10 === 0 && (value < 10 || (value < 20 && [60, 80].includes(room % 100)))) ||
      (room % 10 === 0 && room % 100 === 10 && value < 10) ||
      (room % 100 === 70 && value < 10) ||
      (room % 100 === 90 && value < 10)
    );
  return room % 10 === 0 && room % 100 >= 20 && value < size(room % 100);
}

function joins(current: number, next: number | undefined, language: Language): boolean {
  if (next === undefined || next === 0) return false;
  if (language === 'es') return current % 10 === 0 && current % 100 >= 20 && next < 10;
  if (language === 'fr') return (next === 11 && current % 100 === 60) || (next === 1 && current % 10 === 0);
  return language === 'en' && current >= 100 && current % 100 === 0 && next < 100;
}

const scaleFollows = (words: Words, tokens: readonly Token[], i: number): boolean => {
  const next = tokens[i + 1];
  return next !== undefined && within(next) && (words.scales.has(next.text) || words.small.get(next.text) === 12);
};

const KANJI = new Map([...'〇一二三四五六七八九'].map((character, value) => [character, value]));

/** The number in Chinese numerals that begins at token `from` (`二十三`, `百五十`, `三千`); undefined for a lone 一, an ordinary word. */
export function kanjiNumberAt(tokens: readonly Token[], from: number): SpelledNumber | undefined {
  let total = 0;
  let section = 0;
  let digit: number | undefined;
  let to = from;
  for (; to < tokens.length && (to === from || tokens[to]?.gap === ''); to += 1) {
    const text = tokens[to]?.raw ?? '';
    const value = KANJI.get(text);
    const scale = /^[十百千万億兆]$/u.test(text) ? SCALE_SIGNS[text] : undefined;
    if (value !== undefined) digit = digit === undefined ? value : digit * 10 + value;
    else if (scale !== undefined && scale < 1e4) {
      section += (digit ?? 1) * scale;
      digit = undefined;
    } else if (scale !== undefined && to > from) {
      total += (section + (digit ?? 0)) * scale;
      [section, digit] = [0, undefined];
    } else break;
  }
  const value = total + section + (digit ?? 0);
  return to === from || value <= 1 ? undefined : { value, from, to };
}
