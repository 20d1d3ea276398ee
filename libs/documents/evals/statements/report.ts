import { figureLines, figuresOf } from './figures.js';
import type { Figures } from './figures.js';
import { planted } from './operators.js';
import { ownLines, statementsOf } from './person.js';
import type { Person } from './person.js';
import { READABLE } from './readable/index.js';
import { UNREAD } from './unread/index.js';
import { UNREAD_2 } from './unread-2/index.js';

/** The flag of `npm run evals -- --unread-texts` that prints what the unread third got wrong: whoever writes rules never gives it. */
export const UNREAD_TEXTS = '--unread-texts';

export interface StatementReport {
  /** Written for the people anybody may read, and operators planted in those people's own lines. */
  readonly readable: Figures;
  readonly readablePlanted: Figures;
  /** The same of the people that nobody who writes rules has read. */
  readonly unread: Figures;
  readonly unreadPlanted: Figures;
  /** Written after the rules, for ten more people; nothing is planted in their lines. */
  readonly unread2: Figures;
}

const written = (people: readonly Person[]) => figuresOf(people.flatMap(statementsOf));
const withOperators = (people: readonly Person[]) => {
  const own = people.flatMap(ownLines);
  return figuresOf([...own, ...own.flatMap(planted)]);
};

/** Runs the truth check over the statement corpus. Deterministic; a few seconds. */
export const runStatementEvals = (): StatementReport => ({
  readable: written(READABLE),
  readablePlanted: withOperators(READABLE),
  unread: written(UNREAD),
  unreadPlanted: withOperators(UNREAD),
  unread2: written(UNREAD_2),
});

/** The report as text; of the unread third figures only, unless its texts are asked for; of unread 2 never more than figures. */
export const statementLines = (report: StatementReport, unreadTexts = false): string[] => [
  ...figureLines('Statements by other hands, readable two thirds', report.readable, true),
  ...figureLines('Operators planted in their own lines', report.readablePlanted, true),
  ...figureLines('Statements by other hands, unread third', report.unread, unreadTexts),
  ...figureLines('Operators planted in the unread people’s own lines', report.unreadPlanted, unreadTexts),
  ...figureLines('Statements by other hands, unread 2', report.unread2, false),
];
