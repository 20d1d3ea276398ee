import type { Operator, OperatorKind } from '#language';
import { Tally } from '../claims/ask.js';
import type { Ask, Outcome } from '../claims/ask.js';
import { hasMeaning } from '../reading/synonyms.js';
import type { Reading } from '../reading/reading.js';
import type { ClaimKind } from '../verdict.js';
import { denials, saysOnly } from './denials.js';
import { clauseOf, isElsewhere, poolOf, saysOf } from './pool.js';

interface Rule {
  readonly claim: ClaimKind;
  /** Operators of the source that say as much. */
  readonly by: readonly OperatorKind[];
  /** What else in a source says as much. */
  readonly or?: (reading: Reading, statement: Reading) => boolean;
}

/** So many counted things are many. */
const MANY = 10;
const CHANGES = new Set(['INCREASE', 'IMPROVE', 'REDUCE', 'SAVE', 'ELIMINATE', 'CHANGE']);
const counts = (reading: Reading): boolean => reading.quantities.length > 0;

const RULES: Partial<Record<OperatorKind, Rule>> = {
  not: {
    claim: 'negation',
    by: ['not'],
    or: (reading, statement) =>
      reading.quantities.some(({ readings }) => readings.some(({ value }) => value === 0)) ||
      // "no orders without approval" of "orders only with approval".
      (denials(statement).length === 2 && saysOnly(reading)),
  },
  all: { claim: 'scope', by: ['all', 'company', 'nation', 'world'] },
  company: { claim: 'scope', by: ['company', 'all'] },
  nation: { claim: 'scope', by: ['nation'] },
  world: { claim: 'scope', by: ['world'] },
  international: { claim: 'scope', by: ['international', 'world'] },
  many: {
    claim: 'scope',
    by: ['many', 'most', 'all'],
    or: (reading) => reading.quantities.some(({ readings }) => readings.some(({ value }) => value >= MANY)) || reading.scales.length > 0,
  },
  most: { claim: 'scope', by: ['most', 'all', 'part'] },
  top: { claim: 'comparison', by: ['top'] },
  more: { claim: 'comparison', by: ['more', 'top'], or: (reading) => reading.verbs.some(({ group }) => CHANGES.has(group)) },
  much: { claim: 'comparison', by: ['much', 'top'], or: counts },
  often: { claim: 'frequency', by: ['often'], or: ({ rates }) => rates.size > 0 },
  alone: { claim: 'part', by: ['alone'] },
};

/** Operators of the statement that make more of it than its source says. */
export function checkAdded(ask: Ask): Outcome {
  const tally = new Tally();
  for (const operator of ask.statement.operators) {
    const rule = RULES[isQuantifier(ask.statement, operator) ? 'most' : operator.kind];
    if (rule === undefined || isElsewhere(ask, operator) || isIdle(ask, operator)) continue;
    judge(ask, tally, operator, rule);
  }
  checkRates(ask, tally);
  checkDirections(ask, tally);
  return tally.outcome;
}

/** `most integration tests`: a share of them, no superlative. */
const isQuantifier = ({ tokens }: Reading, { kind, from, to }: Operator): boolean =>
  kind === 'top' &&
  to - from === 1 &&
  tokens[from]?.text === 'most' &&
  tokens[from - 1]?.text !== 'the' &&
  (tokens[from + 2]?.text ?? tokens[from + 1]?.text ?? '').endsWith('s');

function judge(ask: Ask, tally: Tally, operator: Operator, { claim, by, or }: Rule): void {
  const { statement } = ask;
  const pools = [poolOf(ask, clauseOf(statement, operator)), poolOf(ask, { from: 0, to: statement.tokens.length })];
  const carriers = pools.flat().filter(({ reading }) => saysOf(reading, by, statement, operator) || or?.(reading, statement) === true);
  if (carriers.length > 0) return tally.carried(carriers.slice(0, 1));
  const text = ask.statement.excerpt({ from: operator.from, to: Math.min(ask.statement.tokens.length, operator.to + 3) });
  tally.refuse(claim, text, `“${text}”: the person's data does not say “${ask.statement.excerpt(operator)}” of it`);
}

const DOWN = new Set<string>(['REDUCE', 'SAVE', 'ELIMINATE']);

