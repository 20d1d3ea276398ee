import type { Fact } from '../master/facts.js';
import type { Reading } from '../reading/reading.js';
import { hasWord } from '../reading/synonyms.js';
import type { Clause } from './clauses.js';

/** Sources as good as the best but for this share are sources too. */
const NEAR_BEST = 0.6;

/**
 * Stems of the content words of a stretch of a statement. Verbs of role, names and figures are left out: they are claims of their own.
 * `strict` leaves out nouns of role as well (`management`).
 */
export function topicOf(statement: Reading, { from, to }: Clause, strict = false): string[] {
  const inVerb = (at: number): boolean =>
    statement.verbs.some((verb) => (verb.claims || strict) && verb.from <= at && at < verb.to) ||
    statement.names.some((name) => name.from <= at && at < name.to) ||
    statement.quantities.some((quantity) => quantity.from <= at && at < quantity.to);
  return [...new Set(statement.words.filter((word) => word.from >= from && word.to <= to && !inVerb(word.from)).map(({ stem }) => stem))];
}

/**
 * The facts that tell of the same thing as a stretch of the statement: those holding most of its words. Empty when none holds any,
 * as in another language.
 */
export function alignedFacts(statement: Reading, clause: Clause, facts: readonly Fact[]): Fact[] {
  const topic = topicOf(statement, clause);
  const language = statement.language;
  if (topic.length === 0 || language === undefined) return [];
  const holders = topic.map((word) => facts.map((fact) => hasWord(fact.reading.stems, word, language)));
  // Rare words of the scope count more than those every fact has.
  const worths = holders.map((held) => 1 / Math.sqrt(held.filter(Boolean).length || 1));
  const scored = facts
    .map((fact, at) => ({ fact, score: worths.reduce((sum, worth, word) => sum + (holders[word]?.[at] === true ? worth : 0), 0) }))
    .filter(({ score }) => score > 0);
  const best = scored.reduce((most, { score }) => Math.max(most, score), 0);
  return scored.filter(({ score }) => score >= best * NEAR_BEST).map(({ fact }) => fact);
}

/** Whether two texts can be compared word by word. */
export const sameLanguage = (statement: Reading, fact: Fact): boolean =>
  statement.language !== undefined && statement.language === fact.reading.language;
