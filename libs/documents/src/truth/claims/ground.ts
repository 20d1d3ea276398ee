import type { OperatorKind } from '#language';
import { hasWord } from '../reading/synonyms.js';
import { inOrder } from '../master/scope.js';
import { topicOf } from './alignment.js';
import { Tally } from './ask.js';
import type { Ask, Outcome } from './ask.js';
import { clausesOf } from './clauses.js';
import { isLight } from './light.js';
import type { Clause } from './clauses.js';

/** A bullet of which less than this share of its words is the person's has been made up; rewordings of the corpus keep 0.4 and more. */
const LEAST_SHARE = 0.25;
/** A part of a bullet this long of which no word is the person's has been added. */
const ADDED_WORDS = 3;

const WEAKER = new Set<OperatorKind>(['plan', 'not', 'help', 'joint', 'among', 'part', 'limit']);

/** Whether a bullet rests on the person's data at all: what no other check catches, work that nobody mentioned. */
export function checkGround(ask: Ask): Outcome {
  const tally = new Tally();
  const { statement } = ask;
  const language = statement.language;
  if (ask.form !== 'line' || language === undefined) return tally.outcome;
  const facts = inOrder(ask.scope).filter(({ reading }) => reading.language === language);
  const own = new Set(ask.scope.own);
  if (!facts.some((fact) => own.has(fact))) return tally.outcome;
  // Words that make less of it are asked for by themselves.
  const said = new Set(
    statement.words
      .filter(({ from, to }) =>
        statement.operators.some(({ kind, from: first, to: end }) => WEAKER.has(kind) && first <= from && to <= end),
      )
      .map(({ stem }) => stem),
  );
  const share = (clause: Clause): { words: number; known: number } => {
    const topic = topicOf(statement, clause).filter((word) => !isLight(word, language) && !said.has(word));
    return {
      words: topic.length,
      known: topic.filter((word) => facts.some(({ reading }) => hasWord(reading.stems, word, language))).length,
    };
  };
  const whole = { from: 0, to: statement.tokens.length };
  const all = share(whole);
  if (all.words >= 2 && all.known / all.words < LEAST_SHARE) {
    const claim = statement.excerpt(whole);
    tally.refuse('statement', claim, `“${claim}”: nothing in the person's data tells of this`);
    return tally.outcome;
  }
  for (const clause of clausesOf(statement)) {
    const { words, known } = share(clause);
    if (words < ADDED_WORDS || known > 0) continue;
    const claim = statement.excerpt(clause);
    tally.refuse('statement', claim, `“${claim}”: nothing in the person's data tells of this`);
  }
  return tally.outcome;
}
