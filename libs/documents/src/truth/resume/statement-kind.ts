import { BASICS, sectionShape } from '#json-resume';

type Fields = (typeof BASICS)['fields'];

/** What a field of the schema says about the person (`employer`, `title`, `highlight`, …). */
export type StatementKind = Fields extends ReadonlyMap<string, readonly [unknown, infer Kind]> ? Kind : never;

/** The kind of a field of `basics` or of a section's entries; undefined for a key the schema does not name. */
export const kindOf = (section: string, key: string): StatementKind | undefined =>
  (section === 'basics' ? BASICS : sectionShape(section))?.fields.get(key)?.[1];
