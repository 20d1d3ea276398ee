import type { Language } from '../vocabulary/index.js';
import type { Demands } from './demands.js';
import type { PostingFacts } from './posting-facts.js';

/** A job advertisement as a person gives it. `text` is pasted, so it may hold anything: markup, orders to machines, nothing at all. */
export interface Posting {
  readonly title?: string;
  readonly company?: string;
  readonly url?: string;
  readonly text: string;
}

export type RequirementKind = 'must' | 'duty' | 'nice';

/** One thing a posting asks for, in its own words, and what those words come down to. */
export interface Requirement {
  readonly text: string;
  readonly kind: RequirementKind;
  /** How much meeting it counts: an absolute requirement three times a welcome extra. */
  readonly weight: number;
  /** Canonical skill names (alias table) in order of appearance. */
  readonly skills: readonly string[];
  /** Stemmed content words without the words every posting uses. */
  readonly terms: readonly string[];
  readonly demands: Demands;
}

/** What is known of a posting once read. Always holds at least one requirement. */
export interface PostingReading {
  readonly language: Language;
  /** As given, or the title line of the text; one line, at most 120 characters. */
  readonly title?: string;
  readonly company?: string;
  /** Whether title was given, not guessed from the text. */
  readonly titleGiven: boolean;
  /** What it says beside its demands. */
  readonly facts: PostingFacts;
  readonly requirements: readonly Requirement[];
  /** What is offered, told of the house, or said to everybody: nothing of it is asked for. */
  readonly boilerplate: readonly string[];
  /** Words of sentences that are about the work or the house but ask for nothing: they count for relevance only. */
  readonly context: readonly string[];
}

export const WEIGHTS: Readonly<Record<RequirementKind, number>> = { must: 3, duty: 2, nice: 1 };
