import type { PartialDate } from '#json-resume';
import type { Ground } from './facts.js';
import type { Tone } from './phrases/phrasebook.js';

/** What a letter is written from. */
export interface LetterTask extends Ground {
  readonly tone: Tone;
  readonly asOf: PartialDate;
  readonly signature: string;
  readonly seed: string;
}
