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

const WORTHS = new WeakMap<MatchTable, WeakMap<Item, number>>();

/** How much a line says for this posting by itself; a line with a figure goes first among equals. Worked out once a line: sorting asks often. */
export function ownWorth(item: Item, table: MatchTable): number {
  const worths = WORTHS.get(table) ?? new WeakMap<Item, number>();
  WORTHS.set(table, worths);
  const worth = worths.get(item) ?? new Covered(table).gain(item) + (hasFigure(item.text) ? 0.1 : 0);
  worths.set(item, worth);
  return worth;
}

interface Candidate {
  readonly item: Item;
  readonly entry: Entry;
  readonly room: Room;
  /** 0 for the newest entry. */
  readonly age: number;
  /** What it added when it was last looked at: never less than what it adds now. */
  most: number;
}

/** Two gains so near are the same. */
const SAME = 1e-9;
/** Far above what rounding makes of a gain, and of a row of gains that are the same. */
const MARGIN = 1e-6;

/** The most that any candidate adds. Gains only fall, so only those that once added more than the best so far are looked at again. */
function mostOf(candidates: readonly Candidate[], covered: Covered): number {
  const looked = new Set<Candidate>();
  for (let most = -Infinity; ;) {
    let next: Candidate | undefined;
    for (const one of candidates) if (one.most > Math.max(most, next?.most ?? -Infinity) && !looked.has(one)) next = one;
    if (next === undefined) return most;
    looked.add(next);
    next.most = covered.gain(next.item);
    most = Math.max(most, next.most);
  }
}

/** The best of what is left: most gain, then the newer entry, then figures, then the master's order. */
function best(candidates: readonly Candidate[], covered: Covered): { candidate: Candidate; gain: number } | undefined {
  const least = mostOf(candidates, covered) - MARGIN;
  let found: { candidate: Candidate; gain: number } | undefined;
  for (const candidate of candidates) {
    if (candidate.most < least) continue;
    const gain = covered.gain(candidate.item);
    candidate.most = gain;
    if (found === undefined || gain > found.gain + SAME || (Math.abs(gain - found.gain) <= SAME && candidate.age < found.candidate.age)) {
      found = { candidate, gain };
    }
  }
  return found;
}

/** In the order they come in. */
function grouped<Key, One>(all: readonly One[], keyOf: (one: One) => Key): ReadonlyMap<Key, readonly One[]> {
  const groups = new Map<Key, One[]>();
  for (const one of all) {
    const group = groups.get(keyOf(one));
    if (group === undefined) groups.set(keyOf(one), [one]);
    else group.push(one);
  }
  return groups;
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
  const covered = new Covered(table);
  const lines = grouped(
    material.items.filter((item) => item.kind === 'highlight'),
    (item) => item.entry,
  );
  const candidates = entries.flatMap((entry, age) => {
    const room = roomOf(entry, entry.section === 'work' ? age : 0, newest);
    return (lines.get(entry.pointer) ?? []).map((item): Candidate => ({ item, entry, room, age, most: covered.gain(item) }));
  });
  const chosen = new Map<string, Item[]>(entries.map((entry) => [entry.pointer, []]));
  const of = (entry: Entry): Item[] => chosen.get(entry.pointer) ?? [];
  let open = candidates;
  for (let next = best(open, covered); next !== undefined && next.gain >= WORTHWHILE; next = best(open, covered)) {
    const { candidate } = next;
    of(candidate.entry).push(candidate.item);
    covered.add(candidate.item);
    open = open.filter(({ item, entry, room }) => item !== candidate.item && of(entry).length < room.most);
  }
  const byEntry = grouped(candidates, (candidate) => candidate.entry);
  for (const entry of entries) {
    const left = (byEntry.get(entry) ?? []).filter((candidate) => !of(entry).includes(candidate.item));
    const missing = (left[0]?.room.fill ?? 0) - of(entry).length;
    if (missing <= 0) continue;
    const ranked = left.toSorted((a, b) => ownWorth(b.item, table) - ownWorth(a.item, table));
    for (const { item } of ranked.slice(0, missing)) of(entry).push(item);
  }
  return chosen;
}
