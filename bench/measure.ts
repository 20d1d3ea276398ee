/** Medians of interleaved rounds: the one honest way to compare two things on a machine whose speed drifts. */

export interface Sample {
  readonly round: number;
  readonly ours: number;
  readonly theirs: number;
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? (sorted[middle] ?? NaN) : ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2;
};

export const percentile = (values: readonly number[], p: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil((p / 100) * sorted.length) - 1)] ?? NaN;
};

/** One line of the printed table. `met` compares the measured figure with the goal of the design. */
export interface Row {
  readonly bench: string;
  readonly against: string;
  readonly goal: string;
  readonly figure: string;
  readonly met: boolean;
  readonly raw: unknown;
}

/** How a row is run, and where it leaves what it has. */
export interface Run {
  /** A small part of the amounts, to see that the row works; its figures say nothing. Only rows that have such a form are run so. */
  readonly quick: boolean;
  /** Writes a sample down at once: a run that breaks later, or is ended, has not lost it. */
  keep(sample: unknown): void;
}

export const table = (rows: readonly Row[]): string => {
  const cells = [
    ['bench', 'against', 'goal', 'measured', 'met'],
    ...rows.map((r) => [r.bench, r.against, r.goal, r.figure, r.met ? 'yes' : 'NO']),
  ];
  const widths = [0, 1, 2, 3, 4].map((i) => Math.max(...cells.map((c) => c[i]?.length ?? 0)));
  const line = (c: readonly string[]): string => `| ${c.map((x, i) => x.padEnd(widths[i] ?? 0)).join(' | ')} |`;
  const [head = [], ...body] = cells;
  return [line(head), `|${widths.map((w) => '-'.repeat(w + 2)).join('|')}|`, ...body.map(line)].join('\n');
};

/** Waits until `look` answers something; the bench's only way of waiting. */
export async function until<T>(look: () => Promise<T | undefined>, ms: number, what: string, every = 10): Promise<T> {
  const end = performance.now() + ms;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (performance.now() > end) throw new Error(`${what}: not within ${ms} ms`);
    await new Promise((resolve) => setTimeout(resolve, every));
  }
}
