import type { Title } from '#language';
import { inOrder } from '../master/scope.js';
import type { Fact } from '../master/facts.js';
import { isFiller } from '../reading/content.js';
import { hasWord } from '../reading/synonyms.js';
import type { Reading } from '../reading/reading.js';
import { ownAt, Tally } from './ask.js';
import { clauseAt } from './clauses.js';
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
    const words = ownAt(ask, title);
    if (isAimed(statement, title) || isDuty(ask, title) || (words !== undefined && (words.fact.pointer !== '' || !title.self))) continue;
    const whole = ask.form === 'line' && title.from === 0 && title.to === statement.tokens.length;
    const own = title.self || whole || ask.form === 'title' || (title.from === 0 && ask.form === 'prose' && !plural(ask, title));
    if (!own && title.ranks.every((steps) => steps.every((step) => LOW.has(step)))) continue;
    const area = own ? areaOf(ask, title) : [];
    const said = statement.tokens.slice(title.from, title.to).map(({ text }) => text);
    const carriers = facts.filter((fact) => (!own || isOwn(fact)) && hasArea(area, fact, ask) && saysTitle(fact, title, own, said));
    const claim = statement.excerpt(title);
    if (carriers.length === 0)
      tally.refuse('title', claim, `“${claim}” is not a title of the person's${ask.form === 'prose' ? '' : ' here'}`);
    else tally.carried(carriers.slice(0, 2));
  }
  return tally.outcome;
}

/** "applied for training as a foreman": a title that is planned is not claimed; the plan is checked as one. */
const isAimed = (statement: Reading, { from }: Title): boolean =>
  statement.operators.some(
    ({ kind, to }) =>
      kind === 'plan' && (to <= from || statement.language === 'ja' || statement.language === 'de') && clauseAt(statement, from).from <= to,
  ) ||
  (statement.language === 'de' && AIMING.test(statement.folded));
const AIMING = /\b(?:bewerb\p{L}*|beworben|ausbildung zu[mr]) /u;

/** Steps nobody gains by inventing for somebody else: `trained five apprentices`. */
const LOW = new Set<string>(['intern', 'assistant', 'junior', 'associate']);

const isOwn = (fact: Fact): boolean =>
  OWN_TITLES.has(fact.key) || fact.key === 'summary' || fact.key === 'highlights' || fact.key === 'description';

const saysTitle = (fact: Fact, title: Title, own: boolean, words: readonly string[]): boolean =>
  fact.reading.titles.some(
    (other) => carriesTitle(title, other) && (!own || OWN_TITLES.has(fact.key) || other.self || opensClause(fact.reading, other)),
  ) ||
  (own &&
    OWN_TITLES.has(fact.key) &&
    title.ranks.length > 0 &&
    title.ranks.every((steps) => steps.every((step) => LOW.has(step))) &&
    words.every((word) => fact.reading.tokenSet.has(word)));

/** Words that may stand before a title at the head of its clause: `Response officer, then neighbourhood officer`. */
const BEFORE = 2;

function opensClause(reading: Reading, { from }: Title): boolean {
  const clause = clauseAt(reading, from);
  const before = reading.tokens.slice(clause.from, from).filter(({ text }) => !THEN.test(text));
  const language = reading.language;
  return (
    before.length <= BEFORE &&
    language !== undefined &&
    !before.some((token) => isFiller(token, language)) &&
    !reading.verbs.some((verb) => verb.from >= clause.from && verb.from < from)
  );
}
const THEN = /^(?:then|later|and|dann|danach|spater|puis|ensuite|luego|despues|y|et|und)$/u;

/** "Responsable d'une brigade": what somebody did, checked as a verb, and no title. */
const isDuty = ({ statement, form }: Ask, title: Title): boolean =>
  form !== 'title' &&
  !title.self &&
  title.roles.length === 0 &&
  statement.verbs.some(({ claims, group, from }) => claims && (group === 'OWN' || group === 'LEAD') && from === title.from);

const plural = ({ statement }: Ask, { from, to }: Title): boolean => to - from === 1 && (statement.tokens[from]?.text ?? '').endsWith('s');

const OF = /^(?:of|de|du|des|d|der|del|fur|for)$/u;

/** What a title is of: `Director of Nursing`, `Responsable de almacén`, `Senior Data Engineer`: a field of work is part of a title. */
function areaOf({ statement }: Ask, { to, inside }: Title): string[] {
  const after: number[] = [];
  const language = statement.language;
  if (language !== undefined && OF.test(statement.tokens[to]?.text ?? '')) {
    for (let i = to + 1; i <= to + 3; i += 1) {
      const token = statement.tokens[i];
      if (token === undefined || !/^[\s'’-]$/u.test(token.gap) || (isFiller(token, language) && i > to + 1)) break;
      after.push(i);
    }
  }
  const isName = (at: number): boolean => statement.names.some((name) => name.sure && name.from <= at && at < name.to);
  const area = statement.words.filter(({ from }) => (inside.includes(from) || after.includes(from)) && !isName(from));
  return area.map(({ stem }) => stem);
}

/** Whether the post a title is from, or the person's skills, have to do with its area. Other languages are not compared. */
function hasArea(area: readonly string[], fact: Fact, { statement, facts }: Ask): boolean {
  const language = statement.language;
  const near = fact.entry?.facts ?? facts.all;
  if (area.length === 0 || language === undefined || near.every(({ reading }) => reading.language !== language)) return true;
  return area.some((word) => near.some(({ reading }) => hasWord(reading.stems, word, language)));
}

/** Whether one title says all another claims: each rank, each role. It may say more (a senior engineer is an engineer). */
export function carriesTitle(said: Title, meant: Title): boolean {
  const ranks = said.ranks.every((steps) => meant.ranks.some((own) => steps.some((step) => own.includes(step))));
  const roles =
    said.roles.length === 0 ||
    said.roles.some((role) => meant.roles.includes(role)) ||
    (meant.roles.length === 0 && said.ranks.length > 0 && ranks);
  return ranks && roles;
}
