import type { Fact } from '../master/facts.js';
import { inOrder } from '../master/scope.js';
import type { Quantity } from '../reading/quantity.js';
import { isFiller } from '../reading/content.js';
import type { Reading } from '../reading/reading.js';
import { hasWord } from '../reading/synonyms.js';
import { sameLanguage, topicOf } from './alignment.js';
import { ownAt, Tally } from './ask.js';
import type { Ask, Outcome } from './ask.js';
import { clauseAt } from './clauses.js';
import { companionFacts } from './companions.js';
import { durationFacts } from './experience.js';
import { carriesQuantity } from './same-quantity.js';

/** Sections whose figures hold everywhere (`Java, 10 years`); a figure of a post belongs to the post. */
const EVERYWHERE = new Set(['skills', 'languages', 'certificates']);

/** A figure is carried by own words around it only when they are a line or a name, not a bare score. */
const WHOLE = 3;

/** Figures, and scale words in the place of one. */
export function checkNumbers(ask: Ask): Outcome {
  const tally = new Tally();
  const { statement, scope } = ask;
  const near = new Set([...scope.own, ...scope.cited]);
  const reachable = inOrder(scope).filter((fact) => near.has(fact) || EVERYWHERE.has(fact.section));
  for (const quantity of statement.quantities) {
    if (isOwn(ask, quantity) || isDate(quantity, statement, reachable) || isLabel(quantity, statement, reachable)) continue;
    const carriers = reachable.filter((fact) =>
      fact.reading.quantities.some((meant) => carriesQuantity(quantity, meant, statement, fact.reading)),
    );
    const claim = statement.excerpt(quantity);
    if (carriers.length === 0) {
      const dates = durationFacts(quantity, ask);
      const rounded = roundedFacts(quantity, reachable);
      const company = companionFacts(quantity, statement, scope.own);
      const spanned = spannedFacts(quantity, statement, scope.own);
      if (dates !== undefined) tally.carried(dates);
      else if (spanned.length > 0) tally.carried(spanned.slice(0, 1));
      else if (quarterly(quantity, statement, reachable).length > 0) tally.carried(quarterly(quantity, statement, reachable).slice(0, 1));
      else if (company.length > 0) tally.carried(company.slice(0, 1));
      else if (rounded.length > 0) tally.carried(rounded.slice(0, 2));
      else if (isDerived(quantity, reachable))
        tally.refuse('derived', claim, `“${claim}” is worked out of other figures; the person did not write it`);
      else tally.refuse('number', claim, `“${claim}”: no such figure here in the person's data`);
      continue;
    }
    const bound = carriers.filter((fact) => ask.loose || belongs(quantity, statement, fact, scope.own));
    if (bound.length === 0)
      tally.refuse('number', claim, `“${claim}” stands in another connection in the person's data (${carriers[0]?.pointer ?? ''})`);
    else tally.carried(bound.slice(0, 3));
  }
  checkScales(ask, tally, reachable);
  return tally.outcome;
}

/** Whether the person's own words hold the figure, and no word before them makes more of it (`over` 400 stars). */
function isOwn(ask: Ask, quantity: Quantity): boolean {
  const words = ownAt(ask, quantity, WHOLE);
  return words !== undefined && (quantity.bound === undefined || words.from < quantity.from);
}

/** "About 50" of "une cinquantaine". */
const roundedFacts = ({ bound, readings }: Quantity, facts: readonly Fact[]): Fact[] =>
  bound === 'about'
    ? facts.filter(({ reading }) =>
        reading.scales.some(({ round, magnitude }) => round && readings.some(({ value }) => value === magnitude)),
      )
    : [];

/** "In two years (2021–2023)": the years between two dates of one line, both of which the statement gives. */
function spannedFacts({ readings, bound, rate }: Quantity, statement: Reading, facts: readonly Fact[]): Fact[] {
  const years = readings.find(({ unit }) => unit === 'year')?.value;
  if (years === undefined || bound !== undefined || rate !== undefined) return [];
  const said = new Set(statement.dates.map(({ year }) => year));
  return facts.filter(({ reading }) =>
    reading.dates.some((a) => reading.dates.some((b) => b.year - a.year === years && said.has(a.year) && said.has(b.year))),
  );
}

const EVERY = /^(?:every|alle|les|cada|chaque)$/u;
const SPANS: Readonly<Record<string, string>> = {
  '3 month': 'quarter',
  '12 month': 'year',
  '4 week': 'month',
  '7 day': 'week',
  '2 week': 'fortnight',
  '14 day': 'fortnight',
  '15 day': 'fortnight',
};

/** "every three months" is every quarter: facts that count by the time a figure of times comes to. */
function quarterly({ readings, from }: Quantity, { tokens }: Reading, facts: readonly Fact[]): Fact[] {
  const rate = readings.map(({ value, unit }) => SPANS[`${value} ${unit}`]).find((one) => one !== undefined);
  if (rate === undefined || !EVERY.test(tokens[from - 1]?.text ?? '')) return [];
  return facts.filter(({ reading }) => reading.rates.has(rate));
}

