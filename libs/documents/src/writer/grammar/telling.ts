/**
 * A line of a résumé made fit for a letter:
 * `clause` stands as a main clause in the first person after an adverbial ("… , I cut costs by 8 %"; German already inverted: "senkte ich …");
 * `nominal` stands as an object with its article ("the introduction of …"); `quote` is the line itself, to be put in quotation marks.
 * The person's words and figures are kept in all three; only the first letter, the subject and the article are ours.
 */
export interface Telling {
  readonly form: 'clause' | 'nominal' | 'quote';
  readonly text: string;
}

/** One line, without bullet, marks of emphasis and final mark: ready to stand inside a sentence. */
export const bare = (text: string): string =>
  text
    .replace(/\s+/gu, ' ')
    .replace(/\*\*|__|`/gu, '')
    .replace(/^\s*[-–—•·*●▪◦‣■]\s+/u, '')
    .trim()
    .replace(/[.。．;；,、]+$/u, '');

/** The first word and the rest. */
export function firstWord(text: string): readonly [word: string, rest: string] {
  const at = text.search(/\s/u);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

/** Lower case at the start only, for words known to be no names. */
export const uncapital = (text: string): string => text.slice(0, 1).toLowerCase() + text.slice(1);

/** A set of words written with spaces between them. */
export const wordSet = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/u).filter((word) => word !== ''));

/** Whether a line is more than one sentence: only quotation marks hold it together then. */
export const isSeveralSentences = (text: string): boolean => /[.!?]\s+\p{Lu}|。./u.test(text);
