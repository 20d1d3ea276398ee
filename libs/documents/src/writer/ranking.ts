import MiniSearch from 'minisearch';
import { requirementTerms, skillsIn, type PostingReading, type Requirement } from '#language';
import { compoundParts, families } from './kinship.js';
import type { Item, Material } from './material.js';

/** How far one item meets one requirement. */
export interface Match {
  readonly skills: ReadonlySet<string>;
  /** 0 to 1: BM25 of the item as a share of what the requirement's own words would score, averaged with the plain share of its words. */
  readonly lexical: number;
  /** The words of the requirement that the item says. */
  readonly words: readonly string[];
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
/** No length normalisation (b): with it a bare "SQL" beat the line that shows SQL at work, and scores were no share of the ask's own. */
const BM25 = { k: 1.2, b: 0, d: 0.5 };

export const asksOf = (reading: PostingReading): Ask[] => [
  ...reading.requirements,
  {
    skills: skillsIn(reading.title ?? ''),
    terms: [...new Set(requirementTerms(reading.title ?? '', reading.language))],
    weight: TITLE_WEIGHT,
  },
  { skills: [], terms: [...new Set(reading.context)].slice(0, 60), weight: CONTEXT_WEIGHT },
];

/**
 * Matches every item with everything asked for. One index holds items and asks together, so that a word's rarity is judged over
 * both, and an ask's own entry gives the score its words can reach at most.
 */
export function matchTable(reading: PostingReading, { items, language }: Pick<Material, 'items' | 'language'>): MatchTable {
  const asks = asksOf(reading);
  const german = reading.language === 'de' && language === 'de';
  const vocabulary = [...items.flatMap((item) => item.terms), ...asks.flatMap((ask) => ask.terms)];
  const family = families(vocabulary);
  const parts = german ? compoundParts(vocabulary) : () => [];
  const text = (terms: readonly string[]): string => [...new Set(terms.map(family))].join(' ');
  const index = new MiniSearch<{ id: string; text: string }>({
    fields: ['text'],
    tokenize: (text) => text.split(' '),
    processTerm: (term) => term,
  });
  index.addAll(items.map((item, at) => ({ id: `i${at}`, text: text(item.terms.flatMap((term) => [term, ...parts(term)])) })));
  index.addAll(asks.map((ask, at) => ({ id: `a${at}`, text: text(ask.terms) })));

  const table = new Map<Item, Map<number, Match>>(items.map((item) => [item, new Map<number, Match>()]));
  asks.forEach((ask, askIndex) => {
    const asked = text(ask.terms);
    const count = new Set(asked.split(' ')).size;
    const hits = new Map(
      asked === '' ? [] : index.search(asked, { prefix: false, fuzzy: false, bm25: BM25 }).map((hit) => [hit.id as string, hit]),
    );
    const full = hits.get(`a${askIndex}`)?.score ?? 1;
    items.forEach((item, at) => {
      const hit = hits.get(`i${at}`);
      const words = hit?.queryTerms ?? [];
      // A rare word weighs more in BM25, and words only the posting uses are the rarest: by itself it would call half a match a third.
      const share = hit === undefined ? 0 : (Math.min(1, hit.score / full) + words.length / count) / 2;
      const skills = new Set(ask.skills.filter((id) => item.skills.has(id)));
      if (skills.size > 0 || share >= LEAST_LEXICAL) table.get(item)?.set(askIndex, { skills, lexical: share, words });
    });
  });
  const none: ReadonlyMap<number, Match> = new Map();
  return { asks, of: (item) => table.get(item) ?? none };
}

/** The skills a requirement names and how much of its worth each carries; the words beside them carry the rest. */
export const SKILL_SHARE = 0.7;

export const isAlternative = (requirement: Requirement): boolean =>
  /(?<!\p{L})(?:or|ou|oder|o|u|bzw|such as|e\.g|z\.\s?B|comme|como)(?!\p{L})|または|又は|いずれ|もしくは|など/iu.test(requirement.text);
