import {
  isJsonObject,
  type JsonObject,
  MAX_RECORD_BYTES,
  refusal,
  type Refusal,
  type RefusalCode,
  refuseValue,
  strict,
} from '#strict-json';
import { foreignFormat } from '../foreign/foreign-format.js';
import { isRegularRecord } from '../normalise/regular.js';
import { normalise } from '../normalise/normalise.js';
import { withoutAside } from '../normalise/aside.js';
import { ranked } from '../normalise/finding.js';
import type { Finding, FindingCode } from '../normalise/finding.js';
import type { Resume } from '../resume/resume.js';
import type { SplitRecord } from '../split/raw-record.js';
import { isIssueCode } from '../validate/issue.js';
import type { Issue, IssueCode } from '../validate/issue.js';
import { salvage } from './salvage.js';

/** One line of the report on a record: where (a pointer into the record as it came), what, and in words; never a value. */
export interface ReportLine {
  readonly pointer: string;
  readonly code: FindingCode | IssueCode | RefusalCode;
  readonly message: string;
}

/** Findings that say: what stands in the place of a date cannot be one. Whoever types it in can be asked; an upload goes on without it. */
export const NO_DATE: ReadonlySet<ReportLine['code']> = new Set(['INVALID_DATE', 'IMPOSSIBLE_DATE']);

/**
 * The verdict on one record. `accepted`: as it came, in today's dialect; `repaired`: read from another dialect, or with
 * fields set aside, `findings` say how. Both carry the résumé and its canonical JSON text; `findings` of an accepted one are
 * notices. `rejected`: `findings` say why, the first being the reason; there is nothing to store.
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
export function acceptRecord(record: SplitRecord): Acceptance {
  if (!('bytes' in record)) return rejected(record.refusal);
  const reading = strict(record.bytes, record.keys);
  return reading.ok ? judge(reading.value) : rejected(inFile(reading.refusal, record.offset));
}

/** A place in a record is said as one in its file, which is what a person has open. */
function inFile(found: Refusal, start: number): Refusal {
  if (!found.place || start === 0) return found;
  const { offset } = found.place;
  return { ...found, message: found.message.replace(`at byte ${offset} (`, `at byte ${start + offset} of the file (of the record `) };
}

/** `accept` for a value that did not come as bytes, such as a GraphQL JSON argument. Doubled keys cannot be seen any more. */
export function acceptValue(value: unknown): Acceptance {
  const refused = refuseValue(value) ?? (isJsonObject(value) ? undefined : refusal('NOT_AN_OBJECT', ''));
  return refused ? rejected(refused) : judge(value as JsonObject);
}

function judge(record: JsonObject): Acceptance {
  const foreign = foreignFormat(record);
  if (foreign !== undefined) return { status: 'rejected', findings: [foreignLine(foreign)] };
  if (isRegularRecord(record)) return { status: 'accepted', resume: record as Resume, text: JSON.stringify(record), findings: [] };
  const normal = normalise(record);
  const { resume, aside, issues } = salvage(normal.resume, normal.originOf);
  const lineOf = ({ path, code, message }: Issue): Finding => ({ pointer: normal.originOf(path), code, message });
  if (issues.length > 0) {
    return { status: 'rejected', findings: [...issues.map(lineOf), ...normal.findings.filter(({ code }) => isIssueCode(code))] };
  }
  const changed = normal.changed || aside.length > 0;
  return fitting(resume, changed, ranked([...aside.map(lineOf), ...normal.findings]));
}

/**
 * Splitting positions repeats the employer's name, and setting aside spells out pointers: both bounded, but no longer by the
 * size of what came. What was set aside goes before the record does.
 */
function fitting(resume: JsonObject, changed: boolean, findings: readonly Finding[]): Acceptance {
  const text = JSON.stringify(resume);
  const status = changed ? 'repaired' : 'accepted';
  if (!changed || Buffer.byteLength(text) <= MAX_RECORD_BYTES) return { status, resume: resume as Resume, text, findings };
  const smaller = withoutAside(resume);
  const smallerText = JSON.stringify(smaller);
  if (Buffer.byteLength(smallerText) > MAX_RECORD_BYTES) return rejected(refusal('RECORD_TOO_LARGE'));
  const dropped = {
    pointer: '',
    code: 'ASIDE_DROPPED',
    message: 'what was set aside is not kept: the record would be larger than allowed',
  } as const;
  return { status, resume: smaller as Resume, text: smallerText, findings: [dropped, ...findings] };
}

const foreignLine = (format: string): ReportLine => ({
  pointer: '',
  code: 'FOREIGN_FORMAT',
  message: `seems to be ${format}: make it JSON Resume (jsonresume.org) and send that`,
});

const rejected = ({ code, message, pointer = '' }: Refusal): Acceptance => ({ status: 'rejected', findings: [{ pointer, code, message }] });
