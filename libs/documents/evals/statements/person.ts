import type { Language } from '#language';
import type { Posting } from '../../src/truth/index.js';

/** Every post without an end runs to this day, so that "nearly nine years" and "planned for autumn 2026" stay true. */
export const AS_OF = '2026-06-01';

/** Where a statement stands: a line of an entry, a sentence of a letter, the title below the name, one skill. */
export const PLACES = ['line', 'letter', 'headline', 'skill'] as const;
export type Place = (typeof PLACES)[number];

/** What a careful editor does to a line without changing what it says. */
export const FAITHFUL_KINDS = [
  'acronym',
  'compound',
  'first-person',
  'inflection',
  'joined',
  'number-word',
  'operator-kept',
  'paraphrase',
  'reorder',
  'separable',
  'shortened',
  'synonym',
  'unit-spelled',
  'voice',
] as const;
export type FaithfulKind = (typeof FAITHFUL_KINDS)[number];

/**
 * What a language model does to a line that it should not.
 * agent: the team's work told as one's own · attribution: praise, awards · current: a past post told as present · hedge: "helped", "one of", "up to",
 * "about" dropped · licence: a certificate or licence nobody gave · plan: what is planned, pending or under way told as done ·
 * polarity: the direction of a change · role: a step up any ladder, helping told as leading.
 */
export const LIE_KINDS = [
  'agent',
  'attribution',
  'cause',
  'comparison',
  'current',
  'date',
  'degree',
  'employer',
  'fluency',
  'frequency',
  'hedge',
  'licence',
  'negation',
  'number',
  'plan',
  'polarity',
  'role',
  'scope',
  'skill',
  'superlative',
  'unit',
] as const;
export type LieKind = (typeof LIE_KINDS)[number];

/** `source`: JSON pointers into the master, one or, for joined lines, several between spaces; empty for padding that rewords nothing. */
export type Row<Kind extends string> = readonly [place: Place, source: string, kind: Kind, text: string];

/** One invented person: a JSON Resume, a posting they answer, and statements about them. */
export interface Person {
  readonly language: Language;
  readonly trade: string;
  readonly master: Readonly<Record<string, unknown>>;
  readonly posting: Posting;
  readonly faithful: readonly Row<FaithfulKind>[];
  readonly lies: readonly Row<LieKind>[];
  /** Empty praise of oneself: neither faithful nor a lie, a kind of its own. */
  readonly padding: readonly (readonly [place: Place, source: string, text: string])[];
}

export type Truth = 'faithful' | 'lie' | 'padding';

export interface Statement {
  readonly person: Person;
  readonly place: Place;
  /** JSON pointers into the master; empty for padding. */
  readonly sources: readonly string[];
  readonly truth: Truth;
  readonly kind: FaithfulKind | LieKind | 'own line' | 'padding';
  readonly text: string;
}

const pointers = (source: string): string[] => source.split(' ').filter((one) => one !== '');

/** The statements written for a person, in the order of their file. */
export const statementsOf = (person: Person): Statement[] => [
  ...person.faithful.map(([place, source, kind, text]): Statement => ({
    person,
    place,
    sources: pointers(source),
    truth: 'faithful',
    kind,
    text,
  })),
  ...person.lies.map(([place, source, kind, text]): Statement => ({ person, place, sources: pointers(source), truth: 'lie', kind, text })),
  ...person.padding.map(([place, source, text]): Statement => ({
    person,
    place,
    sources: pointers(source),
    truth: 'padding',
    kind: 'padding',
    text,
  })),
];

/** The person's own highlights at their places: the most faithful statements there are, and what the operators are planted in. */
export function ownLines(person: Person): Statement[] {
  const work = person.master['work'] as readonly { highlights?: readonly string[] }[];
  return work.flatMap(({ highlights = [] }, entry) =>
    highlights.map((text, line): Statement => ({
      person,
      place: 'line',
      sources: [`/work/${entry}/highlights/${line}`],
      truth: 'faithful',
      kind: 'own line',
      text,
    })),
  );
}

/** What stands at a JSON pointer of the master (no escapes are needed here), undefined where nothing does. */
export const at = (master: Person['master'], pointer: string): unknown =>
  pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], master);
