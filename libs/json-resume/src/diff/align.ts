import { sameJson } from '../resume/same-json.js';

/** Which element of one list became which of the other: both indexes, or only that of a removed or added one. */
export type Pair = readonly [before: number | undefined, after: number | undefined];

/** Comparisons that may still be spent on finding what moved. */
export interface Comparisons {
  left: number;
}

/**
 * Of two documents in all; beyond it the middle parts of lists are paired one by one. 500 entries against 500, the most `validate` lets
 * through, stay below.
 */
export const MAX_COMPARISONS = 300_000;

/**
 * Aligns two lists: equal elements are paired (a longest common subsequence), and what stands between two such pairs is
 * paired in order, because that is most often the same element reworded; the rest is removed or added.
 */
export function alignLists(
  before: readonly unknown[],
  after: readonly unknown[],
  comparisons: Comparisons = { left: MAX_COMPARISONS },
): Pair[] {
  let head = 0;
  while (head < before.length && head < after.length && sameJson(before[head], after[head])) head++;
  let tail = 0;
  while (tail < before.length - head && tail < after.length - head && sameJson(before.at(-1 - tail), after.at(-1 - tail))) tail++;
  const rows = before.length - head - tail;
  const columns = after.length - head - tail;
  const affordable = rows * columns <= comparisons.left;
  if (affordable) comparisons.left -= rows * columns;
  const anchors = affordable ? commonPairs(before, after, head, rows, columns) : [];
  const pairs: Pair[] = Array.from({ length: head }, (_, i) => [i, i]);
  let [a, b] = [head, head];
  for (const [nextA, nextB] of [...anchors, [head + rows, head + columns] as const]) {
    while (a < nextA || b < nextB) pairs.push([a < nextA ? a++ : undefined, b < nextB ? b++ : undefined]);
    if (nextA < head + rows) pairs.push([a++, b++]);
  }
  while (a < before.length) pairs.push([a++, b++]);
  return pairs;
}

/** The pairs of equal elements of a longest common subsequence of the two middle parts. */
function commonPairs(
  before: readonly unknown[],
  after: readonly unknown[],
  head: number,
  rows: number,
  columns: number,
): (readonly [number, number])[] {
  const width = columns + 1;
  const longest = new Uint32Array((rows + 1) * width);
  const at = (row: number, column: number): number => longest[row * width + column] ?? 0;
  for (let row = rows - 1; row >= 0; row--) {
    for (let column = columns - 1; column >= 0; column--) {
      const equal = sameJson(before[head + row], after[head + column]);
      longest[row * width + column] = equal ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const pairs: (readonly [number, number])[] = [];
  for (let row = 0, column = 0; row < rows && column < columns;) {
    if (at(row, column) === at(row + 1, column)) row++;
    else if (at(row, column) === at(row, column + 1)) column++;
    else pairs.push([head + row++, head + column++]);
  }
  return pairs;
}
