import { fold } from '#language';
import { nameWords, organisationWords } from '../reading/names.js';
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
  const spoken = reading.tokens.map((token, at) => ({ token, at })).filter(({ token }) => !ARTICLES.test(token.text));
  for (const part of shortForms(words)) {
    const first = spoken.findIndex((_, i) =>
      part.every((word, k) => {
        const text = spoken[i + k]?.token.text;
        return text === word || (k === part.length - 1 && text === `${word}s`);
      }),
    );
    const found = spoken[first];
    if (found !== undefined && (/^[\p{Lu}\p{N}]/u.test(found.token.raw) || /^\p{Ll}/u.test(name.trim()))) return found.at;
  }
  return undefined;
}

/** Left out of names before they are compared (see `nameWords`), so left out of what they are compared with. */
const ARTICLES = /^(?:the|and|und|et|y|die|der|das|la|le|el)$/u;

/** The rest of a name without its first word must be as long as this to be known by. */
const LONG = 10;

/** How people shorten a name: `Mercy General` of `Mercy General Hospital Leeds`, `Grande Marée` of `Restaurant La Grande Marée`. */
function shortForms(words: readonly string[]): (readonly string[])[] {
  const forms = [words];
  if (words.length > 2) forms.push(words.slice(0, -1));
  if (words.length > 3) forms.push(words.slice(0, 2));
  if (words.length > 2 && words.slice(1).join('').length >= LONG) forms.push(words.slice(1));
  if (words.length > 1 && organisationWords.has(words[0] ?? '') && words.slice(1).join('').length >= 5) forms.push(words.slice(1));
  if (words.length === 2 && organisationWords.has(words[1] ?? '') && (words[0] ?? '').length >= 5) forms.push(words.slice(0, 1));
  return forms;
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
