import type { StudyParts } from './phrasebook.js';

/** Employers that are none: nobody works "at Freelance". */
const SELF =
  /^(?:freelance|freelancer|self[- ]employed|independent|indépendante?|à mon compte|freiberuflich|selbst(?:st)?ändig|autónom[oa]|por cuenta propia|フリーランス|個人事業主)$/iu;

export const isSelf = (name: string): boolean => SELF.test(name.trim());

/** "a, b and c": one item stands alone, two have only the last mark. */
export function joinList(items: readonly string[], between: string, last: string): string {
  const final = items.at(-1) ?? '';
  return items.length < 2 ? final : items.slice(0, -1).join(between) + last + final;
}

/** Parts that are not empty, joined. */
export const joined = (separator: string, ...parts: readonly string[]): string => parts.filter((part) => part !== '').join(separator);

export const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** "A, B (C)": the parts of a course of study, whichever are given. */
export function studyLine({ type, area, institution }: StudyParts): string {
  const what = joined(', ', type, area);
  return what === '' ? institution : what + (institution === '' ? '' : ` (${institution})`);
}

/**
 * A capital letter that only marks the start of an entry is dropped inside a sentence ("Soins infirmiers" → "soins infirmiers");
 * names and acronyms keep theirs. `isCommon` says whether a single word is no name.
 */
export function inlineCommon(term: string, isCommon: (term: string) => boolean): string {
  const [first = '', ...rest] = term.split(' ');
  const startsPlain = /^\p{Lu}\p{Ll}+(?:-\p{Ll}+)*$/u.test(first) || /^\p{Lu}[’']?\p{Ll}+$/u.test(first);
  return startsPlain && rest.every((word) => !/^\p{Lu}/u.test(word)) && isCommon(term)
    ? first.slice(0, 1).toLowerCase() + term.slice(1)
    : term;
}

/** "French (B2)"; a note that is a plain word is written small. */
export const withNote = (term: string, note: string): string => (note === '' ? term : `${term} (${note})`);

/** Ends a sentence: what ends in a full stop of its own ("Acme, Inc.") gets no second one. */
export const end = (text: string): string => (/[.!?…]$/u.test(text) ? text : `${text}.`);

/** "(Ref. AE-2291)" behind what is applied for. */
export const referenced = (text: string, word: string, reference: string | undefined): string =>
  reference === undefined ? text : `${text} (${word} ${reference})`;

/** Several lines in one sentence: by commas, or by semicolons where a line has commas of its own. */
export const lineUp = (lines: readonly string[], list: (items: readonly string[]) => string, semicolon = '; '): string =>
  lines.some((line) => line.includes(',')) ? lines.join(semicolon) : list(lines);
