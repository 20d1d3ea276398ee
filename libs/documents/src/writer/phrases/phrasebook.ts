import type { Language } from '#language';
import type { Telling } from '../grammar/telling.js';

export const TONES = ['formal', 'warm', 'concise'] as const;
export type Tone = (typeof TONES)[number];

/** What is applied for, as far as the posting says. */
export interface VacancySlots {
  readonly title: string | undefined;
  readonly company: string | undefined;
}

/** A post ready for the middle of a sentence: `where` is "as Senior Engineer at Tidewater Freight", '' where neither is known. */
export interface PostSlots {
  readonly where: string;
  readonly open: boolean;
}

/** How a post is named: in full, as the present or last one just spoken of, by its employer alone, or not at all. */
export type Place = 'full' | 'current' | 'named' | 'again';

export interface TellSlots {
  readonly telling: Telling;
  /** Lines to be quoted together; more than one only where `telling` is a quotation. */
  readonly quotes: readonly string[];
  readonly place: Place;
  /** Another line of this entry stands further up. */
  readonly told: boolean;
  /** "as X at Y" and "at Y"; '' where unknown, and for projects. */
  readonly where: string;
  readonly short: string;
  readonly open: boolean;
  /** The post ended before the one told last. */
  readonly earlier: boolean;
  readonly section: 'work' | 'volunteer' | 'projects';
  /** Name of the project, '' for posts. */
  readonly project: string;
  /** Counts up over a letter, so that two sentences of one kind take different words. */
  readonly turn: number;
}

export interface WhoSlots {
  readonly headline: string;
  readonly position: string;
  readonly employer: string;
  readonly open: boolean;
}

/** Sentences of the same content in other words. One is taken by the content of master and posting, so the same input reads the same. */
export type Variants<Slots> = readonly [(slots: Slots) => string, ...((slots: Slots) => string)[]];

/** What the posting names and the person has. */
export interface SubjectSlots {
  readonly topics: string;
  readonly many: boolean;
}

export interface LetterPhrases {
  salutation(tone: Tone, company: string | undefined): string;
  readonly apply: Readonly<Record<Tone, Variants<VacancySlots>>>;
  /** What the posting names and the person has. */
  readonly focus: Variants<SubjectSlots>;
  /** Years stand by themselves: beside a post they would read as years in that post. */
  readonly years: Variants<{ years: number }>;
  readonly post: Variants<PostSlots>;
  /** Why lines in another language follow in quotation marks. */
  readonly quoting: Variants<{ writtenIn: string }>;
  readonly lead: Variants<object>;
  tell(slots: TellSlots): string;
  readonly link: Variants<SubjectSlots>;
  /** `asked`: the posting names these skills. */
  readonly skills: Variants<{ skills: string; asked: boolean; many: boolean }>;
  readonly study: Variants<{ study: string }>;
  readonly papers: Variants<{ papers: string; many: boolean }>;
  readonly spoken: Variants<{ spoken: string }>;
  readonly before: Variants<{ where: string }>;
  readonly meet: Readonly<Record<Tone, Variants<object>>>;
  readonly attached: Variants<object>;
  readonly since: Variants<{ year: number }>;
  readonly based: Variants<{ city: string }>;
  readonly reach: Variants<{ contact: string }>;
  /** An offer to explain; stands only where a letter is short. */
  readonly ask: Variants<object>;
  readonly thanks: Readonly<Record<Tone, Variants<object>>>;
  readonly signOff: Readonly<Record<Tone, string>>;
}

export interface SummaryPhrases {
  who(slots: WhoSlots): string;
  years(years: number): string;
  /** One sentence; what is '' is left out. */
  offer(parts: { readonly skills: string; readonly papers: string; readonly spoken: string }): string;
}

/**
 * One language. Every slot is filled with the person's own words, or with the posting's title, company and skills; nothing here
 * may claim, praise or promise. Sentences are complete, with their final mark.
 */
export interface Phrasebook {
  readonly language: Language;
  /** Between two sentences: Japanese has no space. */
  readonly space: string;
  list(items: readonly string[]): string;
  /** "as X at Y" with the articles the language wants; '' where both are empty. */
  where(position: string, employer: string): string;
  /** A line of the person's in a grammatical place, or marked to be quoted. */
  telling(highlight: string, open: boolean): Telling;
  /** A skill, language or post in the middle of a sentence. */
  inline(term: string): string;
  /** What was studied: "Bachelor of Science, Computer Science (University of Swansea)". */
  study(parts: { readonly type: string; readonly area: string; readonly institution: string }): string;
  /** "French (B2)". */
  withNote(term: string, note: string): string;
  readonly letter: LetterPhrases;
  readonly summary: SummaryPhrases;
  /** "in German", as after "written". */
  readonly writtenIn: Readonly<Record<Language | 'other', string>>;
}
