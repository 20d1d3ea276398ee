import { monthsOf, totalMonths } from '#json-resume';
import type { Months } from '#json-resume';
import { includedSkills, skillById } from '#language';
import type { Entry, Fact } from '../master/facts.js';
import { namedEntries } from '../master/named.js';
import type { Reading } from '../reading/reading.js';
import type { Quantity } from '../reading/quantity.js';
import type { Ask } from './ask.js';
import { clauseAt } from './clauses.js';

const MONTHS: Readonly<Record<string, number>> = { month: 1, quarter: 3, year: 12, decade: 120 };
/** People round up the last quarter of a year: 7 years and 9 months are "8 years". */
const ROUND_UP_FROM = 9;
/** Words between "8 years" and what they were spent on. */
const NEAR = 7;
/** "Over five years" may be said of eight, but "over two months" is about something else. */
const LEAST_OF_FLOOR = 0.6;
const CAREER = new Set(['work', 'volunteer']);

/**
 * The date facts that carry a duration, or undefined when no dates do: the person's own arithmetic, done by us. "8 years" must be
 * the length of the entry spoken of, or of the whole career; "8 years of Python" of the posts that mention it.
 */
export function durationFacts(quantity: Quantity, ask: Ask): readonly Fact[] | undefined {
  const measured = quantity.readings.find(({ unit }) => unit !== undefined && unit in MONTHS);
  if (measured?.unit === undefined || quantity.bound === 'ceiling') return undefined;
  const length = measured.value * (MONTHS[measured.unit] ?? 12);
  for (const entries of careers(quantity, ask)) {
    if (fits(length, measured.unit, quantity.bound, lengthOf(entries, ask))) return entries.flatMap(dateFacts);
  }
  return undefined;
}

/** The sets of entries whose time the duration may be, most likely first. */
function careers(quantity: Quantity, ask: Ask): Entry[][] {
  const { facts, scope, statement } = ask;
  const dated = facts.entries.filter(({ span }) => span !== undefined);
  const around = (from: number, to: number): boolean => from - quantity.to <= NEAR && quantity.from - to <= NEAR;
  // "8 years of Python", "8 years of experience in Python": the skill the time was spent on, and no list of others.
  const skills = statement.skills
    .map((skill) => ({ id: skill.id, from: statement.tokens.findIndex((token) => token.end > skill.start) }))
    .filter(
      ({ id, from }) =>
        ['tool', 'practice'].includes(skillById(id)?.kind ?? '') && from >= quantity.to && spentOn(statement, quantity.to, from),
    );
  const posts = dated.filter(({ section }) => section === 'work');
  if (skills.length > 0) return [posts.filter((entry) => skills.every(({ id }) => entry.facts.some((fact) => mentions(fact, id))))];
  const named = scope.entries.filter(({ span }) => span !== undefined);
  const clause = clauseAt(statement, quantity.from);
  const within = ({ from, to }: { from: number; to: number }): boolean => from >= clause.from && to <= clause.to;
  const spoken = named.filter((entry) =>
    namedEntries(statement, facts).some((mention) => mention.entry === entry && within({ from: mention.at, to: mention.at + 1 })),
  );
  if (named.length > 0 && (spoken.length > 0 || ask.form === 'line')) return named.map((entry) => [entry]);
  const titles = statement.titles.filter((title) => title.from >= quantity.to && around(title.from, title.to) && within(title));
  if (titles.length > 0) {
    const alike = posts.filter((entry) =>
      entry.facts.some(
        (fact) =>
          fact.key === 'position' &&
          titles.every(
            (title) =>
              title.roles.every((role) => fact.reading.titles.some(({ roles }) => roles.includes(role))) &&
              title.ranks.every((rank) =>
                fact.reading.titles.some(({ ranks }) => ranks.some((own) => own.some((step) => rank.includes(step)))),
              ),
          ),
      ),
    );
    return alike.length > 0 ? [alike] : [];
  }
  return [posts, ...named.map((entry) => [entry]), dated.filter(({ section }) => CAREER.has(section))];
}

const SPENT =
  /^(?:of|in|with|using|on|professional|hands|experience|working|commercial|practical|d|de|en|avec|du|la|le|l|des|experience|professionnelle|erfahrung|berufserfahrung|mit|im|experiencia|con|el|como|as|a|の|experience)$/u;

/** Whether only words like "of experience in" stand between the years and a skill. */
const spentOn = (statement: Reading, from: number, to: number): boolean =>
  statement.tokens.slice(from, to).every(({ text, gap }) => SPENT.test(text) && !/[,;.]/u.test(gap)) &&
  !/[,;.]/u.test(statement.tokens[to]?.gap ?? '');

const mentions = (fact: Fact, id: string): boolean => fact.reading.skills.some((skill) => includedSkills(skill.id).has(id));

function lengthOf(entries: readonly Entry[], { today }: Ask): Months {
  const spans = entries.flatMap(({ span }) => (span === undefined ? [] : [span]));
  const only = spans[0];
  if (spans.length === 1 && only !== undefined) return monthsOf(only, today);
  const total = totalMonths(spans, today);
  return { least: total, most: total, usual: total };
}

function fits(length: number, unit: string, bound: Quantity['bound'], { usual, most }: Months): boolean {
  if (usual === 0) return false;
  if (bound === 'floor') return length <= usual && length >= usual * LEAST_OF_FLOOR;
  if (unit === 'month') return Math.abs(length - usual) <= 1;
  const rest = usual % 12;
  const years = Math.floor(usual / 12) * 12;
  if (length === years) return true;
  if (length === years + 12 && (rest >= ROUND_UP_FROM || (bound === 'about' && rest >= 6) || (rest === 11 && most > usual))) return true;
  return length % 12 !== 0 && Math.abs(length - usual) <= 3;
}

const dateFacts = (entry: Entry): readonly Fact[] => entry.facts.filter(({ key }) => key === 'startDate' || key === 'endDate');
