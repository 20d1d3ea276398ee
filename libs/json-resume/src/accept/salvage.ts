import { isJsonObject, type JsonObject, type JsonValue, parsePointer } from '#strict-json';
import { asideMessage } from '../normalise/finding.js';
import { withAside } from '../normalise/aside.js';
import { MAX_ENTRIES, MAX_LIST } from '../validate/limits.js';
import type { Issue } from '../validate/issue.js';
import { validate } from '../validate/validate.js';

/** A record with more wrong fields than this is no résumé with a slip in it. */
const MAX_SALVAGED = 500;

export interface Salvaged {
  readonly resume: JsonObject;
  /** What was set aside, `path` as `validate` said it: into the résumé before anything was taken out. */
  readonly aside: readonly Issue[];
  /** Why nothing of use is left; empty when something is. */
  readonly issues: readonly Issue[];
}

/**
 * Takes out of a résumé what `validate` refuses, field by field, and keeps it under `meta.setAside`: one field of another
 * shape costs that field, never the person. `originOf` gives the pointers under which the values are kept. Does not change
 * what it was given.
 */
export function salvage(resume: JsonObject, originOf: (path: string) => string): Salvaged {
  const found = validate(resume, MAX_SALVAGED);
  if (found.length === 0) return { resume, aside: [], issues: [] };
  const wrong = found.filter(({ code }) => code !== 'EMPTY_RESUME');
  if (wrong.length !== found.length || wrong.at(-1)?.code === 'MORE_ISSUES') return { resume, aside: [], issues: validate(resume) };
  const copy = structuredClone(resume);
  const aside = new Map<string, JsonValue>();
  for (const { path, code } of wrong.toReversed()) aside.set(originOf(path), taken(copy, path, code === 'TOO_MANY_ENTRIES'));
  const left = validate(copy);
  if (left.length > 0) return { resume, aside: [], issues: [...wrong, ...left] };
  return {
    resume: withAside(copy, new Map([...aside].toReversed())),
    aside: wrong.map((issue) => ({ ...issue, message: asideMessage(issue.code) })),
    issues: [],
  };
}

/** Removes what stands at `path` and answers it; of a list that is too long only what is over. Paths come from last to first, so indexes hold. */
function taken(resume: JsonObject, path: string, tail: boolean): JsonValue {
  const segments = parsePointer(path) ?? [];
  const last = segments.pop() ?? '';
  let at: JsonValue = resume;
  for (const segment of segments) at = (Array.isArray(at) ? at[Number(segment)] : (at as JsonObject)[segment]) as JsonValue;
  const value = (Array.isArray(at) ? at[Number(last)] : (at as JsonObject)[last]) as JsonValue;
  if (tail && Array.isArray(value)) return value.splice(value.every(isJsonObject) ? MAX_ENTRIES : MAX_LIST);
  if (Array.isArray(at)) at.splice(Number(last), 1);
  else delete (at as JsonObject)[last];
  return value;
}
