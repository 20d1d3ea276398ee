import { median } from '../../../bench/measure.js';

/** A figure of one process at one moment, in milliseconds since the run began. */
export interface Point {
  readonly at: number;
  readonly value: number;
}

/**
 * Theil–Sen: the median of the slopes between all pairs of points, per millisecond. A few wild samples, as a collection of garbage or a busy
 * machine makes them, do not move it. 0 of fewer than two points.
 */
export function slope(points: readonly Point[]): number {
  const slopes: number[] = [];
  for (const [i, a] of points.entries())
    for (let j = i + 1; j < points.length; j++) {
      const b = points[j];
      if (b !== undefined && b.at !== a.at) slopes.push((b.value - a.value) / (b.at - a.at));
    }
  return slopes.length === 0 ? 0 : median(slopes);
}

/** The least value of each window: of a process's memory, what a collection of garbage leaves. */
export function floors(points: readonly Point[], windowMs: number): Point[] {
  const least = new Map<number, Point>();
  for (const point of points) {
    const window = Math.floor(point.at / windowMs);
    const known = least.get(window);
    if (known === undefined || point.value < known.value) least.set(window, { at: window * windowMs, value: point.value });
  }
  return [...least.values()];
}

/** How many more there are at the end: the median of the last quarter less that of the first. */
export function gained(points: readonly Point[]): number {
  const quarter = Math.max(1, Math.floor(points.length / 4));
  const of = (part: readonly Point[]): number => median(part.map((p) => p.value));
  return points.length === 0 ? 0 : of(points.slice(-quarter)) - of(points.slice(0, quarter));
}