/** `減少`, "went down", "a rise": up is not down, whatever part of speech says so. Words of measure (`more than`) are no direction. */
function checkDirections(ask: Ask, tally: Tally): void {
  const { statement } = ask;
  for (const verb of statement.verbs) {
    if (!DOWN.has(verb.group) && verb.group !== 'INCREASE') continue;
    const word = statement.tokens[verb.from];
    if (word === undefined || MEASURE.test(word.text) || isElsewhere(ask, { kind: 'more', from: verb.from, to: verb.to })) continue;
    const pool = poolOf(ask, { from: 0, to: statement.tokens.length }).filter(({ reading }) => reading.language === statement.language);
    const turns = pool.filter(({ reading }) => reading.verbs.some(({ group }) => CHANGES.has(group)) || reading.quantities.length > 0);
    const still = pool.some(({ reading }) => STABLE.test(reading.language === 'ja' ? reading.compact : reading.folded));
    if ((turns.length === 0 && !still) || turns.some(({ reading }) => turnsSo(reading, DOWN.has(verb.group)))) continue;
    const text = statement.excerpt(verb);
    tally.refuse('verb', text, `“${text}”: the person's data does not say which way it went, or says the other`);
  }
}
/** What did not change went neither way. */
const STABLE =
  /\b(?:unchanged|stable|constant|steady|the same as|unverandert|stabil|konstant|gleich geblieben|inchange\p{L}*|stables?|constant\p{L}*|sin cambios|estables?)\b|変わらず|横ばい|同数|据え置/u;
const MEASURE = /^(?:more|less|plus|moins|mas|menos|mehr|weniger|up|down|gain\p{L}*|scal\p{L}*|expansion|economi\p{L}*)$/u;

function turnsSo(reading: Reading, down: boolean): boolean {
  if (reading.verbs.some(({ group }) => (down ? DOWN.has(group) : group === 'INCREASE') || group === 'IMPROVE' || group === 'CHANGE'))
    return true;
  const values = reading.quantities.map(({ readings }) => readings[0]?.value ?? 0);
  return (
    values.some((value, i) => i > 0 && (down ? value < (values[i - 1] ?? 0) : value > (values[i - 1] ?? 0))) ||
    reading.quantities.some(({ readings }) => readings.some(({ unit, value }) => unit === 'times' && (down ? value < 1 : value > 1)))
  );
}

/** `all 14 services` counts them; `all` says nothing more. And a time after it makes it a rate. */
function isIdle({ statement }: Ask, { kind, from, to }: Operator): boolean {
  // "younger than two", "plus de dix": compared with a figure, which is checked as one.
  if (
    kind === 'top' &&
    THAN.test(statement.tokens[to - 1]?.text ?? '') &&
    statement.quantities.some((figure) => figure.from - to <= 1 && figure.from >= to)
  )
    return true;
  // "6% lower than a year earlier": compared with oneself, and figures and directions are asked for.
  if (
    kind === 'top' &&
    THAN.test(statement.tokens[to - 1]?.text ?? '') &&
    statement.tokens.slice(to, to + 4).some(({ text }) => EARLIER.test(text))
  )
    return true;
  // "with the whole crew": that all of the others had a part in it makes nothing more of one's own.
  if (
    kind === 'all' &&
    statement.tokens.slice(Math.max(0, from - 2), from).some(({ text }) => WITH.test(text)) &&
    statement.tokens.slice(to, to + 2).some(({ text }) => GROUP.test(text))
  )
    return true;
  // "two days instead of five": figures, compared as such.
  if (
    kind === 'not' &&
    INSTEAD.test(statement.excerpt({ from, to })) &&
    statement.quantities.some((figure) => figure.from >= to && figure.from - to <= 2)
  )
    return true;
  if (kind === 'much' || kind === 'many') return false;
  if (statement.quantities.some((quantity) => quantity.from >= from && quantity.from - to <= 1 && (kind === 'all' || quantity.from < to)))
    return true;
  if (kind === 'all' && statement.tokens.slice(to, to + 2).some(({ text }) => TIMES.test(text))) return true;
  return kind === 'all' && statement.rateSpans.some((rate) => rate.from <= from && to <= rate.to);
}

const INSTEAD = /^(?:instead|rather|statt|anstatt|au lieu|en lugar|en vez)/iu;
const EARLIER =
  /^(?:earlier|before|previous|previously|last|vorjahr|zuvor|vorher|davor|fruher|avant|precedente?|auparavant|antes|anterior)$/u;
