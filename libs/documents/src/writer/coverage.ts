import type { Requirement } from '#language';
import { demandsMet, type Evidence } from './held.js';
import type { Item } from './material.js';
import { isAlternative, SKILL_SHARE, type Ask, type MatchTable } from './ranking.js';

/** What is met so far: for each ask the skills shown and the best single line. Grown only through `add`. */
export class Covered {
  private readonly skills: Set<string>[];
  private readonly lexical: number[];
  /** 1 for each word of an ask that is said: the innermost loop of the choice runs over these. */
  private readonly said: Uint8Array[];
  private readonly saidCount: number[];

  constructor(private readonly table: MatchTable) {
    this.skills = table.asks.map(() => new Set<string>());
    this.lexical = table.asks.map(() => 0);
    this.said = table.asks.map((ask) => new Uint8Array(ask.terms.length));
    this.saidCount = table.asks.map(() => 0);
  }

  add(item: Item): this {
    for (const [ask, match] of this.table.of(item)) {
      for (const skill of match.skills) this.skills[ask]?.add(skill);
      this.lexical[ask] = Math.max(this.lexical[ask] ?? 0, match.lexical);
      const said = this.said[ask] as Uint8Array;
      for (const word of match.words) {
        if (said[word] === 0) this.saidCount[ask] = (this.saidCount[ask] ?? 0) + 1;
        said[word] = 1;
      }
    }
    return this;
  }

  /** What an item would add, weighted: monotone and submodular, so taking the best each time is within 1 − 1/e of the best choice. */
  gain(item: Item): number {
    let sum = 0;
    for (const [index, match] of this.table.of(item)) {
      const ask = this.table.asks[index] as Ask;
      let fresh = 0;
      if (match.skills.size > 0) for (const skill of match.skills) if (this.skills[index]?.has(skill) !== true) fresh++;
      const known = this.said[index] as Uint8Array;
      let news = 0;
      for (const word of match.words) if (known[word] === 0) news++;
      const said = news / Math.max(1, ask.terms.length);
      const words = (Math.max(0, match.lexical - (this.lexical[index] ?? 0)) + said) / 2;
      sum += ask.weight * (ask.skills.length === 0 ? words : (SKILL_SHARE * fresh) / ask.skills.length + (1 - SKILL_SHARE) * words);
    }
    return sum;
  }

  skillShare(ask: number): number {
    const asked = this.table.asks[ask]?.skills.length ?? 0;
    return asked === 0 ? 0 : (this.skills[ask]?.size ?? 0) / asked;
  }

  /** The best single line. */
  words(ask: number): number {
    return this.lexical[ask] ?? 0;
  }

  /** All lines together: share of the ask's words that any of them says. */
  wordsSaid(ask: number): number {
    return (this.saidCount[ask] ?? 0) / Math.max(1, this.table.asks[ask]?.terms.length ?? 0);
  }
}

/** Over a third of what a requirement says, in one line of the person's, is taken for meeting it: read by hand on 190 pairs, all ten between 0.36 and 0.40 were right. */
const ENOUGH_WORDS = 0.36;
/** Several lines together must say more of it: single words of a long demand turn up anywhere. */
const ENOUGH_WORDS_TOGETHER = 0.6;
const ENOUGH_WORDS_BESIDE_SKILLS = 0.5;
const ENOUGH_SKILLS = 0.5;

function skillsMet(requirement: Requirement, index: number, covered: Covered): boolean {
  if (requirement.skills.length === 0) {
    return requirement.terms.length > 0 && (covered.words(index) >= ENOUGH_WORDS || covered.wordsSaid(index) >= ENOUGH_WORDS_TOGETHER);
  }
  const share = covered.skillShare(index);
  return share >= ENOUGH_SKILLS || (share > 0 && isAlternative(requirement)) || covered.words(index) >= ENOUGH_WORDS_BESIDE_SKILLS;
}

const PUBLISHED =
  /(?<!\p{L})(?:publi(?:cation|shed|é|cad|cac)\p{L}*|peer[- ]review\p{L}*|veröffentlich\p{L}*|publikation\p{L}*|fachartikel)|論文|業績/iu;
const AWARDED =
  /(?<!\p{L})(?:awards?|prizes?|honou?rs|preise?|auszeichnung\p{L}*|prix|distinctions?|premios?|galardon\p{L}*|reconocimientos?)(?!\p{L})|受賞|表彰/iu;

export const asksForPublications = ({ text }: Requirement): boolean => PUBLISHED.test(text);
export const asksForAwards = ({ text }: Requirement): boolean => AWARDED.test(text);

const listed = (section: string, items: readonly Item[]): boolean => items.some((item) => item.pointer.startsWith(`/${section}/`));

/** The indexes of the requirements a set of items meets: its skills or words, and everything asked for by its kind, ladders counted upwards. */
export function metRequirements(requirements: readonly Requirement[], shown: readonly Item[], evidence: Evidence): Set<number> {
  // What is still being studied answers no demand.
  const running = new Set(evidence.material.studies.filter(({ held }) => !held).map(({ pointer }) => pointer));
  const items = running.size === 0 ? shown : shown.filter((item) => !running.has(item.entry));
  const covered = new Covered(evidence.table);
  for (const item of items) covered.add(item);
  const met = new Set<number>();
  requirements.forEach((requirement, index) => {
    const { holds, settled } = demandsMet(requirement, index, items, evidence);
    const named =
      (asksForPublications(requirement) && listed('publications', items)) || (asksForAwards(requirement) && listed('awards', items));
    if ((holds && (settled || skillsMet(requirement, index, covered))) || named) met.add(index);
  });
  return met;
}
