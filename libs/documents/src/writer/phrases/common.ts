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
export function studyLine({
  type,
  area,
  institution,
}: {
  readonly type: string;
  readonly area: string;
  readonly institution: string;
}): string {
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

/** The wording whose turn it is. */
export const turned = (turn: number, wordings: readonly string[]): string => wordings[turn % wordings.length] ?? '';
