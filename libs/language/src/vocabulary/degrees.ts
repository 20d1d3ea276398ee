import type { Language } from './languages.js';
import { perLanguage, spellings, spokenIn } from './phrase-lists.js';
import { PhraseIndex } from './phrases.js';
import { DEGREE_KINDS, DEGREES } from './tables/degrees.js';
import { joined } from './tokens.js';
import type { Token } from './tokens.js';

export type DegreeLevel = keyof typeof DEGREES;

export interface Degree {
  readonly level: DegreeLevel;
  /** `science`, `arts`, … where the spelling says so. */
  readonly kind: string | undefined;
  /** Tokens of the degree itself, end exclusive. */
  readonly from: number;
  readonly to: number;
  /** Where its field ends (`in Computer Science`); equals `to` when none is named. */
  readonly fieldTo: number;
}

interface Spelling {
  readonly level: DegreeLevel;
  /** Counts only in capitals beside a field: `MA`, `BS`. */
  readonly capitals: boolean;
}

const indexOf = perLanguage((language) => {
  const index = new PhraseIndex<Spelling>();
  for (const [level, cells] of Object.entries(DEGREES)) {
    for (const spoken of spokenIn(language)) {
      for (const spelling of spellings(cells[spoken])) {
        index.add(spelling.replace(/^=/u, ''), { level: level as DegreeLevel, capitals: spelling.startsWith('=') });
      }
    }
  }
  return index;
});

const kinds = new PhraseIndex<string>();
for (const [kind, cell] of Object.entries(DEGREE_KINDS))
  for (const spelling of spellings(cell)) kinds.add(spelling.replace(/^=/u, ''), kind);

const OF = /^(?:in|of|en|de|der|des|im|d|fur|the|la|les|l|del|a)$/u;
/** Words of a field of study looked at after `in` or `of`. */
const FIELD = 4;

/** Degrees of a tokenised text. `field`: the text is a degree's own field, where bare `MA` is a degree. */
export function findDegrees(tokens: readonly Token[], language: Language, field = false): Degree[] {
  const found = indexOf(language).scan(tokens, ({ value, from, to }) => {
    if (!value.capitals || field) return true;
    const upper = tokens[from]?.raw === tokens[from]?.raw.toUpperCase();
    return upper && OF.test(tokens[to]?.text ?? '') && /^\s+$/u.test(tokens[to]?.gap ?? '');
  });
  return found.map(({ value, from, to }) => {
    const kind = kinds.scan(tokens.slice(from, to + 3)).find((hit) => from + hit.from <= to);
    // "Bachelor of Science in Physics": the field begins behind the kind.
    const end = Math.max(to, from + (kind?.to ?? 0));
    return { level: value.level, kind: kind?.value, from, to: end, fieldTo: fieldEnd(tokens, end) };
  });
}

function fieldEnd(tokens: readonly Token[], to: number): number {
  const previous = tokens[to - 1]?.text ?? '';
  let at = to;
  while (at < tokens.length && OF.test(tokens[at]?.text ?? '') && joined(tokens[at]?.gap ?? '')) at += 1;
  if (at === to && !OF.test(previous) && tokens[to]?.gap !== '-') return to;
  const start = at;
  while (at < tokens.length && at - start < FIELD && joined(tokens[at]?.gap ?? '') && !STOP.test(tokens[at]?.text ?? '')) at += 1;
  return at;
}

const STOP = /^(?:from|at|with|by|and|an|am|von|bei|mit|und|avec|a|par|et|por|con|y|in|i|ich|je|which|where|who|while|my|degree|\d+)$/u;
