import type { Language, PostingContact } from '#language';
import type { Telling } from '../grammar/telling.js';

export const TONES = ['formal', 'warm', 'concise'] as const;
export type Tone = (typeof TONES)[number];

/** What is applied for, as far as the posting says. `reference` is the employer's number for it. */
export interface VacancySlots {
  readonly title: string | undefined;
  readonly company: string | undefined;
  readonly reference: string | undefined;
}

/** Whom the letter is addressed to, where the posting names somebody. */
export type Contact = PostingContact;

/** A post ready for the middle of a sentence: `where` is "as Senior Engineer at Tidewater Freight", '' where neither is known. */
export interface PostSlots {
  readonly where: string;
  readonly open: boolean;
  /** Year it began in, while it is held. */
  readonly since: number | undefined;
}

/** How a post is named: in full, as the present or last one just spoken of, by its employer alone, or not at all. */
export type Place = 'full' | 'current' | 'named' | 'again';

export interface TellSlots {
  readonly form: Telling['form'];
  /** Lines to be told together; more than one only where the form is nominal or listed. */
  readonly lines: readonly string[];
  /** The only line is a noun of more than one. */
  readonly plural: boolean;
  readonly place: Place;
  /** "as X at Y" and "at Y"; '' where unknown, and for projects. */
  readonly where: string;
  readonly short: string;
  readonly open: boolean;
  /** The post ended before the one told last. */
  readonly earlier: boolean;
  readonly section: 'work' | 'volunteer' | 'projects';
  /** Name of the project, '' for posts. */
  readonly project: string;
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
  salutation(tone: Tone, company: string | undefined, contact: Contact | undefined): string;
  readonly apply: Readonly<Record<Tone, Variants<VacancySlots>>>;
  /** What the posting names and the person has. */
  readonly focus: Variants<SubjectSlots>;
  /** Years stand by themselves: beside a post they would read as years in that post. */
  readonly years: Variants<{ years: number }>;
  readonly post: Variants<PostSlots>;
  /** A post that begins later. */
  /** A post of which nobody says whether it ended. */
  readonly worked: Variants<{ where: string }>;
  readonly starting: Variants<{ where: string; year: number }>;
  /** Another post: held beside the one named, ended before it, or neither. */
  readonly also: Readonly<Record<'beside' | 'before' | 'once', Variants<{ where: string }>>>;
  /** Every wording of a sentence that tells lines of the person's. */
  tell(slots: TellSlots): readonly string[];
  /** Tools used in a post: what can be told of lines in another language. */
  readonly tools: Variants<{ short: string; tools: string; open: boolean }>;
  readonly link: Variants<SubjectSlots>;
  /** Skills where nothing stands before them. */
  readonly knows: Variants<{ skills: string; many: boolean }>;
  /** `asked`: the posting names these skills. */
  readonly skills: Variants<{ skills: string; asked: boolean; many: boolean }>;
  /** `listed`: the study is named as it stands, without article. */
  readonly study: Variants<{ study: string; listed: boolean }>;
  /** A course of study that goes on; `until` is '' where its end is not known. */
  readonly studying: Variants<{ study: string; until: string }>;
  readonly papers: Variants<{ papers: string; many: boolean }>;
  readonly publications: Variants<{ publications: string; many: boolean }>;
  readonly awards: Variants<{ awards: string; many: boolean }>;
  readonly spoken: Variants<{ spoken: string; many: boolean }>;
  readonly meet: Readonly<Record<Tone, Variants<object>>>;
  readonly thanks: Readonly<Record<Tone, Variants<object>>>;
  signOff(tone: Tone, contact: Contact | undefined): string;
}

export interface StudyParts {
  readonly type: string;
  readonly area: string;
  readonly institution: string;
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
  /** "as X at Y" with the articles the language wants; '' where both are empty. `foreign`: the title is in another language and keeps its capitals. */
  where(position: string, employer: string, foreign?: boolean): string;
  /** A line of the person's in a grammatical place; undefined where none is right for it. */
  telling(highlight: string, open: boolean): Telling | undefined;
  /** A skill, language or post in the middle of a sentence. */
  inline(term: string): string;
  /** What was studied: "Bachelor of Science, Computer Science (University of Swansea)". */
  study(parts: StudyParts): string;
  /** The same as the object of a sentence, with its article where the language wants one. */
  held(parts: StudyParts): string;
  /** "Early Career Prize (Marine Society)"; a publication in the language's quotation marks. */
  work(title: string, by: string, quoted: boolean): string;
  /** A certificate inside a list: with its article, where its own name begins with a noun that wants one. */
  paper(name: string): string;
  /** "French (B2)". */
  withNote(term: string, note: string): string;
  readonly letter: LetterPhrases;
  readonly summary: SummaryPhrases;
}
