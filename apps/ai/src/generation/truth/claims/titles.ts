import type { Title } from '../../vocabulary/index.js';
import { inOrder } from '../master/scope.js';
import type { Fact } from '../master/facts.js';
import { Tally } from './ask.js';
import type { Ask, Outcome } from './ask.js';

/** Fields that hold what the person was or calls themselves. */
const OWN_TITLES = new Set(['position', 'label', 'roles', 'title']);

/**
 * Titles: rank and role noun together must stand in one title of the person's. Said of the person (`as a …`, a headline), it must be
 * one of the person's own; of somebody else (`mentored senior engineers`) it must stand in the source.
 */
export function checkTitles(ask: Ask): Outcome {
  const tally = new Tally();
  const { statement, scope } = ask;
  const facts = inOrder(scope);
  for (const title of statement.titles) {
    const own = title.self || ask.form === 'title' || (title.from === 0 && ask.form === 'prose' && !plural(ask, title));
    if (!own && title.ranks.length === 0) continue;
    const carriers = facts.filter(
      (fact) =>
        (!own || isOwn(fact)) &&
        fact.reading.titles.some(
          (other) => carriesTitle(title, other) && (!own || OWN_TITLES.has(fact.key) || other.self || other.from === 0),
        ),
    );
    const claim = statement.excerpt(title);
    if (carriers.length === 0)
      tally.refuse('title', claim, `“${claim}” is not a title of the person's${ask.form === 'prose' ? '' : ' here'}`);
    else tally.carried(carriers.slice(0, 2));
  }
  return tally.outcome;
}

const isOwn = (fact: Fact): boolean =>
  OWN_TITLES.has(fact.key) || fact.key === 'summary' || fact.key === 'highlights' || fact.key === 'description';

const plural = ({ statement }: Ask, { from, to }: Title): boolean => to - from === 1 && (statement.tokens[from]?.text ?? '').endsWith('s');

/** Whether one title says all another claims: each rank, each role. It may say more (a senior engineer is an engineer). */
export function carriesTitle(said: Title, meant: Title): boolean {
  const ranks = said.ranks.every((steps) => meant.ranks.some((own) => steps.some((step) => own.includes(step))));
  const roles =
    said.roles.length === 0 ||
    said.roles.some((role) => meant.roles.includes(role)) ||
    (meant.roles.length === 0 && said.ranks.length > 0 && ranks);
  return ranks && roles;
}
