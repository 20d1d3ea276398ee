import { requirementTerms, skillsIn, type PostingReading, type Requirement } from '#language';
import { compoundParts, families } from './kinship.js';
import type { Item, Material } from './material.js';

/** How far one item meets one requirement. */
export interface Match {
  readonly skills: ReadonlySet<string>;
  /** 0 to 1: BM25 of the item as a share of what the requirement's own words would score, averaged with the plain share of its words. */
  readonly lexical: number;
  /** The words of the requirement that the item says, by their place in it. */
  readonly words: readonly number[];
}

/** A thing asked for as ranking sees it: requirements first, then (not counted in coverage) the title and the posting's other words. */
export interface Ask {
  readonly skills: readonly string[];
  readonly terms: readonly string[];
  readonly weight: number;
}

export interface MatchTable {
  readonly asks: readonly Ask[];
  /** Matches of an item by ask index; most are absent. */
  of(item: Item): ReadonlyMap<number, Match>;
}

/** The title is what an employer reads first, and it says which of a person's trades is meant; other words only break ties. */
const TITLE_WEIGHT = 2;
const CONTEXT_WEIGHT = 0.5;
/** Below a sixth of its words a requirement is not met even in part: single common words would lead the choice. */
const LEAST_LEXICAL = 0.15;
/**
 * BM25+ of a word in a text that says it: d + (k + 1) / (1 + k) times its rarity, as every text is a set of words. No length normalisation
 * (b = 0): with it a bare "SQL" beat the line that shows SQL at work, and scores were no share of the ask's own.
 */
const SATURATED = 0.5 + 1;

export const asksOf = (reading: PostingReading): Ask[] => [
  ...reading.requirements,
  {
    skills: skillsIn(reading.title ?? ''),
    terms: [...new Set(requirementTerms(reading.title ?? '', reading.language))],
    weight: TITLE_WEIGHT,
  },
  { skills: [], terms: [...new Set(reading.context)].slice(0, 60), weight: CONTEXT_WEIGHT },
];

const NONE: ReadonlySet<string> = new Set();

/** Rarity of a word that `count` of `total` texts say. */
const rarity = (count: number, total: number): number => Math.log(1 + (total - count + 0.5) / (count + 0.5));

/** Which texts say a word, by their place. An index of our own: a search engine's hits cost ten times as much, a job's postings minutes. */
class WordIndex {
  private readonly places = new Map<string, number[]>();
  private readonly total: number;

  constructor(texts: readonly ReadonlySet<string>[]) {
    this.total = texts.length;
    texts.forEach((words, place) => {
      for (const word of words) {
        const known = this.places.get(word);
        if (known === undefined) this.places.set(word, [place]);
        else known.push(place);
      }
    });
  }

  /** The texts that say any of these words: the words they say by place, and their rarity times how many they are. */
  search(asked: Iterable<string>): Map<number, { score: number; readonly words: number[] }> {
    const hits = new Map<number, { score: number; readonly words: number[] }>();
    let at = -1;
    for (const word of asked) {
      at++;
      const places = this.places.get(word) ?? [];
      const worth = rarity(places.length, this.total) * SATURATED;
      for (const place of places) {
        const hit = hits.get(place);
        if (hit === undefined) hits.set(place, { score: worth, words: [at] });
        else {
          hit.score += worth;
          hit.words.push(at);
        }
      }
    }
    for (const hit of hits.values()) hit.score *= hit.words.length;
    return hits;
  }
}

/**
 * Matches every item with everything asked for. One index holds items and asks together, so that a word's rarity is judged over
 * both, and an ask's own entry gives the score its words can reach at most.
 */
export function matchTable(reading: PostingReading, { items, language }: Pick<Material, 'items' | 'language'>): MatchTable {
  const asks = asksOf(reading);
  const german = reading.language === 'de' && language === 'de';
  const vocabulary = new Set([...items.flatMap((item) => item.terms), ...asks.flatMap((ask) => ask.terms)]);
  const family = families(vocabulary);
  const parts = german ? compoundParts(vocabulary) : () => [];
  const wordsOf = (terms: readonly string[]): Set<string> => new Set(terms.map(family));
  const asked = asks.map((ask) => wordsOf(ask.terms));
  const index = new WordIndex([...items.map((item) => wordsOf(item.terms.flatMap((term) => [term, ...parts(term)]))), ...asked]);

  const table = new Map<Item, Map<number, Match>>(items.map((item) => [item, new Map<number, Match>()]));
  asks.forEach((ask, askIndex) => {
    const words = asked[askIndex] as Set<string>;
    const hits = index.search(words);
    const full = hits.get(items.length + askIndex)?.score ?? 1;
    items.forEach((item, at) => {
      const hit = hits.get(at);
      // A rare word weighs more in BM25, and words only the posting uses are the rarest: by itself it would call half a match a third.
      const share = hit === undefined ? 0 : (Math.min(1, hit.score / full) + hit.words.length / words.size) / 2;
      const skills = ask.skills.length === 0 ? NONE : new Set(ask.skills.filter((id) => item.skills.has(id)));
      if (skills.size > 0 || share >= LEAST_LEXICAL) table.get(item)?.set(askIndex, { skills, lexical: share, words: hit?.words ?? [] });
    });
  });
  const none: ReadonlyMap<number, Match> = new Map();
  return { asks, of: (item) => table.get(item) ?? none };
}

/** The skills a requirement names and how much of its worth each carries; the words beside them carry the rest. */
export const SKILL_SHARE = 0.7;

export const isAlternative = (requirement: Requirement): boolean =>
  /(?<!\p{L})(?:or|ou|oder|o|u|bzw|such as|e\.g|z\.\s?B|comme|como)(?!\p{L})|または|又は|いずれ|もしくは|など/iu.test(requirement.text);