function checkScales(ask: Ask, tally: Tally, reachable: readonly Fact[]): void {
  const { statement } = ask;
  for (const scale of statement.scales) {
    if (ownAt(ask, scale, WHOLE) !== undefined) continue;
    const carriers = reachable.filter(
      ({ reading }) =>
        reading.scales.some((other) => other.magnitude === scale.magnitude) ||
        (scale.round &&
          reading.quantities.some((quantity) =>
            quantity.readings.some(({ value, unit }) => value === scale.magnitude && unit === undefined),
          )),
    );
    const claim = statement.excerpt({ from: scale.from, to: scale.to + 1 });
    if (carriers.length === 0) tally.refuse('scale', claim, `“${claim}” is a number nobody gave`);
    else tally.carried(carriers.slice(0, 2));
  }
}

/** A bare four-digit number that is a year of the person's: dates are checked as dates. */
function isDate(quantity: Quantity, statement: Reading, facts: readonly Fact[]): boolean {
  const date = statement.dates.find(({ from, to, doubtful }) => doubtful && from === quantity.from && to >= quantity.to - 2);
  return date !== undefined && facts.some((fact) => fact.reading.dates.some(({ year }) => year === date.year));
}

/** `Level 3`, `ISO 9001`, `Windows 11`: a number that names, with the word before it, in the person's words. */
function isLabel(quantity: Quantity, statement: Reading, facts: readonly Fact[]): boolean {
  const before = statement.tokens[quantity.from - 1];
  const own = statement.tokens[quantity.from];
  const counts = quantity.counted.length > 0 || quantity.readings.some(({ unit }) => unit !== undefined);
  if (before === undefined || own === undefined || counts || quantity.to - quantity.from > 1) return false;
  const named = /^\p{Lu}/u.test(before.raw) ? quantity.from >= 2 : !isFiller(before, statement.language ?? 'en') && before.text.length > 2;
  if (!named || quantity.bound !== undefined || quantity.rate !== undefined || !/^[\s-]?$/u.test(own.gap)) return false;
  const label = `${before.text} ${own.text}`;
  return facts.some(({ reading }) => ` ${reading.folded} `.includes(` ${label} `));
}

/** Where work is told of; a name or title in common makes no connection. */
const TOLD = new Set(['highlights', 'summary', 'description']);

type Direction = 'up' | 'down' | undefined;
const DOWN = new Set(['REDUCE', 'SAVE', 'ELIMINATE']);

/** Whether the figure goes with a rise or a fall: by the nearest such word of its clause. */
function directionOf(reading: Reading, quantity: Quantity): Direction {
  const { from, to } = clauseAt(reading, quantity.from);
  const near = reading.verbs
    .filter(({ group }) => group === 'INCREASE' || DOWN.has(group))
    .map((verb) => ({
      verb,
      distance:
        Math.min(Math.abs(verb.from - quantity.to), Math.abs(quantity.from - verb.to)) + (verb.from >= from && verb.to <= to ? 0 : 20),
    }))
    .sort((a, b) => a.distance - b.distance)[0];
  if (near === undefined) return undefined;
  return near.verb.group === 'INCREASE' ? 'up' : 'down';
}

/**
 * Whether a source tells the figure of the same thing: not a rise where the source has a fall, and not of a subject that another
 * line of the same entry tells of.
 */
function belongs(quantity: Quantity, statement: Reading, fact: Fact, own: readonly Fact[]): boolean {
  const directions = fact.reading.quantities
    .filter((meant) => carriesQuantity(quantity, meant, statement, fact.reading))
    .map((meant) => directionOf(fact.reading, meant));
  const said = directionOf(statement, quantity);
  if (said !== undefined && directions.every((meant) => meant !== undefined && meant !== said)) return false;
  const language = statement.language;
  if (language === undefined || !sameLanguage(statement, fact)) return true;
  const clause = clauseAt(statement, quantity.from);
  const topic = topicOf(statement, clause, true).filter((word) => !quantity.nouns.includes(word));
  if (topic.length === 0 || topic.some((word) => hasWord(fact.reading.stems, word, language))) return true;
  const elsewhere = own.some(
    (other) => other !== fact && TOLD.has(other.key) && topic.some((word) => hasWord(other.reading.stems, word, language)),
  );
  return !elsewhere;
}

/** Whether a percentage or a factor can be worked out of two figures of one line: (9 − 4) / 9 = 56 %. */
function isDerived(quantity: Quantity, facts: readonly Fact[]): boolean {
  const percent = quantity.readings.find(({ unit }) => unit === 'percent' || unit === 'times');
  if (percent === undefined) return false;
  return facts.some(({ reading }) => {
    const values = reading.quantities.flatMap(({ readings }) => readings.map(({ value }) => value)).filter((value) => value > 0);
    return values.some((a) =>
      values.some(
        (b) =>
          a !== b &&
          (percent.unit === 'percent' ? [100 * (1 - b / a), 100 * (b / a - 1), (100 * b) / a] : [a / b]).some(
            (value) => Math.abs(value - percent.value) < 1,
          ),
      ),
    );
  });
}
