import type { Operator } from '#language';
import { Tally } from '../claims/ask.js';
import type { Ask, Outcome } from '../claims/ask.js';
import { carriesQuantity } from '../claims/same-quantity.js';
import { isLight } from '../claims/light.js';
import type { Fact } from '../master/facts.js';
import { inOrder } from '../master/scope.js';
import { hasMeaning } from '../reading/synonyms.js';
import type { Reading } from '../reading/reading.js';
import { isElsewhere, saysAny } from './pool.js';

const CHANGES = new Set(['INCREASE', 'IMPROVE', 'REDUCE', 'SAVE', 'ELIMINATE']);
const TOLD = new Set(['highlights', 'summary', 'description']);
const TRAILING: Readonly<Record<string, RegExp>> = { en: /ing$/u, fr: /ant$/u, es: /[ae]ndo$/u };

/**
 * `which cut …`, `leading to …`, `…, saving …`: a result joins two things. One line of the person's must tell of both, and of the
 * second as coming of the first; two lines side by side are no cause.
 */
export function checkResults(ask: Ask): Outcome {
  const tally = new Tally();
  const { statement } = ask;
  if (statement.language === undefined) return tally.outcome;
  for (const operator of resultsOf(statement)) {
    if (isElsewhere(ask, operator)) continue;
    const [left, right] = [halfOf(statement, 0, operator.from), halfOf(statement, operator.from, statement.tokens.length)];
    if (left.words.length === 0 || (right.words.length === 0 && right.from >= right.to)) continue;
    const lines = inOrder(ask.scope).filter(({ key, reading }) => TOLD.has(key) && reading.language === statement.language);
    if (lines.length === 0) continue;
    const carriers = lines.filter((fact) => joins(fact, left, right, statement));
    if (carriers.length > 0) tally.carried(carriers.slice(0, 1));
    else {
      const text = statement.excerpt({ from: operator.from, to: Math.min(statement.tokens.length, operator.to + 6) });
      tally.refuse('cause', text, `“${text}”: no line of the person's says that this came of it`);
    }
  }
  return tally.outcome;
}

/** Operators of result, and verbs of change appended behind a comma (`…, saving six hours`). */
function resultsOf(statement: Reading): Operator[] {
  const found = statement.operators.filter((operator) => operator.from > 1 && (operator.kind === 'result' || isMeans(statement, operator)));
  const trailing = TRAILING[statement.language ?? ''];
  if (trailing === undefined) return found;
  const appended = statement.verbs
    .filter(
      ({ group, from }) =>
        CHANGES.has(group) &&
        from > 1 &&
        /,\s*$/u.test(statement.tokens[from]?.gap ?? '') &&
        trailing.test(statement.tokens[from]?.text ?? ''),
    )
    .map(({ from, to }): Operator => ({ kind: 'result', from, to }));
  return [...found, ...appended.filter(({ from }) => !found.some((other) => other.from === from))];
}

const MEANS = /^(?:by|through|durch|mittels|mithilfe|par|mediante|gracias)$/u;

/** `raised it by personal care`: a means of a change, not its measure (`by 30 %`) nor its doer. */
function isMeans(statement: Reading, { kind, from, to }: Operator): boolean {
  if (kind !== 'cause' || !MEANS.test(statement.tokens[from]?.text ?? '')) return false;
  if (statement.quantities.some((figure) => figure.from >= to && figure.from - to <= 1)) return false;
  return statement.verbs.some((verb) => CHANGES.has(verb.group) && verb.claims && verb.to <= from);
}

interface Half {
  readonly words: readonly string[];
  readonly from: number;
  readonly to: number;
}

const halfOf = (statement: Reading, from: number, to: number): Half => ({
  words: statement.words
    .filter((word) => word.from >= from && word.to <= to && !isLight(word.stem, statement.language))
    .map(({ stem }) => stem),
  from,
  to,
});

function joins({ reading }: Fact, left: Half, right: Half, statement: Reading): boolean {
  const language = statement.language;
  if (language === undefined) return false;
  const has = (word: string): boolean => hasMeaning(reading.stems, word, language);
  const figures = statement.quantities.filter(({ from }) => from >= right.from);
  const second =
    right.words.some(has) || figures.some((said) => reading.quantities.some((meant) => carriesQuantity(said, meant, statement, reading)));
  const linked =
    saysAny(reading, ['result', 'cause']) || reading.verbs.some(({ group }) => CHANGES.has(group)) || /[,;–—]/u.test(reading.text);
  return left.words.some(has) && second && linked && !(saysAny(reading, ['plan']) && !saysAny(statement, ['plan']));
}
