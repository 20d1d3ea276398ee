import { below, isJsonObject } from '#strict-json';
import { BASICS, LOCATION, PROFILE, sectionShape } from '../resume/fields.js';
import type { EntryShape, FieldShape, StatementKind } from '../resume/fields.js';

/** One thing a résumé says, and where. */
export interface Statement {
  /** Of the text itself: `getPointer(resume, pointer)` is `text` (or the number it was written from). */
  readonly pointer: string;
  readonly kind: StatementKind;
  readonly text: string;
  /** The key at the top it stands under: `basics`, a section, or a key the schema does not name. */
  readonly section: string;
  /** Pointer of the entry it belongs to, such as `/work/0` or `/basics`. What stands in one entry supports one another. */
  readonly entry: string;
}

/** Say nothing about the person. */
const NOT_TOLD: ReadonlySet<string> = new Set(['$schema', 'meta']);

/**
 * Everything a résumé says, in document order: the texts of all known fields by kind, and the texts and numbers under
 * unknown keys as `other` (people keep `technologies` and the like there). Blank texts are left out. Takes a résumé that
 * was accepted; of anything else it tells what it can and throws nothing. Recursion goes as deep as the value.
 */
export function statements(resume: unknown): Statement[] {
  const out: Statement[] = [];
  if (!isJsonObject(resume)) return out;
  for (const [key, value] of Object.entries(resume)) {
    if (NOT_TOLD.has(key)) continue;
    const at = below('', key);
    const shape = key === 'basics' ? BASICS : sectionShape(key);
    const teller = { section: key, out };
    if (shape === undefined) tellAny(value, at, { ...teller, entry: at });
    else if (Array.isArray(value))
      for (const [i, item] of value.entries()) tellEntry(item, shape, below(at, i), { ...teller, entry: below(at, i) });
    else tellEntry(value, shape, at, { ...teller, entry: at });
  }
  return out;
}

interface Teller {
  readonly section: string;
  readonly entry: string;
  readonly out: Statement[];
}

function tell(text: string, kind: StatementKind, pointer: string, { section, entry, out }: Teller): void {
  if (text.trim() !== '') out.push({ pointer, kind, text, section, entry });
}

function tellEntry(value: unknown, shape: EntryShape, at: string, teller: Teller): void {
  if (!isJsonObject(value)) {
    tellAny(value, at, teller);
    return;
  }
  for (const [key, child] of Object.entries(value)) {
    const [form, kind] = shape.fields.get(key) ?? [undefined, 'other' as const];
    if (typeof child === 'string') tell(child, kind, below(at, key), teller);
    else tellInside(child, form, kind, below(at, key), teller);
  }
}

function tellInside(value: unknown, form: FieldShape | undefined, kind: StatementKind, at: string, teller: Teller): void {
  if ((form === 'list' || form === 'keywords') && Array.isArray(value)) {
    for (const [i, item] of value.entries()) tellAny(item, below(at, i), teller, kind);
  } else if (form === 'profiles' && Array.isArray(value)) {
    for (const [i, item] of value.entries()) tellEntry(item, PROFILE, below(at, i), teller);
  } else if (form === 'location' || form === 'place') tellEntry(value, LOCATION, at, teller);
  else tellAny(value, at, teller);
}

function tellAny(value: unknown, at: string, teller: Teller, kind: StatementKind = 'other'): void {
  if (typeof value === 'string' || typeof value === 'number') tell(String(value), kind, at, teller);
  else if (Array.isArray(value)) for (const [i, item] of value.entries()) tellAny(item, below(at, i), teller);
  else if (isJsonObject(value)) for (const [key, child] of Object.entries(value)) tellAny(child, below(at, key), teller);
}
