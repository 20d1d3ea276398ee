import type { Language } from './languages.js';
import { perLanguage, spellings } from './phrase-lists.js';
import { PhraseIndex } from './phrases.js';
import { OPERATORS } from './tables/operators/index.js';
import type { OperatorKind } from './tables/operators/operator-kinds.js';
import type { Token } from './tokens.js';

export type { OperatorKind } from './tables/operators/operator-kinds.js';

/** An operator of a text: tokens `from`–`to`, end exclusive. */
export interface Operator {
  readonly kind: OperatorKind;
  readonly from: number;
  readonly to: number;
}

const indexOf = perLanguage((language) => {
  const index = new PhraseIndex<OperatorKind | 'NONE'>();
  for (const [kind, cell] of Object.entries(OPERATORS[language]) as [OperatorKind | 'NONE', string][])
    for (const spelling of spellings(cell)) index.add(spelling, kind);
  return index;
});

/** The operators of a tokenised text, in order; a phrase may have several kinds (`one of` is a part, `only` too). */
export const findOperators = (tokens: readonly Token[], language: Language): Operator[] =>
  indexOf(language)
    .scan(tokens)
    .flatMap(({ value, from, to }) => (value === 'NONE' ? [] : [{ kind: value, from, to }]));
