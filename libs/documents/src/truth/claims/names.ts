import { tokenize, type Token } from '#language';
import { rootOf } from '../reading/root.js';
import { inOrder } from '../master/scope.js';
import type { Fact } from '../master/facts.js';
import { isFiller } from '../reading/content.js';
import { isOrdinary, nameWords, organisationWords } from '../reading/names.js';
import type { NameMention } from '../reading/names.js';
import type { Reading } from '../reading/reading.js';
import { GROUPS_OF } from '../reading/meanings.js';
import { acronymSpans } from './acronyms.js';
import { ownAt, Tally } from './ask.js';
import { isLight, ofLetters } from './light.js';
import type { Ask, Outcome } from './ask.js';

/** Employers, institutions, clients, places: every proper name must be the person's own, in reach of the statement. */
export function checkNames(ask: Ask): Outcome {
  const tally = new Tally();
  const { statement } = ask;
  const all = inOrder(ask.scope);
  for (const name of [...strangersIn(ask), ...statement.names]) {
    // A maker known from a tool the person uses ("Siemens S7") is not thereby a client.
    const facts = name.sure
      ? all.filter(({ section, key, pointer }) => pointer === '' || (section !== 'skills' && key !== 'keywords'))
      : all;
    if (inOther(statement, name) || ownAt(ask, name) !== undefined) continue;
    const whole = facts.filter((fact) => holdsAll(fact.reading, name.words));
    if (whole.length > 0) {
      tally.carried(whole.slice(0, 2));
      continue;
    }
    const strange = strangeWords(ask, name, facts);
    if (strange.length === 0 || isSpelled(ask, name)) continue;
    const claim = statement.excerpt(name);
    tally.refuse('name', claim, `“${claim}”: no such name here in the person's data`);
  }
  return tally.outcome;
}

/** Mentions of the posting's company, which may look like any words. */
function strangersIn({ statement, strangers }: Ask): NameMention[] {
  return strangers.flatMap((stranger) => {
    const words = nameWords(stranger);
    const cjk = /[\p{sc=Han}\p{sc=Kana}]/u.test(stranger);
    const wanted = cjk ? tokenize(words.join('')).map(({ text }) => text) : words;
    if (wanted.join('').length < 2) return [];
    const from = statement.tokens.findIndex(
      (token, i) => wanted.every((word, k) => statement.tokens[i + k]?.text === word) && (cjk || /^[\p{Lu}\p{N}]/u.test(token.raw)),
    );
    return from < 0 ? [] : [{ from, to: from + wanted.length, words: cjk ? [words.join('')] : words, sure: true }];
  });
}

/** Whether a mention is an acronym of the person's spelled out, or words of theirs shortened to one. */
const isSpelled = (ask: Ask, { from, to, sure }: NameMention): boolean =>
  !sure && acronymSpans(ask).some((span) => span.from === from && span.to === to);

/** Whether a mention lies within a skill, a title, a degree or a language, which are checked as such. */
function inOther(statement: Reading, name: NameMention): boolean {
  const start = statement.tokens[name.from]?.start ?? 0;
  const end = statement.tokens[name.to - 1]?.end ?? 0;
  const within = ({ from, to }: { from: number; to: number }): boolean => from <= name.from && name.to <= to;
  return (
    statement.skills.some((skill) => skill.start <= start && end <= skill.end) ||
    statement.spoken.some(within) ||
    statement.degrees.some(({ from, to }) => within({ from, to })) ||
    statement.dates.some(within) ||
    (statement.titles.some(within) && !name.sure)
  );
}

function holdsAll(reading: Reading, words: readonly string[]): boolean {
  return words.every((word) => holds(reading, word));
}

/** Whether a text has a word of a name: as it is, with the -s of a genitive, or written together with others. */
function holds(reading: Reading, word: string): boolean {
  if (reading.tokenSet.has(word) || reading.tokenSet.has(`${word}s`) || (word.endsWith('s') && reading.tokenSet.has(word.slice(0, -1))))
    return true;
  if (/[\p{sc=Han}\p{sc=Kana}]/u.test(word))
    return reading.compact.includes(word) || (word.endsWith('社') && reading.compact.includes(word.slice(0, -1)));
  return word.length >= 5 && reading.compact.includes(word) && reading.folded.split(' ').length < 12 && wholeRun(reading, word);
}

/** `thyssenkrupp` for `Thyssen Krupp`: the word is two or three tokens of the text in a row. */
const wholeRun = (reading: Reading, word: string): boolean =>
  reading.tokens.some((_, i) =>
    [2, 3].some(
      (length) =>
        reading.tokens
          .slice(i, i + length)
          .map(({ text }) => text)
          .join('') === word,
    ),
  );

/** A German noun of the tables of meaning is an ordinary one, whatever stands before it. */
function isCommon(raw: string): boolean {
  const root = rootOf(raw, 'de');
  return isLight(root, 'de') || ofLetters('de').has(root) || GROUPS_OF('de', root).length > 0;
}

/** Shorter parts of a German compound are endings. */
const PART = 5;

