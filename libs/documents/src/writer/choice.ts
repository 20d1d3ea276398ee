import { Covered } from './coverage.js';
import type { Entry } from './master.js';
import type { Item, Material } from './material.js';
import type { MatchTable } from './ranking.js';

/** How many lines a post may show: at most, and how many it is filled up to where the posting asks for nothing of it. */
interface Room {
  readonly fill: number;
  readonly most: number;
}

/** Recruiters read the last posts and skim the rest: 3–6 lines and 1–3. Projects and honorary posts stand beside, not instead. */
const RECENT: Room = { fill: 4, most: 6 };
const OLD: Room = { fill: 1, most: 3 };
const BESIDE: Room = { fill: 2, most: 3 };
/** The two last posts are recent whatever their age; others when they ended within five years of the newest date. */
const ALWAYS_RECENT = 2;
const RECENT_MONTHS = 60;
/** Gains below this are word noise of the context, not requirements. */
const WORTHWHILE = 0.2;

const lastMonth = (entry: Entry): number => entry.end ?? entry.start ?? 0;

function roomOf(entry: Entry, place: number, newest: number): Room {
  if (entry.section !== 'work') return BESIDE;
  return place < ALWAYS_RECENT || entry.open || newest - lastMonth(entry) <= RECENT_MONTHS ? RECENT : OLD;
}

export const hasFigure = (text: string): boolean => /\p{Nd}/u.test(text.normalize('NFKC'));

/** How much a line says for this posting by itself; a line with a figure goes first among equals. */
export function ownWorth(item: Item, table: MatchTable): number {
  return new Covered(table).gain(item) + (hasFigure(item.text) ? 0.1 : 0);
}

interface Candidate {
  readonly item: Item;
  readonly entry: Entry;
  readonly room: Room;
  /** 0 for the newest entry. */
  readonly age: number;
}

/** The best of what is left: most gain, then the newer entry, then figures, then the master's order. */
function best(candidates: readonly Candidate[], covered: Covered): { candidate: Candidate; gain: number } | undefined {
  let found: { candidate: Candidate; gain: number } | undefined;
  for (const candidate of candidates) {
    const gain = covered.gain(candidate.item);
    if (found === undefined || gain > found.gain + 1e-9 || (Math.abs(gain - found.gain) <= 1e-9 && candidate.age < found.candidate.age)) {
      found = { candidate, gain };
    }
  }
  return found;
}

/**
 * Chooses the highlights of every entry by coverage: the next one is the one that adds most of what is asked and not yet shown,
 * newest first among equals. Then each entry is filled up, by what its lines are worth by themselves.
 *
 * @returns highlights in ranked order by entry pointer; an entry without highlights has an empty list.
 */
export function chooseHighlights(material: Material, table: MatchTable): ReadonlyMap<string, readonly Item[]> {
  const newest = Math.max(0, ...material.work.map(lastMonth));
  const entries = [...material.work, ...material.projects, ...material.volunteer];
  const candidates = entries.flatMap((entry, age) => {
    const room = roomOf(entry, entry.section === 'work' ? age : 0, newest);
    return material.items
      .filter((item) => item.kind === 'highlight' && item.entry === entry.pointer)
      .map((item): Candidate => ({ item, entry, room, age }));
  });
  const chosen = new Map<string, Item[]>(entries.map((entry) => [entry.pointer, []]));
  const of = (entry: Entry): Item[] => chosen.get(entry.pointer) ?? [];
  const covered = new Covered(table);

  let open = candidates;
  for (let next = best(open, covered); next !== undefined && next.gain >= WORTHWHILE; next = best(open, covered)) {
    const { candidate } = next;
    of(candidate.entry).push(candidate.item);
    covered.add(candidate.item);
    open = open.filter(({ item, entry, room }) => item !== candidate.item && of(entry).length < room.most);
  }
  for (const entry of entries) {
    const left = candidates
      .filter((candidate) => candidate.entry === entry && !of(entry).includes(candidate.item))
      .toSorted((a, b) => ownWorth(b.item, table) - ownWorth(a.item, table));
    const target = left[0]?.room.fill ?? 0;
    for (const { item } of left.slice(0, Math.max(0, target - of(entry).length))) of(entry).push(item);
  }
  return chosen;
}
