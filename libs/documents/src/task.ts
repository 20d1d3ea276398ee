import type { Language, Posting } from '#language';
import type { Master } from './writer/master.js';
import type { Tone } from './writer/phrases/phrasebook.js';

export type DocumentKind = 'RESUME' | 'COVER_LETTER';

/** One document to write. */
export interface WritingTask {
  readonly master: Master;
  readonly posting: Posting;
  readonly language: Language;
  readonly tone: Tone;
}
