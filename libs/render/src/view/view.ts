/** One neutral view of a document, which every writer shares: PDF, DOCX, HTML, Markdown and text cannot disagree. All texts are plain, cleaned, and never read as markup. */
export interface Contact {
  readonly kind: 'email' | 'phone' | 'place' | 'web';
  readonly text: string;
  readonly href?: string;
}

export interface Entry {
  /** Never empty where anything of the entry is not. */
  readonly title: string;
  readonly org: string;
  readonly place: string;
  /** `Mar 2021 – Present`. */
  readonly period: string;
  readonly href?: string;
  readonly paragraphs: readonly string[];
  readonly bullets: readonly string[];
}

/** A label and what belongs to it; one of the two may be empty. */
export interface Fact {
  readonly label: string;
  readonly value: string;
}

export type Section = { readonly id: SectionId; readonly title: string } & (
  | { readonly kind: 'text'; readonly paragraphs: readonly string[] }
  | { readonly kind: 'entries'; readonly entries: readonly Entry[] }
  | { readonly kind: 'facts'; readonly facts: readonly Fact[] }
);

/** In the order a résumé has them where nobody chose another. */
export const SECTION_IDS = ['summary', 'work', 'projects', 'education', 'skills', 'languages', 'certificates', 'awards', 'publications', 'volunteer', 'interests', 'references'] as const; // prettier-ignore
export type SectionId = (typeof SECTION_IDS)[number];

export interface Head {
  /** BCP 47, its first part: `en`. */
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  /** Of the document, for its properties and its file's name. Never empty. */
  readonly title: string;
  /** Never empty. */
  readonly name: string;
  readonly label: string;
  readonly contacts: readonly Contact[];
  /** When the version was written, ISO 8601. Never the clock: the same version gives the same bytes. */
  readonly date: string;
}

export interface ResumeView extends Head {
  readonly kind: 'RESUME';
  readonly sections: readonly Section[];
}

export interface LetterView extends Head {
  readonly kind: 'LETTER';
  /** The date in words. */
  readonly dated: string;
  readonly recipient: string;
  readonly subject: string;
  /** Lines of each. */
  readonly paragraphs: readonly (readonly string[])[];
}

export type DocumentView = ResumeView | LetterView;

/** The same document without these characters: what no font can draw, where the person said to leave it out. */
export function without<V extends DocumentView>(view: V, characters: readonly string[]): V {
  const strip = (text: string): string => characters.reduce((t, c) => t.replaceAll(c, ''), text).replaceAll(/ {2,}/g, ' ').trim(); // prettier-ignore
  const each = (value: unknown, key?: string): unknown => {
    if (typeof value === 'string') return key === 'href' || key === 'date' || key === 'lang' ? value : strip(value);
    if (Array.isArray(value)) return value.map((item) => each(item)).filter((item) => item !== '');
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, each(v, k)]));
  };
  const left = each(view) as V;
  const title = left.title.replace(/^[\s–]+/, '');
  return { ...left, title, name: left.name || title };
}