/** `Nitrat` of `Nitratmethode`: a part of a compound of the person's is no name. */
const isPart = (word: string, { tokens }: Reading): boolean =>
  word.length >= PART &&
  tokens.some(({ text }) => text.length >= word.length + 3 && (text.startsWith(word) || text.endsWith(word) || text.endsWith(`${word}s`)));

/** `温室建設` of 温室の建設: the parts of a compound, two signs each. */
const pairsOf = (word: string): string[] => word.match(/.{1,2}/gu) ?? [];

/** The words of a name that neither the person's data nor the language explains. */
function strangeWords(ask: Ask, name: NameMention, facts: readonly Fact[]): Token[] {
  const { statement } = ask;
  const language = statement.language ?? 'en';
  const tokens = statement.tokens.slice(name.from, name.to);
  if (tokens[0]?.cjk === true) {
    const word = name.words.join('');
    const apartIn = (reading: Reading): boolean =>
      !name.sure && word.length > 2 && pairsOf(word).every((pair) => reading.compact.includes(pair));
    return facts.some(({ reading }) => holds(reading, word) || apartIn(reading)) || (!name.sure && acronymOf(word, facts))
      ? []
      : [tokens[0] as Token];
  }
  const known = (token: Token): boolean =>
    facts.some(({ reading }) => holds(reading, token.text) || reading.stems.has(rootOf(token.raw, language))) ||
    (language === 'de' && !name.sure && facts.some(({ reading }) => isPart(token.text, reading)));
  const covered = (at: number): boolean =>
    statement.skills.some(({ start, end }) => start <= (statement.tokens[at]?.start ?? 0) && (statement.tokens[at]?.end ?? 0) <= end) ||
    [...statement.titles, ...statement.spoken, ...statement.dates, ...statement.degrees].some(({ from, to }) => from <= at && at < to);
  const open = tokens.filter(
    (token, i) =>
      /^\p{Lu}/u.test(token.raw) &&
      !isFiller(token, language) &&
      !covered(name.from + i) &&
      ownAt(ask, { from: name.from + i, to: name.from + i + 1 }) === undefined,
  );
  if (expands(tokens, facts)) return [];
  const strange = open.filter(
    (token) =>
      !known(token) &&
      (name.sure || !(isOrdinary(token.text, token.raw, language) || (language === 'de' && isCommon(token.raw)))) &&
      !acronymOf(token.raw, facts),
  );
  if (strange.length > 0) return strange;
  // All words are known, but of different names: "Leeds General Hospital" out of "University of Leeds" and "General Hospital Bath".
  const words = tokens.filter((token, i) => /^\p{Lu}/u.test(token.raw) && !isFiller(token, language) && !covered(name.from + i));
  const organisation = words.filter(({ text }) => organisationWords.has(text));
  const proper = words.filter((token) => !organisationWords.has(token.text) && !isOrdinary(token.text, token.raw, language));
  const together = (reading: Reading): boolean =>
    proper.every((token) => holds(reading, token.text)) && organisation.some((token) => holds(reading, token.text));
  const mixed =
    organisation.length > 0 && proper.length > 0 && !facts.some(({ reading }) => together(reading)) && !apart(ask, name, proper);
  return mixed ? proper : [];
}

/** Whether the words of a name lie in several texts of the person's side by side: a school and its field, not a mixture of names. */
const apart = (ask: Ask, name: NameMention, proper: readonly Token[]): boolean =>
  ask.own.some(({ from, to }) => to - from > 1 && from < name.to && name.from < to) &&
  proper.every((token) => {
    const at = ask.statement.tokens.indexOf(token);
    return ownAt(ask, { from: at, to: at + 1 }) !== undefined;
  });

/** `ICU` where the source writes "intensive care unit": capitals that are the initials of words in a row. */
function acronymOf(word: string, facts: readonly Fact[]): boolean {
  if (!/^\p{Lu}{2,6}s?$/u.test(word)) return false;
  const letters = word.replace(/s$/u, '').toLowerCase();
  return facts.some(({ reading }) => spells(reading.tokens, letters));
}

/** Whether words in a row have the letters in order, each word its first: also `SPFH` of "sozialpädagogische Familienhilfe". */
export function spells(tokens: readonly Token[], letters: string): boolean {
  const from = (at: number, done: number): boolean => {
    if (done === letters.length) return true;
    const text = tokens[at]?.text ?? '';
    if (text === '' || text[0] !== letters[done]) return text.length <= 3 && text !== '' && done > 0 && from(at + 1, done);
    let used = done + 1;
    if (from(at + 1, used)) return true;
    // A compound may give the letters of its parts; a short word gives only its first.
    for (let i = 1; i < text.length && text.length > 7 && used < letters.length; i += 1)
      if (text[i] === letters[used] && from(at + 1, (used += 1))) return true;
    return false;
  };
  return tokens.some((_, i) => from(i, 0));
}

/** `Certified Welding Inspector` where the source writes CWI: initials of capitalised words in a row. */
function expands(name: readonly Token[], facts: readonly Fact[]): boolean {
  const initials = name
    .filter(({ raw }) => /^\p{Lu}/u.test(raw))
    .map(({ text }) => text[0])
    .join('');
  return initials.length >= 3 && facts.some(({ reading }) => reading.tokenSet.has(initials));
}
