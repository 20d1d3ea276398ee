import { adjacencyGraphs, dictionary as common } from '@zxcvbn-ts/language-common';
import { dictionary as english } from '@zxcvbn-ts/language-en';
import { FAMOUS_PHRASES } from './famous-phrases.js';

/**
 * The most used passwords of published breaches, 49,000 of them, and English words by how often they are said (OpenSubtitles), as
 * `@zxcvbn-ts` ships and updates them (MIT; the words ODC-BY). Without spaces and punctuation, lower case.
 */
const MOST_USED: ReadonlySet<string> = new Set(wordsOf(common['passwords-common']));
const RANK = rankOf([english['commonWords-en'], english['firstnames-en']]);

function wordsOf(list: unknown): string[] {
  if (!Array.isArray(list)) throw new Error('@zxcvbn-ts has no such list');
  return list.map((word) => bareOf(String(word)));
}

function bareOf(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

function rankOf(lists: readonly unknown[]): ReadonlyMap<string, number> {
  const ranks = new Map<string, number>([['i', 1], ['a', 2]]); // prettier-ignore
  for (const list of lists) {
    for (const [i, word] of wordsOf(list).entries()) {
      if (word.length > 1 && (ranks.get(word) ?? Number.POSITIVE_INFINITY) > i + 2) ranks.set(word, i + 2);
    }
  }
  return ranks;
}

/** A list's word that digits make long is still that word; shorter ones stand in too many good passwords. */
const SHORTEST_USED = 6;
/** A sentence of this many bits by the ranks of its words is what people say every day; four words drawn from a list of thousands have 45 and more. */
const SAID_EVERY_DAY_BITS = 31;
const LONGEST_WORD = 24;
/** Longer texts are no phrase anybody types; the work below grows with the length. */
const LONGEST_PHRASE = 64;

/**
 * Whether a password is one of the most used, a famous phrase or an everyday sentence, or one key after its neighbour. Spaces, case and
 * punctuation count for nothing, nor do digits, years and `!` at its ends.
 */
export function isGuessable(password: string): boolean {
  const bare = bareOf(password.normalize('NFKC'));
  if (bare.length > LONGEST_PHRASE) return false;
  const core = bare.replace(/^\p{N}+|\p{N}+$/gu, '');
  const phrases = new Set([bare, core, repeated(core)]);
  const long = [...phrases].filter((phrase) => phrase.length >= SHORTEST_USED);
  return (
    [...withoutDigits(bare), ...withoutDigits(repeated(bare)), ...long].some(
      (text) => text.length >= SHORTEST_USED && MOST_USED.has(text),
    ) ||
    isSnake(password.normalize('NFKC').toLowerCase()) ||
    long.some((phrase) => isSaid(phrase) || isFamous(phrase))
  );
}

/** The text with any number of the digits at its ends cut off: a listed password may end in digits itself. */
function* withoutDigits(text: string): Generator<string> {
  const [before = '', after = ''] = [/^\d{0,10}/.exec(text)?.[0], /\d{0,10}$/.exec(text)?.[0]];
  for (let from = 0; from <= before.length; from++) {
    for (let cut = 0; cut <= after.length; cut++) yield text.slice(from, text.length - cut);
  }
}

/** `ihateyouihateyou` → `ihateyou`. */
function repeated(text: string): string {
  const half = text.slice(0, Math.floor(text.length / 2));
  return half.length >= SHORTEST_USED && text === half + half ? half : text;
}

/** A famous phrase, or ten letters and more of its beginning, with one slip in eight letters. */
function isFamous(phrase: string): boolean {
  return FAMOUS_PHRASES.some((famous) => {
    if (phrase.length < Math.min(10, famous.length) || !beginAlike(phrase, famous)) return false;
    const slips = Math.floor(phrase.length / 8);
    return phrase.length <= famous.length + slips && distanceToBeginning(phrase, famous) <= slips;
  });
}

/** Whether four of the first twelve letters in a row stand where they may with two slips: cheap, and says no to nearly all. */
const beginAlike = (phrase: string, famous: string): boolean =>
  [0, 4, 8].some((at) => famous.slice(Math.max(0, at - 2), at + 6).includes(phrase.slice(at, at + 4)));

/** Levenshtein distance of a text to the nearest beginning of another. */
function distanceToBeginning(text: string, whole: string): number {
  let row = Array.from({ length: whole.length + 1 }, (_, i) => i);
  for (let i = 1; i <= text.length; i++) {
    const next = [i];
    for (let j = 1; j <= whole.length; j++)
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (text[i - 1] === whole[j - 1] ? 0 : 1)));
    row = next;
  }
  return Math.min(...row);
}

/** Whether it reads as words so usual that together they are no secret: the bits of a word are those of its rank. */
function isSaid(phrase: string): boolean {
  const fewest = [0];
  for (let end = 1; end <= phrase.length; end++) {
    let best = Number.POSITIVE_INFINITY;
    for (let start = Math.max(0, end - LONGEST_WORD); start < end; start++) {
      const rank = fewest[start]! < SAID_EVERY_DAY_BITS ? RANK.get(phrase.slice(start, end)) : undefined;
      if (rank !== undefined) best = Math.min(best, fewest[start]! + Math.log2(rank + 1));
    }
    fewest.push(best);
  }
  return fewest.at(-1)! <= SAID_EVERY_DAY_BITS;
}

/** By key, those next to it in each direction; null where there is none. */
type Keyboard = Readonly<Record<string, readonly (string | null)[]>>;

/** Keys next to each other, on any of the usual keyboards and the key pad: one path over them, or nearly. */
function isSnake(text: string): boolean {
  const pairs = [...text].slice(1).map((key, i) => [text[i]!, key] as const);
  return Object.values<Keyboard>(adjacencyGraphs).some((graph) => {
    const near = pairs.filter(([a, b]) => a === b || (graph[a] ?? []).some((keys) => keys?.includes(b))).length;
    return text.length >= 8 && near >= 0.85 * pairs.length;
  });
}
