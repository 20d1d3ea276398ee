import type { Reading } from '../reading/reading.js';

export interface Clause {
  readonly from: number;
  readonly to: number;
}

const MARK = /[,;:.!?()（）、。・–—]\s*$|[、。]|[,;:]\s/u;
const AND = new Set('and und et y e sowie while whereas which resulting pero mais aber but'.split(' '));

/** Parts of a sentence between marks and joining words; together they cover it. Marks inside figures (`2,4`) divide nothing. */
export function clausesOf(reading: Reading): Clause[] {
  const starts = [0];
  reading.tokens.forEach((token, i) => {
    if (i === 0) return;
    const inFigure = /^\d/u.test(token.text) && /^[.,]$/u.test(token.gap);
    if ((MARK.test(token.gap) && !inFigure) || AND.has(token.text)) starts.push(i);
  });
  return starts.map((from, i) => ({ from, to: starts[i + 1] ?? reading.tokens.length })).filter(({ from, to }) => to > from);
}

/** The clause a token stands in. */
export function clauseAt(reading: Reading, at: number): Clause {
  return clausesOf(reading).find(({ from, to }) => from <= at && at < to) ?? { from: 0, to: reading.tokens.length };
}
