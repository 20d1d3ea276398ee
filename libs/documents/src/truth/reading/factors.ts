import { FACTOR_WORDS, PhraseIndex, SCALE_WORDS, type Language, type Token } from '#language';

export interface Factor {
  readonly readings: readonly { readonly value: number; readonly unit: string }[];
  readonly from: number;
  readonly to: number;
}

/** "dozens", "une trentaine": a magnitude nobody counted; 0 is beyond counting. */
export interface Scale {
  readonly magnitude: number;
  /** Whether the exact figure may be called so: 30 is *une trentaine*, 12 are not *dozens*. */
  readonly round: boolean;
  readonly from: number;
  readonly to: number;
}

const phrases = (table: string): string[] => table.split(';').map((item) => item.trim());
const factors = new Map<Language, PhraseIndex<Factor['readings']>>();
const scales = new Map<Language, PhraseIndex<Pick<Scale, 'magnitude' | 'round'>>>();

for (const [language, table] of Object.entries(FACTOR_WORDS) as [Language, string][]) {
  const index = new PhraseIndex<Factor['readings']>();
  for (const item of phrases(table)) {
    const [values = '', phrase = ''] = item.split(' ');
    const [times = 0, percent = 0] = values.split(',').map(Number);
    index.add(phrase.replaceAll('_', ' '), [
      { value: times, unit: 'times' },
      { value: percent, unit: 'percent' },
    ]);
  }
  factors.set(language, index);
}
for (const [language, table] of Object.entries(SCALE_WORDS) as [Language, string][]) {
  const index = new PhraseIndex<Pick<Scale, 'magnitude' | 'round'>>();
  for (const item of phrases(table)) {
    const [magnitude = '', phrase = ''] = item.split(' ');
    index.add(phrase.replaceAll('_', ' '), { magnitude: Number(magnitude.slice(1).replace('=', '')), round: magnitude.endsWith('=') });
  }
  scales.set(language, index);
}

/** Words for a factor or a share: `doubled`, `um die Hälfte`, `倍増`. */
export const factorsIn = (tokens: readonly Token[], language: Language): Factor[] =>
  (factors.get(language)?.scan(tokens) ?? []).map(({ value, from, to }) => ({ readings: value, from, to }));

/** Scale words of a text that stand for a number: not the `million` of "2 million", which `taken` spans cover. */
export const scalesIn = (tokens: readonly Token[], language: Language, taken: readonly { from: number; to: number }[]): Scale[] =>
  (scales.get(language)?.scan(tokens) ?? [])
    .filter(({ from, to }) => !taken.some((span) => span.from < to && from < span.to))
    .map(({ value, from, to }) => ({ ...value, from, to }));
