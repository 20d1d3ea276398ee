/** SUPPORTED: the person's words. REWORDED: other words, every claim supported. UNSUPPORTED: a claim without support. */
export type Verdict = 'SUPPORTED' | 'REWORDED' | 'UNSUPPORTED';

/**
 * What a claim is about: the rows of the table in the design; the operators (`part`: what was done by others, with others or only
 * helped with; `attribution`: praised, awarded, certified by somebody); `padding` for praise of oneself that says nothing;
 * `statement` for one of which nothing stands in the person's data, and `field` for a value that no statement may stand in (an unknown key, a text where there should be an object).
 */
export type ClaimKind =
  | 'number'
  | 'scale'
  | 'derived'
  | 'date'
  | 'name'
  | 'title'
  | 'degree'
  | 'skill'
  | 'language'
  | 'verb'
  | 'negation'
  | 'plan'
  | 'scope'
  | 'comparison'
  | 'cause'
  | 'frequency'
  | 'attribution'
  | 'part'
  | 'padding'
  | 'statement'
  | 'field';

/** A claim found without support. */
export interface Refusal {
  readonly kind: ClaimKind;
  /** The claim as the statement words it, at most 120 characters. */
  readonly claim: string;
  /** Why, for the person: names the claim and what was looked for. */
  readonly detail: string;
}

/** What the check says of one statement. */
export interface Finding {
  /** JSON pointer into the generated content; for a letter the index of the sentence (`/3`). */
  readonly pointer: string;
  /** JSON pointers into the master: where the support stands; empty when there is none. */
  readonly sources: readonly string[];
  readonly verdict: Verdict;
  /** What is unsupported; or, in a language the check does not read, that only figures, dates and names were checked. */
  readonly detail?: string;
  /** What the first unsupported claim is about. */
  readonly kind?: ClaimKind;
  /** The first unsupported claim, as worded. */
  readonly claim?: string;
}
