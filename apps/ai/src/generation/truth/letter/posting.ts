import { judgeLanguage } from '../../vocabulary/index.js';
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
export function postingFacts(posting: Posting): Fact[] {
  const texts = [posting.title ?? '', posting.company ?? '', ...sentencesOf((posting.text ?? '').slice(0, MAX_POSTING))].filter(
    (text) => text.trim() !== '',
  );
  return texts.map((text) => {
    const judged = judgeLanguage(text);
    return {
      pointer: '',
      key: 'position',
      section: 'skills',
      entry: undefined,
      reading: new Reading(text, judged === 'other' || judged === 'unclear' ? 'en' : judged),
    };
  });
}
