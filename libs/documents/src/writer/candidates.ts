import type { PostingReading } from '#language';
import type { Item, ItemKind, Material } from './material.js';
import { asksOf } from './ranking.js';

/**
 * Items that are ranked for one posting. Whole résumés of people have 40 to 150; with 2,000 the choice costs 1.5 s of CPU and with 240
 * a tenth of it, and no document shows more than some 130 lines.
 */
export const MOST_CANDIDATES = 240;
/** Best lines of every post that are candidates whatever the others hold: what an old post is filled up to, and some to choose from. */
const OF_EACH_ENTRY = 3;
/** Papers, studies, languages and listed skills: so many of each kind are candidates before any line. */
const OF_EACH_KIND = 20;

interface Scored {
  readonly item: Item;
  readonly place: number;
  readonly score: number;
}

/** Rarity of what the posting asks for, summed over what an item names of it: one look at every word, no pairs. */
function scored(items: readonly Item[], reading: PostingReading): Scored[] {
  const asks = asksOf(reading);
  const wanted = new Set([...asks.flatMap((ask) => ask.terms), ...asks.flatMap((ask) => ask.skills.map(skillKey))]);
  const found = items.map((item) => [...new Set([...item.terms, ...[...item.skills].map(skillKey)])].filter((one) => wanted.has(one)));
  const counts = new Map<string, number>();
  for (const one of found.flat()) counts.set(one, (counts.get(one) ?? 0) + 1);
  const worth = (one: string): number => Math.log(1 + items.length / (counts.get(one) ?? 1));
  return items.map((item, place) => ({ item, place, score: (found[place] ?? []).reduce((sum, one) => sum + worth(one), 0) }));
}

/** Apart from words: "sql" is both. */
const skillKey = (id: string): string => `skill ${id}`;

const isLine = (kind: ItemKind): boolean => kind === 'highlight';

/** Where an item stands among those that must be looked at: 0 always, 1 before the rest, 2 the rest. */
function turnOf({ kind }: Item, rank: number): number {
  if (isLine(kind)) return rank === 0 ? 0 : rank < OF_EACH_ENTRY ? 1 : 2;
  return rank < OF_EACH_KIND ? 0 : 2;
}

/**
 * The material with at most `most` items, and beyond that only the best line of every post: those that name most of what is asked for, by a
 * cheap look. Every post keeps its own best lines, so that none stands empty. Material of no more than `most` items comes back as it is.
 */
export function candidatesFor(material: Material, reading: PostingReading, most = MOST_CANDIDATES): Material {
  const { items } = material;
  if (items.length <= most) return material;
  const byScore = scored(items, reading).toSorted((a, b) => b.score - a.score || a.place - b.place);
  const ranks = new Map<string, number>();
  const turns = byScore.map(({ item, place, score }) => {
    const group = isLine(item.kind) ? item.entry : item.kind;
    const rank = ranks.get(group) ?? 0;
    ranks.set(group, rank + 1);
    return { item, place, score, turn: turnOf(item, rank) };
  });
  const kept = turns
    .toSorted((a, b) => a.turn - b.turn || b.score - a.score || a.place - b.place)
    .filter(({ turn }, at) => turn === 0 || at < most)
    .toSorted((a, b) => a.place - b.place);
  return { ...material, items: kept.map(({ item }) => item) };
}
