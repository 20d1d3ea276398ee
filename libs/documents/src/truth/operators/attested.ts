import type { Operator } from '#language';
import { Tally } from '../claims/ask.js';
import type { Ask, Outcome } from '../claims/ask.js';
import { isLight } from '../claims/light.js';
import type { Fact } from '../master/facts.js';
import { hasMeaning } from '../reading/synonyms.js';
import type { Reading } from '../reading/reading.js';
import { clauseOf, isElsewhere, poolOf, saysAny } from './pool.js';

const SECTION = { praise: 'awards', paper: 'certificates' } as const;

/** Words beside `certified`, `awarded` in which what was attested is looked for. */
const BESIDE = 4;

/** What others attest: an award, praise, a certificate. It must be told of the same thing, or stand among the person's papers for it. */
export function checkAttested(ask: Ask): Outcome {
  const tally = new Tally();
  const { statement, facts } = ask;
  for (const operator of statement.operators) {
    const kind = operator.kind;
    if ((kind !== 'praise' && kind !== 'paper') || isElsewhere(ask, operator)) continue;
    const papers = facts.all.filter(
      ({ section }) => section === SECTION[kind] || (kind === 'paper' && section === 'education' && statement.degrees.length > 0),
    );
    const told = poolOf(ask, clauseOf(statement, operator)).filter(
      ({ reading }) => saysAny(reading, [kind]) && sameThing(ask, operator, reading),
    );
    const carriers = told.length > 0 ? told : papersFor(ask, operator, papers);
    if (carriers.length > 0) tally.carried(carriers.slice(0, 1));
    else {
      const text = statement.excerpt({ from: Math.max(0, operator.from - 2), to: Math.min(statement.tokens.length, operator.to + 4) });
      tally.refuse('attribution', text, `“${text}”: nothing in the person's data attests it`);
    }
  }
  return tally.outcome;
}

function around(statement: Reading, { from, to }: Operator): string[] {
  return statement.words
    .filter((word) => word.to > from - BESIDE && word.from < to + BESIDE && (word.to <= from || word.from >= to))
    .filter((word) => !isLight(word.stem, statement.language))
    .map(({ stem }) => stem);
}

/** Whether the source's own attestation is of what the statement's is: a word beside it in common, or nothing beside it to compare. */
function sameThing({ statement }: Ask, operator: Operator, reading: Reading): boolean {
  const language = statement.language;
  const words = around(statement, operator);
  if (language === undefined || reading.language !== language || words.length === 0) return true;
  return words.some((word) => hasMeaning(reading.stems, word, language));
}

/** Papers whose entry holds what stands beside the operator; a bare `certified` in another language needs some paper. */
function papersFor({ statement }: Ask, operator: Operator, papers: readonly Fact[]): readonly Fact[] {
  const language = statement.language;
  const words = around(statement, operator);
  if (language === undefined || papers.length === 0) return [];
  const named = statement.tokens.slice(Math.max(0, operator.from - BESIDE), operator.to + BESIDE).map(({ text }) => text);
  return papers.filter(({ reading }) => {
    if (
      reading.tokens.some(
        ({ text }) => text.length > 1 && /^\p{Lu}|\d/u.test(text.toUpperCase()) && named.includes(text) && !isLight(text, language),
      )
    )
      return true;
    return words.some((word) => hasMeaning(reading.stems, word, language));
  });
}
