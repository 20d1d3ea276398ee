import { fold } from '../../vocabulary/index.js';
import { nameWords } from '../reading/names.js';
import type { Reading } from '../reading/reading.js';
import type { Entry, Facts } from './facts.js';

/** The keys an entry is known by. */
const NAME_KEYS = ['name', 'organization', 'institution', 'entity', 'awarder', 'issuer', 'publisher'];
const PLACES = new Set(['work', 'volunteer', 'education', 'projects']);

/** Entries (posts, schools, projects) a text names, in order of mention: all words of the name, legal forms aside, stand in a row. */
export function namedEntries(reading: Reading, facts: Facts): { readonly entry: Entry; readonly at: number }[] {
  return facts.entries
    .filter(({ section }) => PLACES.has(section))
    .flatMap((entry) => {
      const at = NAME_KEYS.slice(0, 4)
        .map((key) => entry.value[key])
        .filter((name) => typeof name === 'string')
        .map((name) => mentionOf(reading, name))
        .find((index) => index !== undefined);
      return at === undefined ? [] : [{ entry, at }];
    })
    .sort((a, b) => a.at - b.at);
}

function mentionOf(reading: Reading, name: string): number | undefined {
  const words = nameWords(name);
  if (words.length === 0 || words.join('').length < 3) return undefined;
  if (/[\p{sc=Han}\p{sc=Kana}]/u.test(name)) {
    const at = reading.compact.indexOf(words.join(''));
    return at < 0 ? undefined : tokenAt(reading, at);
  }
  const all = reading.tokens.map(({ text }) => text);
  // The first two words are enough of a long name: "Mercy General" for "Mercy General Hospital Leeds".
  for (const length of new Set([words.length, Math.max(2, words.length - 1), words.length > 3 ? 2 : words.length])) {
    const part = words.slice(0, length);
    if (part.join('').length < 4 && words.length > length) continue;
    const at = all.findIndex((_, i) =>
      part.every((word, k) => all[i + k] === word || (k === part.length - 1 && all[i + k] === `${word}s`)),
    );
    if (at >= 0 && /^(?:\p{Lu}|\p{N})/u.test(reading.tokens[at]?.raw ?? '') === /^(?:\p{Lu}|\p{N})/u.test(name.trim())) return at;
  }
  return undefined;
}

function tokenAt(reading: Reading, character: number): number {
  let passed = 0;
  return reading.tokens.findIndex(({ text }) => (passed += text.length) > character);
}

/** Whether two names are one: case, accents, legal forms and articles aside. */
export const sameName = (a: string, b: string): boolean => {
  const [x, y] = [nameWords(a).join(''), nameWords(b).join('')];
  return x === y && (x !== '' || fold(a) === fold(b));
};
