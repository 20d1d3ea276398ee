/** Units a text is compared by: words, or for Japanese characters. */
const unitsOf = (text: string, language: string): string[] =>
  language === 'ja' ? [...text.replace(/\s/gu, '')] : (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);

/** All runs of `size` units; Japanese runs are twice as long, a character saying about half a word. */
export function ngrams(text: string, language: string, size: number): string[] {
  const units = unitsOf(text, language);
  const length = language === 'ja' ? size * 2 : size;
  return Array.from({ length: Math.max(0, units.length - length + 1) }, (_, at) => units.slice(at, at + length).join(' '));
}

/** Share of runs that stand in the text more than once, 0 to 1. */
export function repeatedShare(text: string, language: string, size: number): number {
  const runs = ngrams(text, language, size);
  return runs.length === 0 ? 0 : 1 - new Set(runs).size / runs.length;
}

/** Jaccard similarity of two texts by their runs: 1 for the same text, 0 for nothing in common. */
export function similarity(a: string, b: string, language: string, size: number): number {
  const [one, other] = [new Set(ngrams(a, language, size)), new Set(ngrams(b, language, size))];
  const shared = [...one].filter((run) => other.has(run)).length;
  const all = one.size + other.size - shared;
  return all === 0 ? 1 : shared / all;
}

export interface Spread {
  readonly least: number;
  readonly median: number;
  readonly most: number;
}

/** Least, median and most of some figures; zeros where there are none. */
export function spread(figures: readonly number[]): Spread {
  const sorted = figures.toSorted((a, b) => a - b);
  return { least: sorted[0] ?? 0, median: sorted[Math.floor(sorted.length / 2)] ?? 0, most: sorted.at(-1) ?? 0 };
}

export const mean = (figures: readonly number[]): number =>
  figures.length === 0 ? 0 : figures.reduce((sum, one) => sum + one, 0) / figures.length;
