import { diff, diffWords, type Change, type TextPart } from '#json-resume';
import { getPointer, type JsonObject } from '#strict-json';

/** Most differences that are told one by one: more is another résumé, and nobody reads them. */
export const MAX_DIFFERENCES = 1_000;

/** A difference of two versions; of two texts word by word too, where something of them is the same. */
export type Difference = Change & { readonly words?: readonly TextPart[] };

/**
 * What became of one version in another. Where that is more than MAX_DIFFERENCES, whole sections stand for what differs in them; where those
 * are more, the whole content.
 */
export function differences(before: JsonObject, after: JsonObject): readonly Difference[] {
  const found = diff(before, after);
  if (found.length <= MAX_DIFFERENCES) return found.map(withWords);
  const sections = [...new Set(found.map(({ pointer }) => `/${pointer.split('/')[1] ?? ''}`))];
  if (sections.length > MAX_DIFFERENCES) return [{ op: 'changed', pointer: '', before, after }];
  return sections.map((pointer) => section(pointer, getPointer(before, pointer), getPointer(after, pointer)));
}

/** JSON has no undefined: that is a section which is not there. */
function section(pointer: string, before: unknown, after: unknown): Difference {
  if (before === undefined) return { op: 'added', pointer, after };
  return after === undefined ? { op: 'removed', pointer, before } : { op: 'changed', pointer, before, after };
}

function withWords(change: Change): Difference {
  if (change.op !== 'changed' || typeof change.before !== 'string' || typeof change.after !== 'string') return change;
  const words = diffWords(change.before, change.after);
  return words?.some(({ op }) => op === 'same') ? { ...change, words } : change;
}
