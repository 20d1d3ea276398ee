/**
 * What JSON Resume 1.3.1 names, in one table that reading, repairing, checking and telling all go by.
 * `line` short text, `text` long text, `list` an array of texts, `keywords` one of single terms, which a separator divides,
 * `end` a date whose absence says that the entry goes on.
 */
export type FieldShape =
  | 'line'
  | 'text'
  | 'list'
  | 'keywords'
  | 'date'
  | 'end'
  | 'url'
  | 'email'
  | 'image'
  | 'place'
  | 'location'
  | 'profiles';

/** What a field says about the person. `other` is what the schema does not name; `contact` and `link` make no claim. */
export type StatementKind =
  | 'name'
  | 'headline'
  | 'summary'
  | 'highlight'
  | 'employer'
  | 'title'
  | 'date'
  | 'place'
  | 'institution'
  | 'degree'
  | 'field'
  | 'score'
  | 'course'
  | 'award'
  | 'certificate'
  | 'publication'
  | 'organization'
  | 'project'
  | 'skill'
  | 'level'
  | 'language'
  | 'interest'
  | 'reference'
  | 'contact'
  | 'link'
  | 'other';

type Field = readonly [shape: FieldShape, kind: StatementKind];

/** One kind of object: `basics`, or the entries of a section. */
export interface EntryShape {
  readonly fields: ReadonlyMap<string, Field>;
  /** Keys of older dialects → the key of today. */
  readonly oldKeys: ReadonlyMap<string, string>;
  /** The field that a bare text in the place of an entry means. */
  readonly bareText: string | undefined;
  /** Where the texts of an old `details: [{text, comment}]` go. */
  readonly details: string | undefined;
  /** True where a bare text names several entries at once: "English, French". */
  readonly enumerable: boolean;
}

const entry = (
  fields: Record<string, Field>,
  options: { old?: Record<string, string>; bareText?: string; details?: string; enumerable?: boolean } = {},
): EntryShape => ({
  fields: new Map(Object.entries(fields)),
  oldKeys: new Map(Object.entries(options.old ?? {})),
  bareText: options.bareText,
  details: options.details,
  enumerable: options.enumerable ?? false,
});

const period = { startDate: ['date', 'date'], endDate: ['end', 'date'] } as const;
const url = { url: ['url', 'link'] } as const;

export const BASICS = entry(
  {
    name: ['line', 'name'],
    label: ['line', 'headline'],
    image: ['image', 'link'],
    email: ['email', 'contact'],
    phone: ['line', 'contact'],
    ...url,
    summary: ['text', 'summary'],
    location: ['location', 'place'],
    profiles: ['profiles', 'link'],
  },
  { old: { picture: 'image', website: 'url', bio: 'summary' } },
);

export const LOCATION = entry(
  {
    address: ['line', 'contact'],
    postalCode: ['line', 'contact'],
    city: ['line', 'place'],
    countryCode: ['line', 'place'],
    region: ['line', 'place'],
  },
  { bareText: 'address' },
);

export const PROFILE = entry(
  { network: ['line', 'link'], username: ['line', 'link'], ...url },
  { old: { website: 'url' }, bareText: 'url' },
);

const roleFields = {
  position: ['line', 'title'],
  ...url,
  ...period,
  summary: ['text', 'summary'],
  highlights: ['list', 'highlight'],
} as const;

export const SECTIONS = {
  work: entry(
    { name: ['line', 'employer'], location: ['place', 'place'], description: ['text', 'summary'], ...roleFields },
    { old: { company: 'name', website: 'url' }, details: 'highlights' },
  ),
  volunteer: entry({ organization: ['line', 'organization'], ...roleFields }, { old: { website: 'url' }, details: 'highlights' }),
  education: entry(
    {
      institution: ['line', 'institution'],
      ...url,
      area: ['line', 'field'],
      studyType: ['line', 'degree'],
      ...period,
      score: ['line', 'score'],
      courses: ['list', 'course'],
    },
    { old: { gpa: 'score', website: 'url' } },
  ),
  awards: entry(
    { title: ['line', 'award'], date: ['date', 'date'], awarder: ['line', 'organization'], summary: ['text', 'summary'] },
    { bareText: 'title' },
  ),
  certificates: entry(
    { name: ['line', 'certificate'], date: ['date', 'date'], ...url, issuer: ['line', 'organization'] },
    { old: { website: 'url' }, bareText: 'name' },
  ),
  publications: entry(
    {
      name: ['line', 'publication'],
      publisher: ['line', 'organization'],
      releaseDate: ['date', 'date'],
      ...url,
      summary: ['text', 'summary'],
    },
    { old: { website: 'url' }, bareText: 'name' },
  ),
  skills: entry(
    { name: ['line', 'skill'], level: ['line', 'level'], keywords: ['keywords', 'skill'] },
    { bareText: 'name', details: 'keywords', enumerable: true },
  ),
  languages: entry(
    { language: ['line', 'language'], fluency: ['line', 'level'] },
    { old: { name: 'language', level: 'fluency' }, bareText: 'language', enumerable: true },
  ),
  interests: entry(
    { name: ['line', 'interest'], keywords: ['keywords', 'interest'] },
    { bareText: 'name', details: 'keywords', enumerable: true },
  ),
  references: entry({ name: ['line', 'other'], reference: ['text', 'reference'] }, { bareText: 'reference' }),
  projects: entry(
    {
      name: ['line', 'project'],
      description: ['text', 'summary'],
      highlights: ['list', 'highlight'],
      keywords: ['keywords', 'skill'],
      ...period,
      ...url,
      roles: ['list', 'title'],
      entity: ['line', 'organization'],
      type: ['line', 'other'],
    },
    { old: { website: 'url' }, bareText: 'name', details: 'highlights' },
  ),
} as const satisfies Record<string, EntryShape>;

export type SectionName = keyof typeof SECTIONS;

export const SECTION_NAMES = Object.keys(SECTIONS) as readonly SectionName[];

/** The shape of a section's entries; undefined for a key that is none of JSON Resume's sections. */
export const sectionShape = (key: string): EntryShape | undefined =>
  Object.hasOwn(SECTIONS, key) ? SECTIONS[key as SectionName] : undefined;
