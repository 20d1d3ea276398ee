import { below, isJsonObject, type JsonObject } from '#strict-json';
import { alignLists, MAX_COMPARISONS, type Comparisons } from './align.js';
import { sameJson } from '../resume/same-json.js';

/** One difference. The pointer of a `removed` value leads into the first document, of any other into the second. */
export type Change =
  | { readonly op: 'added'; readonly pointer: string; readonly after: unknown }
  | { readonly op: 'removed'; readonly pointer: string; readonly before: unknown }
  | { readonly op: 'changed'; readonly pointer: string; readonly before: unknown; readonly after: unknown };

/**
 * What became of one document in another, as small as it can be said: a changed highlight is one change, an entry put in
 * front of a list is one addition and not a change of all that follow. The order of keys does not count. Empty exactly when
 * the two are equal.
 */
export function diff(before: unknown, after: unknown): Change[] {
  const changes: Change[] = [];
  compare(before, after, '', '', { changes, comparisons: { left: MAX_COMPARISONS } });
  return changes;
}

interface Found {
  readonly changes: Change[];
  readonly comparisons: Comparisons;
}

function compare(before: unknown, after: unknown, from: string, to: string, out: Found): void {
  if (Array.isArray(before) && Array.isArray(after)) compareLists(before, after, from, to, out);
  else if (isJsonObject(before) && isJsonObject(after)) compareObjects(before, after, from, to, out);
  else if (!sameJson(before, after)) out.changes.push({ op: 'changed', pointer: to, before, after });
}

function compareObjects(before: JsonObject, after: JsonObject, from: string, to: string, out: Found): void {
  for (const [key, value] of Object.entries(before)) {
    if (Object.hasOwn(after, key)) compare(value, after[key], below(from, key), below(to, key), out);
    else out.changes.push({ op: 'removed', pointer: below(from, key), before: value });
  }
  for (const [key, value] of Object.entries(after)) {
    if (!Object.hasOwn(before, key)) out.changes.push({ op: 'added', pointer: below(to, key), after: value });
  }
}

function compareLists(before: readonly unknown[], after: readonly unknown[], from: string, to: string, out: Found): void {
  for (const [a, b] of alignLists(before, after, out.comparisons)) {
    if (a !== undefined && b !== undefined) compare(before[a], after[b], below(from, a), below(to, b), out);
    else if (a !== undefined) out.changes.push({ op: 'removed', pointer: below(from, a), before: before[a] });
    else if (b !== undefined) out.changes.push({ op: 'added', pointer: below(to, b), after: after[b] });
  }
}
