import type { Ask } from '../claims/ask.js';
import { inOrder } from '../master/scope.js';
import { isElsewhere } from './pool.js';

/** Praise of oneself that says nothing (`passionate`, `results-driven`), as worded; the person's own is theirs. */
export function paddingIn(ask: Ask): string[] {
  const { statement } = ask;
  const found = statement.operators.filter((operator) => operator.kind === 'padding' && !isElsewhere(ask, operator));
  if (found.length === 0) return [];
  const facts = inOrder(ask.scope);
  return found
    .filter(
      ({ from, to }) => !facts.some(({ reading }) => statement.tokens.slice(from, to).every(({ text }) => reading.tokenSet.has(text))),
    )
    .map((operator) => statement.excerpt(operator));
}
