import { type JsonValue, pointerOf } from '#strict-json';
import type { ClaimKind, Finding } from '../verdict.js';

export type Path = readonly (string | number)[];

/** A finding about one value of the generated content, and what became of the value. */
export interface Note {
  /** Where it stood in the content as generated. */
  readonly path: Path;
  readonly finding: Omit<Finding, 'pointer'>;
  /** Set where nothing of the generated content stands behind it: a line of the person's that was put back. */
  readonly restored?: true;
  /** Where it stands after enforcement and on whose word; undefined when it was dropped. */
  readonly kept: { readonly path: Path; readonly finding: Omit<Finding, 'pointer'> } | undefined;
}

/** A value after its review; `value` undefined: dropped. */
export interface Reviewed {
  readonly value: JsonValue | undefined;
  readonly notes: readonly Note[];
}

export const excerpt = (value: unknown): string => {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return text.length <= 120 ? text : `${text.slice(0, 119)}…`;
};

/** A value that may stand. */
export const keep = (path: Path, value: JsonValue, finding: Omit<Finding, 'pointer'>): Reviewed => ({
  value,
  notes: [{ path, finding, kept: { path, finding } }],
});

/** A value that says nothing of the person (a link, a picture) and is theirs. */
export const pass = (value: JsonValue | undefined): Reviewed => ({ value, notes: [] });

const unsupported = (value: unknown, kind: ClaimKind, detail: string): Omit<Finding, 'pointer'> => ({
  sources: [],
  verdict: 'UNSUPPORTED',
  kind,
  claim: excerpt(value),
  detail,
});

/** A value that must go; the person's own takes its place where there is one. */
export function fallBack(
  path: Path,
  value: unknown,
  own: { readonly value: JsonValue; readonly pointer: string } | undefined,
  why: { readonly kind: ClaimKind; readonly detail: string } | Omit<Finding, 'pointer'>,
): Reviewed {
  const finding = 'verdict' in why ? why : unsupported(value, why.kind, why.detail);
  if (own === undefined) return { value: undefined, notes: [{ path, finding, kept: undefined }] };
  return { value: own.value, notes: [{ path, finding, kept: { path, finding: { sources: [own.pointer], verdict: 'SUPPORTED' } } }] };
}

/** Puts the items of a list together again, dropped ones left out, and moves their notes to where they now stand. */
export function gather(path: Path, items: readonly Reviewed[]): Reviewed {
  const value: JsonValue[] = [];
  const notes = items.flatMap((item) => {
    const index = value.length;
    if (item.value !== undefined) value.push(item.value);
    const moved = (at: Path): Path => [...at.slice(0, path.length), index, ...at.slice(path.length + 1)];
    return item.notes.map((note): Note => ({
      ...note,
      kept: item.value === undefined || note.kept === undefined ? undefined : { ...note.kept, path: moved(note.kept.path) },
    }));
  });
  return { value, notes };
}

/** The finding as the caller sees it, at its place in the content as generated. */
export const foundAt = (note: Note): Finding => ({ pointer: pointerOf(...note.path), ...note.finding });

/** Whether two JSON values are the same, keys in any order. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || Array.isArray(a) !== Array.isArray(b)) return false;
  const [x, y] = [Object.entries(a), new Map(Object.entries(b))];
  return x.length === y.size && x.every(([key, value]) => y.has(key) && sameJson(value, y.get(key)));
}
