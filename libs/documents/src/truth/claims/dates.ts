import { inOrder } from '../master/scope.js';
import { clauseAt } from './clauses.js';
import type { DateMention } from '../reading/dates.js';
import { ownAt, Tally } from './ask.js';
import type { Ask, Outcome } from './ask.js';
import type { Entry, Fact } from '../master/facts.js';
import type { Reading } from '../reading/reading.js';

/** Their dates are theirs alone: the year of a certificate is no year of a post. */
const PAPERS = new Set(['education', 'certificates', 'awards', 'publications']);
const EVERYWHERE = new Set(['education', 'certificates', 'basics']);

/** Years and months named in a text: each must be one of its entry's, in its dates or its lines. */
export function checkDates(ask: Ask): Outcome {
  const tally = new Tally();
  const { statement, scope } = ask;
  const ownFacts = new Set(scope.own);
  const reachable = inOrder(scope)
    .filter((fact) => !PAPERS.has(fact.section) || toldOf(fact, ask))
    .filter((fact) => ownFacts.has(fact) || EVERYWHERE.has(fact.section))
    .filter(
      (fact) => scope.entries.length === 0 || fact.entry === undefined || scope.entries.includes(fact.entry) || PAPERS.has(fact.section),
    );
  const papers = namedPapers(ask);
  for (const date of statement.dates.filter(({ doubtful }) => !doubtful)) {
    if (ownAt(ask, date, 2) !== undefined) continue;
    const own = papers.flatMap(({ facts }) => facts).filter((fact) => carriesDate(date, fact));
    const others = papers.length > 0 && scope.entries.length === 0 ? besidePapers(ask, date, papers) : reachable;
    const carriers = own.length > 0 ? own : others.filter((fact) => carriesDate(date, fact));
    const claim = statement.excerpt(date);
    if (carriers.length === 0) tally.refuse('date', claim, `“${claim}”: no such date here in the person's data`);
    else tally.carried(carriers.slice(0, 2));
  }
  return tally.outcome;
}

const TITLES: Readonly<Record<string, string>> = { awards: 'title', certificates: 'name', publications: 'name' };

/** Awards, certificates and publications a sentence names, where it names no post: a year beside them is theirs. */
function namedPapers({ statement, facts }: Ask): Entry[] {
  return facts.entries.filter(({ section, facts: own }) => {
    const title = own.find(({ key }) => key === TITLES[section]);
    const words = title === undefined ? [] : [...title.reading.stems];
    if (title !== undefined && words.length <= 1) return isShort(title.reading, statement);
    return words.length > 1 && words.filter((word) => statement.stems.has(word)).length * 4 >= words.length * 3;
  });
}

/** A name of one word and some signs (`Permiso C+E`) must stand whole. */
const isShort = ({ tokens, folded }: Reading, statement: Reading): boolean =>
  tokens.length > 1 && ` ${statement.folded} `.includes(` ${folded} `);

/** Papers a word of which stands in the clause of the date, where the sentence names another in full: `C+E in 2019 and the CAP in December`. */
function besidePapers({ statement, facts }: Ask, date: DateMention, named: readonly Entry[]): readonly Fact[] {
  const { from, to } = clauseAt(statement, date.from);
  const words = statement.words.filter((word) => word.from >= from && word.to <= to).map(({ stem }) => stem);
  return facts.entries
    .filter(
      (entry) =>
        PAPERS.has(entry.section) &&
        !named.includes(entry) &&
        entry.facts.some(({ reading }) => words.some((word) => reading.stems.has(word))),
    )
    .flatMap((entry) => entry.facts);
}

/** Whether a sentence speaks of the entry a date belongs to: it has a word of it, or is about that entry alone. */
function toldOf(fact: Fact, { statement, scope }: Ask): boolean {
  const { entry } = fact;
  if (entry === undefined || scope.entries.includes(entry)) return true;
  if (scope.entries.length > 0)
    return entry.facts.some(({ reading }) => reading.degrees.some(({ level }) => statement.degrees.some((said) => said.level === level)));
  const skills = new Set(statement.skills.map(({ id }) => id));
  return entry.facts.some(
    ({ reading }) =>
      [...reading.stems].some((word) => statement.stems.has(word)) ||
      reading.skills.some(({ id }) => skills.has(id)) ||
      reading.degrees.some(({ level }) => statement.degrees.some((said) => said.level === level)),
  );
}

function carriesDate(date: DateMention, fact: Fact): boolean {
  // "since 2021" where 2021 is when it ended: the year is right and the claim is not.
  if (date.edge === 'since' && fact.key === 'endDate') return false;
  if (date.edge === 'until' && fact.key === 'startDate') return false;
  return fact.reading.dates.some(({ year, month }) => year === date.year && (date.month === undefined || date.month === month));
}
