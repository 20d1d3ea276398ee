import type { Item } from './material.js';

/** Whom a sentence speaks of: the person (checked against the master), the employer (may use the posting's words), or nobody. */
export type About = 'person' | 'employer' | 'frame';

export interface LetterSentence {
  readonly text: string;
  /** JSON pointers into the master. */
  readonly sources: readonly string[];
  readonly about: About;
  /** 0 is the salutation, 1 to 4 the paragraphs, 5 the close with the name. */
  readonly paragraph: number;
}

/** A sentence that may be there. */
export interface Part extends LetterSentence {
  /** 0: always; otherwise the order in which sentences are added until the letter is long enough. */
  readonly need: number;
  /** Goes first where long lines make even the necessary sentences too many. */
  readonly droppable: boolean;
  /** What it shows of the master, for the letter's own coverage. */
  readonly items: readonly Item[];
}

/** A part as the letter holds it. */
export const sentenceOf = ({ text, sources, about, paragraph }: Part): LetterSentence => ({ text, sources, about, paragraph });

/** The text of a letter from its sentences; leaving one out leaves the rest as it is. */
export function letterBody(sentences: readonly LetterSentence[], space: string): string {
  return [0, 1, 2, 3, 4, 5]
    .map((paragraph) => sentences.filter((sentence) => sentence.paragraph === paragraph).map((sentence) => sentence.text))
    .map((texts, paragraph) => texts.join(paragraph === 5 ? '\n' : space))
    .filter((text) => text !== '')
    .join('\n\n');
}
