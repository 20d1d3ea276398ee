export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '');

export interface EntryFields {
  readonly title: string;
  readonly where: string;
  readonly when: string;
  readonly text: string;
  readonly points: readonly string[];
}

const first = (entry: Readonly<Record<string, unknown>>, keys: readonly string[]): string =>
  keys.map((k) => textOf(entry[k])).find((v) => v !== '') ?? '';
const list = (value: unknown): string[] => (Array.isArray(value) ? value.map(textOf).filter((v) => v !== '') : []);

/** What a reader looks for in an entry of any section: JSON Resume names the same thing differently in each. */
export function fieldsOf(entry: Readonly<Record<string, unknown>>): EntryFields {
  const study = [textOf(entry['studyType']), textOf(entry['area'])].filter((v) => v !== '').join(', ');
  const title = study || first(entry, ['position', 'title', 'language', 'name']);
  const where = first(entry, ['organization', 'institution', 'issuer', 'awarder', 'publisher', 'fluency', 'level', 'name']);
  const dates = [first(entry, ['startDate']), first(entry, ['endDate'])];
  return {
    title,
    where: where === title ? '' : where,
    when: dates.some((d) => d !== '') ? dates.map((d) => d || '…').join(' – ') : first(entry, ['date', 'releaseDate']),
    text: first(entry, ['summary', 'description']),
    points: [...list(entry['highlights']), ...(list(entry['keywords']).length > 0 ? [list(entry['keywords']).join(', ')] : [])],
  };
}
