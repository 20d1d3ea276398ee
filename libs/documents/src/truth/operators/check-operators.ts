import type { Ask, Outcome } from '../claims/ask.js';
import { checkAdded } from './added.js';
import { checkAttested } from './attested.js';
import { checkDropped } from './dropped.js';
import { checkResults } from './results.js';

/** Function words and closed classes must say in the statement what they say in its source: none added that makes more of it, none dropped that made less. */
export function checkOperators(ask: Ask): Outcome {
  if (ask.form === 'title') return merge([checkAdded(ask), checkAttested(ask)]);
  return merge([checkAdded(ask), checkAttested(ask), checkResults(ask), checkDropped(ask)]);
}

function merge(outcomes: readonly Outcome[]): Outcome {
  return { support: outcomes.flatMap(({ support }) => [...support]), refusals: outcomes.flatMap(({ refusals }) => [...refusals]) };
}
