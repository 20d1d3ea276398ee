import type { Operator, OperatorKind } from '#language';
import type { Fact } from '../master/facts.js';
import { inOrder } from '../master/scope.js';
import { alignedFacts } from '../claims/alignment.js';
import { ownAt } from '../claims/ask.js';
import type { Ask } from '../claims/ask.js';
import { clauseAt } from '../claims/clauses.js';
import type { Clause } from '../claims/clauses.js';
import { isLight } from '../claims/light.js';
import { saysNothing } from '../claims/words.js';
import { hasMeaning } from '../reading/synonyms.js';
import type { Reading } from '../reading/reading.js';

/** Where work is told of; names, dates and places tell of none. */
const TOLD = new Set([
  'highlights',
  'summary',
  'description',
  'reference',
  'label',
  'position',
  'keywords',
  'roles',
  'courses',
  'title',
  'name',
]);

const POOLS = new WeakMap<Ask, Map<number, readonly Fact[]>>();

/** The facts that may tell of what a stretch of the statement tells: those in line with it, else all in reach. Worked out once a clause. */
export function poolOf(ask: Ask, stretch: Clause): readonly Fact[] {
  const pools = POOLS.get(ask) ?? new Map<number, readonly Fact[]>();
  POOLS.set(ask, pools);
  const known = pools.get(stretch.from);
  if (known !== undefined) return known;
  const told = inOrder(ask.scope).filter(({ key, section }) => TOLD.has(key) || section === 'addressee');
  const aligned = alignedFacts(ask.statement, stretch, told);
  const pool = aligned.length > 0 ? aligned : told;
  pools.set(stretch.from, pool);
  return pool;
}

/** Whether a reading has an operator of one of the kinds. */
export const saysAny = (reading: Reading, kinds: readonly OperatorKind[]): boolean =>
  reading.operators.some(({ kind }) => kinds.includes(kind));

/** Content words an operator bears on, at most. */
const REACH = 4;

/** Stems of the content words before and behind an operator in its clause, nearest ones. */
export function clauseWords(reading: Reading, { from, to }: Operator): { readonly before: string[]; readonly after: string[] } {
  const clause = clauseAt(reading, from);
  const inside = reading.words.filter((word) => word.from >= clause.from && word.to <= clause.to && !isLight(word.stem, reading.language));
  return {
    before: inside
      .filter((word) => word.to <= from)
      .map(({ stem }) => stem)
      .slice(-REACH),
    after: inside
      .filter((word) => word.from >= to)
      .map(({ stem }) => stem)
      .slice(0, REACH),
  };
}

/** Content words behind a denial or plan that has no clause of its own, at most. */
const ELLIPSIS = 3;

/** "…, nicht der Außendienst", "(submitted, under review)": stems of what a denial or a plan without a verb of its own bears on: the clauses before it. */
export function elliptic(reading: Reading, { from, to, kind }: Operator): string[] {
  const clause = clauseAt(reading, from);
  if (
    (kind !== 'not' && kind !== 'plan') ||
    clause.from === 0 ||
    clause.from < from - (kind === 'plan' ? 1 : 0) ||
    clause.to - to > ELLIPSIS
  )
    return [];
  const words: string[] = [];
  for (let at = clause.from - 1; at >= 0 && words.length < 2;) {
    const before = clauseAt(reading, at);
    words.push(...reading.words.filter((word) => word.from >= before.from && word.to <= before.to).map(({ stem }) => stem));
    at = before.from - 1;
  }
  return words;
}

/** Stems of the words an operator of a reading bears on: those behind it in its clause, else those before it; in Japanese before it, in German and of a plan both. */
export function borne(reading: Reading, operator: Operator): string[] {
  const { kind } = operator;
  const { before, after } = clauseWords(reading, operator);
  const both = reading.language === 'de' || kind === 'plan';
  return reading.language === 'ja' ? before : both ? [...before.slice(-2), ...after] : after.length > 0 ? after : before;
}

/** Denials of a thing, which may stand at the end of any line. */
const WITHOUT = /^(?:without|ohne|sans|sin|no|kein\p{L}*)$/u;

/** Whether a source has an operator of one of the kinds that bears on what the statement's bears on; in another language, whether it has one at all. */
export function saysOf(source: Reading, kinds: readonly OperatorKind[], statement: Reading, operator: Operator): boolean {
  const language = statement.language;
  const own = source.operators.filter(({ kind }) => kinds.includes(kind));
  if (own.length === 0 || language === undefined || source.language !== language) return own.length > 0;
  const words = borne(statement, operator);
  const text = statement.excerpt(operator).toLowerCase();
  if (words.length === 0 && operator.kind === 'not' && !WITHOUT.test(statement.tokens[operator.from]?.text ?? '')) return true;
  if (words.length === 0) return own.some((other) => source.excerpt(other).toLowerCase() === text);
  return own.some((other) => {
    // "The manager leads them, not the field staff": the field staff does not lead them.
    const before = operator.kind === 'not' && elliptic(statement, operator).length === 0 ? elliptic(source, other) : [];
    const stems = new Set([...borne(source, other), ...before]);
    return stems.size === 0 || words.some((word) => hasMeaning(stems, word, language));
  });
}

/** Whether an operator stands in the person's own words, or inside a name, a title, a degree, a skill, which are checked as such. */
export function isElsewhere(ask: Ask, operator: Operator): boolean {
  const { statement } = ask;
  const { from, to } = operator;
  if (ownAt(ask, { from, to }) !== undefined || isFrame(ask, operator)) return true;
  const within = (span: Clause): boolean => span.from <= from && to <= span.to;
  const start = statement.tokens[from]?.start ?? 0;
  const end = statement.tokens[to - 1]?.end ?? 0;
  return (
    statement.names.some(within) ||
    statement.degrees.some(({ from: first, fieldTo }) => within({ from: first, to: fieldTo })) ||
    statement.skills.some((skill) => skill.start <= start && end <= skill.end) ||
    statement.dates.some(within)
  );
}

/** The clause an operator stands in, for looking up what it bears on. */
export const clauseOf = (reading: Reading, { from }: Operator): Clause => clauseAt(reading, from);

/** Whether a clause of a letter speaks of nothing but the letter itself: `the enclosed résumé gives the dates of every post`. */
function isFrame(ask: Ask, operator: Operator): boolean {
  const { statement, form } = ask;
  if (form !== 'prose') return false;
  const { from, to } = clauseOf(statement, operator);
  const words = statement.words.filter(
    (word) => word.from >= from && word.to <= to && !statement.operators.some((other) => other.from <= word.from && word.to <= other.to),
  );
  return (
    words.length > 0 &&
    words.every((word) => saysNothing(ask, word)) &&
    !statement.quantities.some((figure) => figure.from >= from && figure.to <= to)
  );
}
