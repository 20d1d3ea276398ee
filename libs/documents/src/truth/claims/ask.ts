import type { PartialDate } from '#json-resume';
import type { Language } from '#language';
import type { Fact, Facts } from '../master/facts.js';
import type { Scope } from '../master/scope.js';
import type { Reading } from '../reading/reading.js';
import type { OwnWords } from './own-words.js';
import type { ClaimKind, Refusal } from '../verdict.js';

/** A statement, what may support it, and what kind of text it is. */
export interface Ask {
  readonly statement: Reading;
  readonly scope: Scope;
  readonly facts: Facts;
  /** The day open posts are counted to. */
  readonly today: PartialDate;
  /**
   * `line`: a bullet, which must rest on the person's data as a whole; `prose`: a sentence of a summary or letter, which may also
   * say what claims nothing; `title`: a headline or title, where capitals say nothing and every word counts.
   */
  readonly form: 'line' | 'prose' | 'title';
  /** Stretches that are the person's own texts, word for word: nothing inside them needs another source. */
  readonly own: readonly OwnWords[];
  /** Names that are nobody's of the person's unless the master has them: the posting's company. */
  readonly strangers: readonly string[];
  /** The language the document was asked for in. */
  readonly document: Language | undefined;
  /** Spoken of the employer or of a wish: words must be known, but nothing is claimed of the person. */
  readonly loose: boolean;
}

/** What one kind of check found: the facts that carry the claims, and the claims that nothing carries. */
export interface Outcome {
  readonly support: readonly Fact[];
  readonly refusals: readonly Refusal[];
  /** What was aligned how, where it is not word for word. */
  readonly notes?: readonly string[];
}

/** The own words a claim lies within, if any. `least`: how many words they must have at least, for figures and verbs. */
export const ownAt = ({ own }: Ask, { from, to }: { readonly from: number; readonly to: number }, least = 1): OwnWords | undefined =>
  own.find((words) => words.from <= from && to <= words.to && words.to - words.from >= least);

/** Gathers the outcome of a check. */
export class Tally {
  private readonly support = new Set<Fact>();
  private readonly refusals: Refusal[] = [];
  private readonly notes: string[] = [];

  carried(facts: Iterable<Fact>): void {
    for (const fact of facts) this.support.add(fact);
  }

  refuse(kind: ClaimKind, claim: string, detail: string): void {
    this.refusals.push({ kind, claim, detail });
  }

  note(text: string): void {
    if (!this.notes.includes(text)) this.notes.push(text);
  }

  get outcome(): Outcome {
    return { support: [...this.support], refusals: this.refusals, notes: this.notes };
  }
}
