import { type Operator, type OperatorKind, ratesIn } from '#language';
import { Tally } from '../claims/ask.js';
import type { Ask, Outcome } from '../claims/ask.js';
import { hasWord } from '../reading/synonyms.js';
import type { Reading } from '../reading/reading.js';
import type { ClaimKind } from '../verdict.js';
import { clauseOf, isElsewhere, poolOf, saysAny } from './pool.js';

interface Rule {
  readonly claim: ClaimKind;
  /** Operators of the source that say as much. */
  readonly by: readonly OperatorKind[];
  /** What else in a source says as much. */
  readonly or?: (reading: Reading) => boolean;
}

/** So many counted things are many. */
const MANY = 10;
const CHANGES = new Set(['INCREASE', 'IMPROVE', 'REDUCE', 'SAVE', 'ELIMINATE', 'CHANGE']);
const counts = (reading: Reading): boolean => reading.quantities.length > 0;

const RULES: Partial<Record<OperatorKind, Rule>> = {
  not: {
    claim: 'negation',
    by: ['not'],
    or: (reading) => reading.quantities.some(({ readings }) => readings.some(({ value }) => value === 0)),
  },
  all: { claim: 'scope', by: ['all', 'company', 'nation', 'world'] },
  company: { claim: 'scope', by: ['company', 'all'] },
  nation: { claim: 'scope', by: ['nation'] },
  world: { claim: 'scope', by: ['world'] },
  international: { claim: 'scope', by: ['international', 'world'] },
  many: {
    claim: 'scope',
    by: ['many', 'most', 'all'],
    or: (reading) => reading.quantities.some(({ readings }) => readings.some(({ value }) => value >= MANY)) || reading.scales.length > 0,
  },
  most: { claim: 'scope', by: ['most', 'all'] },
  top: { claim: 'comparison', by: ['top'] },
  more: { claim: 'comparison', by: ['more', 'top'], or: (reading) => reading.verbs.some(({ group }) => CHANGES.has(group)) },
  much: { claim: 'comparison', by: ['much', 'top'], or: counts },
  often: { claim: 'frequency', by: ['often'], or: ({ rates }) => rates.size > 0 },
  alone: { claim: 'part', by: ['alone'] },
};

/** Operators of the statement that make more of it than its source says. */
export function checkAdded(ask: Ask): Outcome {
  const tally = new Tally();
  for (const operator of ask.statement.operators) {
    const rule = RULES[operator.kind];
    if (rule === undefined || isElsewhere(ask, operator) || isIdle(ask, operator)) continue;
    judge(ask, tally, operator, rule);
  }
  checkRates(ask, tally);
  return tally.outcome;
}

function judge(ask: Ask, tally: Tally, operator: Operator, { claim, by, or }: Rule): void {
  const carriers = poolOf(ask, clauseOf(ask.statement, operator)).filter(({ reading }) => saysAny(reading, by) || or?.(reading) === true);
  if (carriers.length > 0) return tally.carried(carriers.slice(0, 1));
  const text = ask.statement.excerpt({ from: operator.from, to: Math.min(ask.statement.tokens.length, operator.to + 3) });
  tally.refuse(claim, text, `“${text}”: the person's data does not say “${ask.statement.excerpt(operator)}” of it`);
}

/** `all 14 services` counts them; `all` says nothing more. And a time after it makes it a rate. */
function isIdle({ statement }: Ask, { kind, from, to }: Operator): boolean {
  if (kind === 'much' || kind === 'many') return false;
  if (statement.quantities.some((quantity) => quantity.from >= from && quantity.from - to <= 1 && (kind === 'all' || quantity.from < to)))
    return true;
  return kind === 'all' && ratesIn(statement.tokens).some((rate) => rate.from <= from && to <= rate.to);
}

/** Articles and prepositions of time belong to a figure or a span: `a year`, `im Jahr`. */
const LOOSE = new Set('a an per par pro al por im am in la die the a l'.split(' '));

/** `weekly`, `every month`: how often, where no figure is measured by it. */
function checkRates(ask: Ask, tally: Tally): void {
  const { statement } = ask;
  for (const rate of ratesIn(statement.tokens)) {
    if (LOOSE.has(statement.tokens[rate.from]?.text ?? '') || statement.quantities.some((quantity) => quantity.rate === rate.value))
      continue;
    const span: Operator = { kind: 'often', from: rate.from, to: rate.to };
    if (isElsewhere(ask, span)) continue;
    const pool = poolOf(ask, clauseOf(statement, span));
    const carriers = pool.filter(({ reading }) => reading.rates.has(rate.value) || adjectiveOf(reading, span, ask));
    if (carriers.length > 0) tally.carried(carriers.slice(0, 1));
    else {
      const text = statement.excerpt(rate);
      tally.refuse('frequency', text, `“${text}”: the person's data does not say so of it`);
    }
  }
}

/** The source may say it by a word of its own (`nightly`, `month-end`). */
function adjectiveOf(reading: Reading, { from, to }: Operator, { statement }: Ask): boolean {
  const language = statement.language;
  return (
    language !== undefined &&
    statement.words.some((word) => word.from >= from && word.to <= to && hasWord(reading.stems, word.stem, language))
  );
}
