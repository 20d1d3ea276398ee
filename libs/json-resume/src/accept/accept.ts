import { isRegularRecord } from '../normalise/regular.js';
import { normalise } from '../normalise/normalise.js';
import type { FindingCode } from '../normalise/finding.js';
import type { JsonObject } from '../resume/json.js';
import type { Resume } from '../resume/resume.js';
import type { SplitRecord } from '../split/raw-record.js';
import { MAX_RECORD_BYTES, refusal } from '../strict/refusal.js';
import type { Refusal, RefusalCode } from '../strict/refusal.js';
import { refuseValue, strict } from '../strict/strict.js';
import type { IssueCode } from '../validate/issue.js';
import { validate } from '../validate/validate.js';

/** One line of the report on a record: where (a pointer into the record as it came), what, and in words; never a value. */
export interface ReportLine {
  readonly pointer: string;
  readonly code: FindingCode | IssueCode | RefusalCode;
  readonly message: string;
}

/**
 * The verdict on one record. `accepted`: as it came, in today's dialect; `repaired`: read from another dialect, `findings`
 * say how. Both carry the résumé and its canonical JSON text; `findings` of an accepted one are notices. `rejected`:
 * `findings` say why, the first being the reason; there is nothing to store.
 */
export type Acceptance =
  | { readonly status: 'accepted' | 'repaired'; readonly resume: Resume; readonly text: string; readonly findings: readonly ReportLine[] }
  | { readonly status: 'rejected'; readonly findings: readonly ReportLine[] };

/**
 * Reads the bytes of one record strictly, in any dialect, and judges it: the one call of an upload. The text is serialised
 * anew even when nothing was repaired, because `1e-130000` passes JavaScript as 0 and must not reach PostgreSQL's numeric
 * as written. `keys`: the splitter's count of colons, if it has one. Never throws.
 */
export function accept(bytes: Uint8Array, keys?: number): Acceptance {
  const reading = strict(bytes, keys);
  return reading.ok ? judge(reading.value) : rejected(reading.refusal);
}

/** `accept` for what a RecordSplitter answers. */
export const acceptRecord = (record: SplitRecord): Acceptance =>
  'bytes' in record ? accept(record.bytes, record.keys) : rejected(record.refusal);

/** `accept` for a value that did not come as bytes, such as a GraphQL JSON argument. Doubled keys cannot be seen any more. */
export function acceptValue(value: unknown): Acceptance {
  const refused = refuseValue(value) ?? (validate(value)[0]?.code === 'NOT_AN_OBJECT' ? refusal('NOT_AN_OBJECT', '') : undefined);
  return refused ? rejected(refused) : judge(value as JsonObject);
}

function judge(record: JsonObject): Acceptance {
  if (isRegularRecord(record)) return { status: 'accepted', resume: record as Resume, text: JSON.stringify(record), findings: [] };
  const { resume, findings, changed, originOf } = normalise(record);
  const issues = validate(resume);
  if (issues.length > 0) {
    return { status: 'rejected', findings: issues.map(({ path, code, message }) => ({ pointer: originOf(path), code, message })) };
  }
  const text = JSON.stringify(resume);
  // Splitting positions repeats the employer's name: bounded by validate, but no longer by the size of what came.
  if (changed && Buffer.byteLength(text) > MAX_RECORD_BYTES) return rejected(refusal('RECORD_TOO_LARGE'));
  return { status: changed ? 'repaired' : 'accepted', resume: resume as Resume, text, findings };
}

const rejected = ({ code, message, pointer = '' }: Refusal): Acceptance => ({ status: 'rejected', findings: [{ pointer, code, message }] });
