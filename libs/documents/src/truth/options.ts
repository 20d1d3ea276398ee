import { parsePartialDate } from '#json-resume';
import type { PartialDate } from '#json-resume';
import type { Language } from '#language';
import type { Posting } from './letter/posting.js';

export interface CheckOptions {
  /** The language the document was asked for in; used where a statement is too short to tell by itself. */
  readonly language?: Language | undefined;
  readonly posting?: Posting | undefined;
  /** The day to which posts still held are counted, `YYYY-MM-DD` or shorter. Default: today, UTC. */
  readonly asOf?: string | undefined;
}

/** The day of the options; today when none is given. @throws RangeError when it is no date. */
export function dayOf({ asOf }: CheckOptions): PartialDate {
  const day = parsePartialDate(asOf ?? new Date().toISOString().slice(0, 10));
  if (day === undefined) throw new RangeError('asOf is not a date');
  return day;
}
