import { acceptValue, NO_DATE, type ReportLine } from '#json-resume';
import { type JsonObject, refuseValue } from '#strict-json';
import { MAX_TITLE_LENGTH } from './resume.js';

/** What is wrong with an input and where (a JSON pointer into the input); never which value. */
export interface Issue {
  readonly path: string;
  readonly code: string;
  readonly message: string;
}

export type Reading<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly issues: readonly Issue[] };

/** A person puts right a handful at a time; an answer is no report. */
const MAX_ISSUES = 50;

const refused = (path: string, code: string, message: string): { ok: false; issues: Issue[] } => ({
  ok: false,
  issues: [{ path, code, message }],
});

/** A title: 1 to 200 characters after trimming. */
export function readTitle(title: string): Reading<string> {
  const text = title.trim();
  if (text === '') return refused('/title', 'REQUIRED', 'a title is required');
  if ([...text].length > MAX_TITLE_LENGTH) return refused('/title', 'TOO_LONG', `a title has at most ${MAX_TITLE_LENGTH} characters`);
  if (refuseValue({ title: text })) return refused('/title', 'NOT_TEXT', 'a title holds no NUL and no half characters');
  return { ok: true, value: text };
}

/** A résumé's content as it is stored, JSON Resume 1.x, and what reading it said. */
export interface Content {
  readonly content: JsonObject;
  /** Pointers lead into the content as it came. */
  readonly findings: readonly ReportLine[];
}

/**
 * Reads a content just as a record of an upload is read: older dialects (`company` as `name`, empty texts as absent), what cannot be read
 * set aside, keys we do not know kept as they are.
 */
export function readContent(value: unknown): Reading<Content> {
  const read = acceptValue(value);
  if (read.status === 'rejected') return { ok: false, issues: issuesOf(read.findings) };
  return { ok: true, value: { content: read.resume as JsonObject, findings: read.findings } };
}

/** `readContent` of what a person sends now and can put right: what cannot be a date is refused, where an upload would go on without it. */
export function readTyped(value: unknown): Reading<Content> {
  const read = readContent(value);
  const noDates = read.ok ? read.value.findings.filter(({ code }) => NO_DATE.has(code)) : [];
  return noDates.length > 0 ? { ok: false, issues: issuesOf(noDates) } : read;
}

const issuesOf = (findings: readonly ReportLine[]): Issue[] =>
  findings.slice(0, MAX_ISSUES).map(({ pointer, code, message }) => ({ path: `/content${pointer}`, code, message }));
