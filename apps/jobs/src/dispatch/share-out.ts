import type { ItemId, UserId } from '#common';

/** Somebody whose items wait for slots of a type. */
export interface Contender {
  readonly owner: UserId;
  /** In their order. */
  readonly waiting: readonly ItemId[];
  /** How many of theirs run. */
  readonly running: number;
  /** What their items took lately (OwnerUse). */
  readonly seconds: number;
}

/** What an item that was just chosen counts as, until it is known what it takes: so that a claim of several takes turns between equals. */
const CHOSEN_S = 1;

/**
 * Whose items get the next slots, one after the other: who has nothing running first; nobody who has half of all that run, or more, while
 * somebody else waits; among the rest whose items took least time lately, then who has fewest running. So everybody who waits has
 * something running, dear items do not stand before cheap ones, and alone one gets everything. `busy`: items that run, of everybody.
 * With `newcomers` only those get something who have nothing running, one item each.
 */
export function shareOut(contenders: readonly Contender[], busy: number, most: number, newcomers = false): ItemId[] {
  const lines = contenders.filter((c) => c.waiting.length > 0 && !(newcomers && c.running > 0)).map((c) => ({ ...c, given: 0 }));
  const chosen: ItemId[] = [];
  while (chosen.length < most) {
    const half = (busy + chosen.length + 1) / 2;
    const rank = (l: (typeof lines)[number]): number[] => [
      l.running + l.given === 0 ? 0 : l.running + l.given < half ? 1 : 2,
      l.seconds + l.given * CHOSEN_S,
      l.running + l.given,
    ];
    const open = lines.filter((l) => l.given < (newcomers ? 1 : l.waiting.length));
    const [first] = open.map((line) => ({ line, rank: rank(line) })).sort((a, b) => compare(a.rank, b.rank));
    if (!first) break;
    chosen.push(first.line.waiting[first.line.given++]!);
  }
  return chosen;
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((n, i) => n !== b[i]);
  return at < 0 ? 0 : a[at]! - b[at]!;
}
