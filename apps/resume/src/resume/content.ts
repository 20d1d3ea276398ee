import { acceptValue, refuseValue, type JsonObject } from '#json-resume';
import { LONGEST_TITLE } from './resume.js';

/** What is wrong with an input and where (a JSON pointer into the input); never which value. */
export interface Issue {
  readonly path: string;
  readonly code: string;
  readonly message: string;
}

export type Reading<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly issues: readonly Issue[] };

/** A person puts right a handful at a time; an answer is no report. */
const MOST_ISSUES = 50;

const refused = (path: string, code: string, message: string): { ok: false; issues: Issue[] } => ({
  ok: false,
  issues: [{ path, code, message }],
});

/** A title: 1 to 200 characters after trimming. */
export function readTitle(title: string): Reading<string> {
  const text = title.trim();
  if (text === '') return refused('/title', 'REQUIRED', 'a title is required');
  if ([...text].length > LONGEST_TITLE) return refused('/title', 'TOO_LONG', `a title has at most ${LONGEST_TITLE} characters`);
  if (refuseValue({ title: text })) return refused('/title', 'NOT_TEXT', 'a title holds no NUL and no half characters');
  return { ok: true, value: text };
}

/**
 * A résumé's content as it is stored: JSON Resume 1.x. Older dialects are read (`company` as `name`, empty texts as absent), and keys we do
 * not know are kept as they are.
 */
export function readContent(value: unknown): Reading<JsonObject> {
  const read = acceptValue(value);
  if (read.status !== 'rejected') return { ok: true, value: read.resume as JsonObject };
  return {
    ok: false,
    issues: read.findings.slice(0, MOST_ISSUES).map(({ pointer, code, message }) => ({ path: `/content${pointer}`, code, message })),
  };
}
