import { figureLines, figuresOf } from './figures.js';
import type { Figures } from './figures.js';
import { planted } from './operators.js';
import { ownLines, statementsOf } from './person.js';
import type { Person } from './person.js';
import { READABLE } from './readable/index.js';
import { RETIRED } from './retired/index.js';
import { UNREAD_2 } from './unread-2/index.js';

export interface StatementReport {
  /** Written for the people anybody may read, and operators planted in those people's own lines. */
  readonly readable: Figures;
  readonly readablePlanted: Figures;
  /** The same of the people of the first unread third, who were read since: no measure of what to expect. */
  readonly retired: Figures;
  readonly retiredPlanted: Figures;
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
  retired: written(RETIRED),
  retiredPlanted: withOperators(RETIRED),
  unread2: written(UNREAD_2),
});

/** The report as text; of unread 2 never more than figures. */
export const statementLines = (report: StatementReport): string[] => [
  ...figureLines('Statements by other hands, readable two thirds', report.readable, true),
  ...figureLines('Operators planted in their own lines', report.readablePlanted, true),
  ...figureLines(
    'Statements by other hands, retired third (unread until its people were read while rules were mended)',
    report.retired,
    true,
  ),
  ...figureLines('Operators planted in the retired people’s own lines', report.retiredPlanted, true),
  ...figureLines('Statements by other hands, unread 2', report.unread2, false),
];
