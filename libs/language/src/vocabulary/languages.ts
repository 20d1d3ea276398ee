import { ENDINGS, FUNCTION_WORDS, LETTERS } from './tables/languages.js';

/** The languages whose statements can be checked whole. */
export const LANGUAGES = ['en', 'fr', 'de', 'es', 'ja'] as const;
export type Language = (typeof LANGUAGES)[number];

export const isLanguage = (text: string): text is Language => (LANGUAGES as readonly string[]).includes(text);

const WORDS = Object.entries(FUNCTION_WORDS).map(([language, words]) => [language, new Set(words.split(' '))] as const);
/** The two letters before are looked back for: looked for ahead they are tried from each letter of a word to its end, which takes seconds where a word has thousands. */
const SUFFIXES = Object.entries(ENDINGS).map(
  ([language, endings]) => [language, new RegExp(`(?<=\\p{L}{2})(?:${endings})$`, 'u')] as const,
);

/** A function word tells more than an ending, which languages share; measured on the corpus of libs/documents/evals. */
const WORD_WEIGHT = 2;
const LETTER_WEIGHT = 1;
const ENDING_WEIGHT = 0.6;

/** What each word says, once: texts are made of the same few thousand words, and a word costs twenty looks into tables. 20,000 of them are 4 MB. */
const KNOWN_WORDS = 20_000;
/** Longer ones are no words of a text; they would be most of that memory. */
const LONGEST_KNOWN = 40;
const known = new Map<string, readonly Points[]>();

type Points = readonly [language: string, points: number];

function pointsOf(word: string): readonly Points[] {
  const holders = WORDS.filter(([, words]) => words.has(word));
  if (holders.length > 0) return holders.map(([language]) => [language, WORD_WEIGHT / Math.sqrt(holders.length)]);
  const found: Points[] = [];
  for (const [language, endings] of SUFFIXES) if (endings.test(word)) found.push([language, ENDING_WEIGHT]);
  for (const [language, characters] of Object.entries(LETTERS))
    if ([...characters].some((c) => word.includes(c))) found.push([language, LETTER_WEIGHT]);
  return found;
}

function remembered(word: string): readonly Points[] {
  const before = known.get(word);
  if (before) return before;
  const points = pointsOf(word);
  if (word.length > LONGEST_KNOWN) return points;
  if (known.size >= KNOWN_WORDS) known.clear();
  known.set(word, points);
  return points;
}

/** Points of evidence for each language. */
function evidence(text: string): Map<string, number> {
  const score = new Map<string, number>();
  for (const word of text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [])
    for (const [language, points] of remembered(word)) score.set(language, (score.get(language) ?? 0) + points);
  return score;
}

type Judgement = Language | 'other' | 'unclear';

/** Nothing else has to be counted in it. */
const ASCII = /^[\t-~]*$/;

/** What the script says by itself; undefined for Latin letters. */
function byScript(text: string): Judgement | undefined {
  if (ASCII.test(text)) return /[a-z]/i.test(text) ? undefined : 'unclear';
  const letters = text.match(/\p{L}/gu) ?? [];
  if (letters.length === 0) return 'unclear';
  const share = (pattern: RegExp): number => (text.match(pattern) ?? []).length / letters.length;
  const kana = share(/[\p{sc=Hira}\p{sc=Kana}]/gu);
  const han = share(/\p{sc=Han}/gu);
  if (kana > 0 && kana + han > 0.15) return 'ja';
  // Han without kana: a Japanese title or name is short; a long run is Chinese, as are its simplified forms.
  if (han > 0.3) return letters.length > 14 || /[们这发东经业务产营网员]/u.test(text) ? 'other' : 'ja';
  return share(/\p{sc=Latin}/gu) < 0.6 ? 'other' : undefined;
}

/**
 * The language of a text: one of the five, `other` when it is clearly none of them, `unclear` when the text says too little
 * (a name, a figure, two technical words).
 */
export function judgeLanguage(text: string): Judgement {
  const script = byScript(text);
  if (script !== undefined) return script;
  const [best, second] = [...evidence(text)].toSorted((a, b) => b[1] - a[1]);
  if (best === undefined || best[1] < 1 || best[1] - (second?.[1] ?? 0) < 0.4) return 'unclear';
  return isLanguage(best[0]) ? best[0] : best[1] < 3 ? 'unclear' : 'other';
}

/** Texts of fewer words are titles and names: endings there mislead (`comptable` looks English). */
const FEW_WORDS = 5;

/**
 * The language to read a text in, inside a document of a known language: its own where it is long enough to tell, else the
 * document's. Undefined for a text in none of the five.
 */
export function readingLanguage(text: string, document: Language | undefined): Language | undefined {
  const judged = judgeLanguage(text);
  if (judged === 'unclear' || judged === document || document === undefined)
    return judged === 'unclear' || judged === 'other' ? (document ?? undefined) : judged;
  // A Japanese name in a sentence of another language does not make it Japanese.
  if (judged === 'ja') return (evidence(text).get(document) ?? 0) >= CLEARLY ? document : judged;
  if (document === 'ja') return judged === 'other' ? undefined : judged;
  const few = (text.match(/[\p{L}\p{M}]+/gu) ?? []).length < FEW_WORDS;
  const score = evidence(text);
  const best = Math.max(...score.values());
  const own = score.get(document) ?? 0;
  if (few || best < own + CLEARLY) return document;
  return judged === 'other' ? undefined : judged;
}

/** How much more evidence another language needs than the document's own; function words are shared between neighbours. */
const CLEARLY = 3;

/** The language of a text among the five, or undefined when it is another one or cannot be told. */
export function detectLanguage(text: string): Language | undefined {
  const judged = judgeLanguage(text);
  return judged === 'other' || judged === 'unclear' ? undefined : judged;
}
