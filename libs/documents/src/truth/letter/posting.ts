import { judgeLanguage, readingLanguage, type Language } from '#language';
import type { Fact } from '../master/facts.js';
import { sentencesOf } from '../master/sentences.js';
import { Reading } from '../reading/reading.js';

/** The posting a document answers. What stands in it is never a source about the person. */
export interface Posting {
  readonly title?: string | undefined;
  readonly company?: string | undefined;
  readonly text?: string | undefined;
}

/** Longer postings are cut: nobody addresses an employer by what stands behind this. */
const MAX_POSTING = 50_000;

/** The posting as facts without a pointer: they can carry words about the employer, and are never named as a source. */
export function postingFacts(posting: Posting, document: Language | undefined): Fact[] {
  const texts = [posting.title ?? '', posting.company ?? '', ...sentencesOf((posting.text ?? '').slice(0, MAX_POSTING))].filter(
    (text) => text.trim() !== '',
  );
  const judged = judgeLanguage(posting.text ?? '');
  const own = judged === 'other' || judged === 'unclear' ? (document ?? 'en') : judged;
  return texts.map((text) => ({
    pointer: '',
    key: 'position',
    section: 'skills',
    entry: undefined,
    reading: new Reading(text, readingLanguage(text, own) ?? own),
  }));
}
