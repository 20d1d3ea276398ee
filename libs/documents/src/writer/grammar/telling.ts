/**
 * A line of a résumé made fit for a letter:
 * `clause` stands as a main clause in the first person after an adverbial ("… , I cut costs by 8 %"; German already inverted: "senkte ich …");
 * `nominal` stands as an object with its article ("the introduction of …");
 * `role` is what somebody was there ("preceptor for 9 new nurses");
 * `listed` is a phrase without article, which stands only where a list may ("includes X", or after a colon).
 * The person's words and figures are kept in all four; only the first letter, the subject, the article and the person of the verb are ours.
 */
export interface Telling {
  readonly form: 'clause' | 'nominal' | 'role' | 'listed';
  readonly text: string;
  /** A noun of more than one, where the verb before it has to know. */
  readonly plural?: boolean;
}

/** One line, without bullet, marks of emphasis and final mark: ready to stand inside a sentence. */
export const bare = (text: string): string =>
  text
    .replace(/\s+/gu, ' ')
    .replace(/\*\*|__|`/gu, '')
    .replace(/^\s*[-–—•·*●▪◦‣■]\s+/u, '')
    .trim()
    .replace(/[.。．;；,、:：!]+$/u, '')
    .trim();

/** The first sentence of a line that has several: a whole statement, still the person's words. An abbreviation or an initial ends none. */
export function firstSentence(text: string): string {
  for (const { index } of text.matchAll(/[.!?]\s+(?=\p{Lu})|。(?=.)/gu)) {
    const head = text.slice(0, index);
    if (
      !/(?:^|[\s(])(?:\p{L}|[A-ZÀ-Þ]\.|approx|ca|bzw|inkl|e\.g|i\.e|z\.\s?B|u\.\s?a|Nr|No|St|Dr|Mr|Mrs|Ms|Prof|Dipl|Ing|etc|vs|env|réf)$/u.test(
        head,
      )
    )
      return head;
  }
  return text;
}

/** The first word and the rest. */
export function firstWord(text: string): readonly [word: string, rest: string] {
  const at = text.search(/\s/u);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

/** Lower case at the start only, for words known to be no names. */
export const uncapital = (text: string): string => text.slice(0, 1).toLowerCase() + text.slice(1);

/** Lower case at the start, unless the word is an acronym, a name with a capital inside, or followed by another capital ("Red Hat"). */
export const gently = (text: string): string =>
  /^\p{Lu}\p{Ll}+(?:[-’']\p{Ll}+)*(?:[\s,]+(?!\p{Lu})|$)/u.test(text) ? uncapital(text) : text;

/** A set of words written with spaces between them. */
export const wordSet = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/u).filter((word) => word !== ''));
