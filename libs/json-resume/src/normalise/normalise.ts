import type { JsonObject } from '#strict-json';
import { withAside } from './aside.js';
import { Repairs } from './finding.js';
import type { Finding } from './finding.js';
import { repairRecord } from './record.js';
import { isRegularRecord } from './regular.js';

export interface Normalised {
  /** The record in today's dialect; the very same object when nothing had to be changed. */
  readonly resume: JsonObject;
  readonly findings: readonly Finding[];
  /** True when `resume` differs from the record. */
  readonly changed: boolean;
  /** Pointer into `resume` → pointer into the record as it came. */
  readonly originOf: (pointer: string) => string;
}

const sameAs = (pointer: string): string => pointer;

/**
 * Reads any dialect of JSON Resume as 1.x and says what it did. Loses nothing: keys that no dialect knows are kept as they
 * are, a record in today's dialect comes back identical, what a repair leaves over is kept under `meta.setAside`, and what
 * cannot be read is left for `salvage`. Twice is the same as once. Takes what `strict` or `refuseValue` let through; does not change it; never throws.
 */
export function normalise(record: JsonObject): Normalised {
  if (isRegularRecord(record)) return { resume: record, findings: [], changed: false, originOf: sameAs };
  const repairs = new Repairs();
  const repaired = withAside(repairRecord(record, repairs), repairs.aside);
  return {
    resume: repairs.changed ? repaired : record,
    findings: repairs.findings,
    changed: repairs.changed,
    originOf: (pointer) => repairs.originOf(pointer),
  };
}
