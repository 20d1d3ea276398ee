import type { Language } from './languages.js';
import { perLanguage, spellings } from './phrase-lists.js';
import { PhraseIndex } from './phrases.js';
import { OPERATORS } from './tables/operators/index.js';
import type { OperatorKind } from './tables/operators/operator-kinds.js';
import { hasSeparated, separatedPrefix } from './separable.js';
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

/** The operators of a tokenised text, in order; a phrase may have several kinds (`one of` is a part, `only` too). German verbs whose prefix ends their clause count as whole. */
export function findOperators(tokens: readonly Token[], language: Language): Operator[] {
  const found = indexOf(language)
    .scan(tokens)
    .flatMap(({ value, from, to }) => (value === 'NONE' || isPlans(tokens[from]) ? [] : [{ kind: value, from, to }]));
  if (language === 'de' && !hasSeparated(tokens)) return found;
  if (language === 'de') return [...found, ...separated(tokens, found)].sort((a, b) => a.from - b.from);
  const future = FUTURE[language];
  if (future === undefined || !tokens.some(({ raw }) => future.test(raw))) return found;
  const ahead = tokens.flatMap(({ raw }, at): Operator[] =>
    future.test(raw) && !found.some(({ from, to }) => from <= at && at < to) ? [{ kind: 'plan', from: at, to: at + 1 }] : [],
  );
  return [...found, ...ahead].sort((a, b) => a.from - b.from);
}

/** Future tenses: what will be done is a plan. `opéra`, `caméra` are none. */
const FUTURE: Partial<Record<Language, RegExp>> = {
  fr: /^\p{L}{2,}(?:er|ir|dr|vr|ttr)(?:ai|a|ons|ez|ont)$/iu,
  es: /^\p{L}{2,}[aei]r(?:é|ás|á|emos|án)$/iu,
};

/** `Pläne` are drawings and lists; `ich plane` is a plan. */
const isPlans = (token: Token | undefined): boolean => token?.text === 'plane' && /ä/iu.test(token.raw.normalize('NFC'));

/** `Nahm an der Supervision teil`: of `teilnehmen`. */
const separated = (tokens: readonly Token[], found: readonly Operator[]): Operator[] =>
  tokens.flatMap((token, at) => {
    if (found.some(({ from, to }) => from <= at && at < to)) return [];
    const end = separatedPrefix(tokens, at);
    if (end === undefined || end.at === at) return [];
    return indexOf('de')
      .at([{ ...token, text: `${end.prefix}${token.text}` }], 0)
      .flatMap(({ value }) => (value === 'NONE' ? [] : [{ kind: value, from: at, to: at + 1 }]));
  });
