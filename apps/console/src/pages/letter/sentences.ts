export interface Sentence {
  readonly text: string;
  /** Place among all sentences: `/body/<index>` of the letter's provenance. */
  readonly index: number;
}

/**
 * A letter's body as paragraphs of lines of sentences, counted as its provenance counts them. The API gives no offsets, so the browser's own
 * rules split (UAX 29); where they come to another number than `count`, nobody knows which is which, and the answer is undefined.
 */
export function sentencesOf(body: string, count: number, language?: string): readonly (readonly (readonly Sentence[])[])[] | undefined {
  const segmenter = new Intl.Segmenter(language, { granularity: 'sentence' });
  let index = 0;
  const paragraphs = body.split('\n\n').map((paragraph) =>
    paragraph.split('\n').map((line) => [...segmenter.segment(line)].filter((s) => s.segment.trim() !== '').map((s): Sentence => ({ text: s.segment, index: index++ }))),
  ); // prettier-ignore
  return index === count ? paragraphs : undefined;
}
