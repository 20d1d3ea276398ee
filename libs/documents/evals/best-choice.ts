import { readPosting, type Posting } from '#language';
import { Covered } from '../src/writer/coverage.js';
import { readMaterial, type Item } from '../src/writer/material.js';
import type { Master } from '../src/writer/master.js';
import { matchTable, type MatchTable } from '../src/writer/ranking.js';

/** What these lines cover of a posting, weighted, as the writer reckons it. */
function worth(table: MatchTable, items: readonly Item[]): number {
  const covered = new Covered(table);
  let sum = 0;
  for (const item of items) {
    sum += covered.gain(item);
    covered.add(item);
  }
  return sum;
}

/** The most any `size` lines can cover, by trying them all: 30 lines and size 3 are 4,060 sets. */
function bestOf(table: MatchTable, items: readonly Item[], size: number, from = 0, taken: readonly Item[] = []): number {
  if (taken.length === size) return worth(table, taken);
  let best = worth(table, taken);
  for (let at = from; at < items.length; at++) best = Math.max(best, bestOf(table, items, size, at + 1, [...taken, items[at] as Item]));
  return best;
}

export interface ChoiceFigures {
  /** What the chosen lines cover. */
  readonly chosen: number;
  /** What the best lines of the same number cover. */
  readonly best: number;
  /** What all lines of the master cover together. */
  readonly all: number;
}

/** Compares lines chosen by the writer (pointers into the master) with the best choice of as many, found exactly, and with all there are. */
export function compareChoice(master: Master, posting: Posting, pointers: readonly string[], exact: boolean): ChoiceFigures {
  const reading = readPosting(posting);
  const material = readMaterial(master, reading.language);
  const table = matchTable(reading, material);
  const lines = material.items.filter((item) => item.kind === 'highlight');
  const chosen = lines.filter((item) => pointers.includes(item.pointer));
  const all = worth(table, lines);
  return { chosen: worth(table, chosen), best: exact ? bestOf(table, lines, chosen.length) : all, all };
}