const THAN = /^(?:than|als|que)$/u;
const GROUP =
  /^(?:team|crew|brigade|staff|group|department|gruppe|belegschaft|mannschaft|abteilung|equipe|groupe|equipo|grupo|plantilla)$/u;
const WITH = /^(?:with|mit|avec|con)$/u;

/** `every morning`, `jeden Montag`: how often, not how much; days and seasons are compared as words. */
const TIMES =
  /^(?:morning|afternoon|evening|night|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|weekends?|summers?|winters?|springs?|autumns?|seasons?|second|third|fourth|morgen|abend|nacht|\p{L}+tag|sommer|winter|herbst|matin|soir|nuit|lundis?|mardis?|mercredis?|jeudis?|vendredis?|samedis?|dimanches?|etes?|hivers?|mananas?|tardes?|noches?|lunes|martes|miercoles|jueves|viernes|sabados?|domingos?|veranos?|inviernos?|zweit\p{L}*|dritt\p{L}*|ans|mois|jours|semaines|dias|meses|semanas|anos)$/u;

/** Articles and prepositions of time belong to a figure or a span: `a year`, `im Jahr`. */
const LOOSE = new Set('a an per par pro al por im am in la die the a l'.split(' '));

/** `within a year`, `im Jahr 2020`, `60 minutes a day`: a span, a date, or the rate of a figure. */
function isSpan({ tokens, dates, quantities }: Reading, { from, to }: { readonly from: number; readonly to: number }): boolean {
  if (!LOOSE.has(tokens[from]?.text ?? '')) return false;
  // "than a year earlier", "a month ago": when, and not how often.
  if (/^(?:earlier|before|ago|later|zuvor|spater|vorher|plus|auparavant|antes|despues)$/u.test(tokens[to]?.text ?? '')) return true;
  if (dates.some((date) => date.from <= to && from <= date.to) || quantities.some((figure) => figure.from <= to && from - figure.to <= 2))
    return true;
  return (
    /^(?:within|in|over|after|for|once|of|end|last|next|innerhalb|binnen|nach|en|dans|apres|tras|durante|desde|seit|since|depuis|fin|ende)$/u.test(
      tokens[from - 1]?.text ?? '',
    ) && !/^(?:once)$/u.test(tokens[from - 1]?.text ?? '')
  );
}

/** `weekly`, `every month`: how often, where no figure is measured by it. */
function checkRates(ask: Ask, tally: Tally): void {
  const { statement } = ask;
  for (const rate of statement.rateSpans) {
    if (isSpan(statement, rate) || statement.quantities.some((quantity) => quantity.rate === rate.value)) continue;
    const span: Operator = { kind: 'often', from: rate.from, to: rate.to };
    if (isElsewhere(ask, span)) continue;
    const pool = poolOf(ask, clauseOf(statement, span));
    const carriers = pool.filter(
      ({ reading }) =>
        reading.rates.has(rate.value) ||
        (rate.value === 'fortnight' &&
          reading.quantities.some(({ readings }) =>
            readings.some(({ value, unit }) => (unit === 'week' && value === 2) || (unit === 'day' && (value === 14 || value === 15))),
          )) ||
        (rate.value === 'week' && reading.tokens.some(({ text }) => WEEKDAY.test(text))) ||
        adjectiveOf(reading, span, ask),
    );
    if (carriers.length > 0) tally.carried(carriers.slice(0, 1));
    else {
      const text = statement.excerpt(rate);
      tally.refuse('frequency', text, `“${text}”: the person's data does not say so of it`);
    }
  }
}

/** What is done every Monday is done weekly. */
const WEEKDAY =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|(?:mon|diens|donners|frei|sams|sonn)tags?|mittwochs?|lundis?|mardis?|mercredis?|jeudis?|vendredis?|samedis?|dimanches?|lunes|martes|miercoles|jueves|viernes|sabados?|domingos?|曜)$/u;

/** The source may say it by a word of its own (`nightly`, `month-end`). */
function adjectiveOf(reading: Reading, { from, to }: Operator, { statement }: Ask): boolean {
  const language = statement.language;
  return (
    language !== undefined &&
    statement.words.some((word) => word.from >= from && word.to <= to && hasMeaning(reading.stems, word.stem, language))
  );
}
