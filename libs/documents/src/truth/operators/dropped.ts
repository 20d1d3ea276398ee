import type { Operator, OperatorKind } from '#language';
import { alignedFacts } from '../claims/alignment.js';
import { Tally } from '../claims/ask.js';
import type { Ask, Outcome } from '../claims/ask.js';
import { clauseAt } from '../claims/clauses.js';
import type { Fact } from '../master/facts.js';
import { companionFacts } from '../claims/companions.js';
import { carriesQuantity } from '../claims/same-quantity.js';
import { hasMeaning } from '../reading/synonyms.js';
import type { Reading } from '../reading/reading.js';
import type { ClaimKind } from '../verdict.js';
import { denials, saysOnly } from './denials.js';
import { borne, clauseWords, elliptic, saysAny } from './pool.js';
import { otherDoer, TEAM } from './doers.js';
import { isAhead } from '../reading/ahead.js';

const TOLD = new Set(['highlights', 'summary', 'description']);

/** Operators of a source that weaken it, and which of the statement keep as much of it. */
const WEAKENING: Partial<Record<OperatorKind, { readonly claim: ClaimKind; readonly kept: readonly OperatorKind[] }>> = {
  not: { claim: 'negation', kept: ['not', 'plan'] },
  plan: { claim: 'plan', kept: ['plan', 'not'] },
  help: { claim: 'part', kept: ['help', 'joint', 'part', 'among'] },
  joint: { claim: 'part', kept: ['joint', 'help', 'part', 'among'] },
  part: { claim: 'scope', kept: ['part', 'help', 'limit', 'most', 'plan'] },
  limit: { claim: 'scope', kept: ['limit', 'part'] },
};

const SHARED = new Set<OperatorKind>(['help', 'joint', 'part']);

/** What weakened the source and is gone from the statement, though the statement still tells of what it bore on. */
export function checkDropped(ask: Ask): Outcome {
  const tally = new Tally();
  const { statement, scope } = ask;
  const told = scope.own.filter(({ key, reading }) => TOLD.has(key) && reading.language === statement.language);
  for (const fact of nearest(statement, told)) {
    for (const operator of fact.reading.operators) {
      const rule = WEAKENING[operator.kind];
      if (
        rule === undefined ||
        saysAny(statement, rule.kept) ||
        ((operator.kind === 'plan' || operator.kind === 'not') &&
          (isToCome(ask) || UNDER_WAY.test(statement.language === 'ja' ? statement.compact : statement.folded))) ||
        (SHARED.has(operator.kind) && statement.quantities.some((said) => companionFacts(said, statement, [fact]).length > 0)) ||
        keptByWord(operator, fact, statement) ||
        turned(operator, fact, statement)
      )
        continue;
      if (!stillTold(operator, fact, statement) || elsewhere(operator, fact, statement, told)) continue;
      refuse(
        tally,
        statement,
        fact,
        rule.claim,
        fact.reading.excerpt({ from: operator.from, to: Math.min(fact.reading.tokens.length, operator.to + 3) }),
      );
    }
    const ahead = onlyAhead(fact.reading, ask) ?? saidDone(fact.reading, statement);
    if (ahead !== undefined) refuse(tally, statement, fact, 'plan', ahead);
    const wider = widerDenial(fact.reading, statement);
    if (wider !== undefined) refuse(tally, statement, fact, 'negation', wider);
    const share = shareOf(fact.reading, statement);
    if (share !== undefined) refuse(tally, statement, fact, 'scope', share);
    const other = otherDoer(fact.reading, statement);
    if (other !== undefined) refuse(tally, statement, fact, 'part', other);
  }
  return tally.outcome;
}

/** Whether the very words of the operator stand in the statement, whatever they are read as there. */
const keptByWord = ({ from, to }: Operator, { reading }: Fact, statement: Reading): boolean =>
  reading.language !== 'ja' &&
  reading.tokens.slice(from, to).every(({ text }) => text.length < 4 || statement.tokenSet.has(text)) &&
  to - from > 1;

function refuse(tally: Tally, statement: Reading, fact: Fact, claim: ClaimKind, words: string): void {
  const text = statement.excerpt({ from: 0, to: statement.tokens.length });
  tally.refuse(claim, text, `“${text}” leaves out what the person's line says: “${words}” (${fact.pointer})`);
}

/** The lines with most words in common, clause by clause. */
function nearest(statement: Reading, told: readonly Fact[]): Fact[] {
  const language = statement.language;
  if (language === undefined) return [];
  const whole = { from: 0, to: statement.tokens.length };
  const scored = alignedFacts(statement, whole, told).map((fact) => ({
    fact,
    shared: statement.words.filter(({ stem }) => hasMeaning(fact.reading.stems, stem, language)).length,
  }));
  const best = Math.max(0, ...scored.map(({ shared }) => shared));
  return scored.filter(({ shared }) => shared === best).map(({ fact }) => fact);
}

function stillTold(operator: Operator, { reading }: Fact, statement: Reading): boolean {
  const language = statement.language;
  if (language === undefined) return false;
  if (operator.kind === 'joint' && isComitative(operator, reading)) {
    // What stands behind `with two colleagues` is who else did it: told, it is kept. What it bears on stands before.
    const { before, after } = clauseWords(reading, operator);
    if (TAKING_TURNS.test(statement.folded)) return false;
    if (after.some((word) => hasMeaning(statement.stems, word, language) && (isPerson(word, reading) || WITH.test(statement.folded))))
      return false;
    const done = before.length > 0 ? before : after;
    return done.filter((word) => hasMeaning(statement.stems, word, language)).length * 2 >= Math.max(1, done.length);
  }
  // "Für 2027 geplant" is a plan; "Budget geplant" is work.
  if (operator.kind === 'plan' && reading.tokens[operator.from]?.text === 'geplant' && reading.dates.every(({ doubtful }) => doubtful))
    return false;
  if (operator.kind === 'limit') {
    const figure = reading.quantities.find(({ from }) => from >= operator.from && from - operator.to <= 1);
    if (figure === undefined) return false;
    const bounded = statement.quantities.some(
      (said) => said.bound !== undefined && said.bound !== 'floor' && carriesQuantity(said, figure, statement, reading),
    );
    if (bounded) return false;
    return statement.quantities.some((said) => carriesQuantity({ ...said, bound: 'about' }, figure, statement, reading));
  }
  const words = [...borne(reading, operator), ...elliptic(reading, operator)];
  const shared = words.filter((word) => hasMeaning(statement.stems, word, language));
  return shared.length > 0 && shared.length * 2 >= words.length;
}

/** Words that keep company: `with`, `together`. */
const WITH = /\b(?:with|and|alongside|mit|und|samt|sowie|avec|et|con|y|junto)\b/u;
const TAKING_TURNS = /\b(?:in turns?|taking turns|by turns|im wechsel|abwechselnd|a tour de role|en alternance|por turnos)\b/u;
const isComitative = ({ from, to }: Operator, { tokens }: Reading): boolean =>
  tokens.slice(from, to + 1).some(({ text }) => /^(?:with|mit|avec|con|together|alongside|zusammen|ensemble|junto|gemeinsam)$/u.test(text));

const BEFORE = /^(?:before|until|vor|bis|avant|antes|hasta)$/u;
const FROM = /^(?:from|since|ab|seit|de|des|depuis|desde)$/u;

/** What turns a denial into its equal: `never without` is `only with`, `none above 50` is `at most 50`. */
function turned(operator: Operator, { reading }: Fact, statement: Reading): boolean {
  if (operator.kind !== 'not') return false;
  if (denials(reading).length === 2 && saysOnly(statement)) return true;
  // "never alone" is together.
  if (
    reading.operators.some(({ kind, from }) => kind === 'alone' && from >= operator.to && from - operator.to <= 1) &&
    saysAny(statement, ['joint'])
  )
    return true;
  const clause = clauseAt(reading, operator.from);
  // "not measured before 2022" is measured from 2022.
  const since = reading.dates.some(
    (date) =>
      BEFORE.test(reading.tokens[date.from - 1]?.text ?? '') &&
      statement.dates.some(
        (said) => said.year === date.year && (said.edge === 'since' || FROM.test(statement.tokens[said.from - 1]?.text ?? '')),
      ),
  );
  if (since) return true;
  return reading.quantities.some(
    (meant) =>
      meant.bound === 'floor' &&
      meant.from >= operator.to &&
      meant.to <= clause.to &&
      statement.quantities.some(
        (said) => said.bound === 'ceiling' && carriesQuantity({ ...said, bound: undefined }, meant, statement, reading),
      ),
  );
}

/** A statement that gives a day to come as its date has not told it as done; whether it may is asked elsewhere. */
const isToCome = ({ statement, today }: Ask): boolean => statement.dates.some((date) => isAhead(statement, date, today));

/** What still goes on is neither done nor only planned. */
const UNDER_WAY = /\b(?:still|under way|underway|noch|encore|toujours|todavia|aun|sigo|continuo)\b|まだ|途中/u;

/** `now live`, `bereits eröffnet`: a word that says it is done, of a line that says it is to come. */
const DONE = /\b(?:now|already|since then|bereits|schon|inzwischen|mittlerweile|deja|desormais|ya|ahora)\b|すでに|既に|済み/u;

function saidDone(source: Reading, statement: Reading): string | undefined {
  const plan = source.operators.find(({ kind }) => kind === 'plan');
  const text = (reading: Reading): string => (reading.language === 'ja' ? reading.compact : reading.folded);
  if (plan === undefined || saysAny(statement, ['plan', 'not']) || !DONE.test(text(statement)) || DONE.test(text(source))) return undefined;
  return source.excerpt({ from: plan.from, to: Math.min(source.tokens.length, plan.to + 3) });
}

/** "Umstellung beginnt im Herbst 2026": what lies ahead by its date, where the statement tells of it without the date or any plan. */
function onlyAhead(source: Reading, { statement, today }: Ask): string | undefined {
  const language = statement.language;
  if (language === undefined || saysAny(statement, ['plan', 'not']) || saysAny(source, ['plan'])) return undefined;
  const date = source.dates.find((one) => one.edge !== 'until' && isAhead(source, one, today));
  if (date === undefined || statement.dates.some(({ year }) => year === date.year)) return undefined;
  const { from, to } = clauseAt(source, date.from);
  const words = source.words.filter((word) => word.from >= from && word.to <= to && (word.to <= date.from || word.from >= date.to));
  const told = words.filter(({ stem }) => hasMeaning(statement.stems, stem, language));
  return told.length > 0 && told.length * 2 >= words.length - 1
    ? source.excerpt({ from: Math.max(from, date.from - 3), to: date.to })
    : undefined;
}

/** Whether a stem of a reading is one of the people it counts or names in general. */
const isPerson = (word: string, reading: Reading): boolean =>
  TEAM.test(word) || reading.quantities.some(({ nouns, counted }) => nouns.includes(word) && counted.length > 0);

/** Whether another line says the same without the operator. */
function elsewhere(operator: Operator, fact: Fact, statement: Reading, told: readonly Fact[]): boolean {
  const language = statement.language;
  if (language === undefined) return false;
  const words = borne(fact.reading, operator).filter((word) => hasMeaning(statement.stems, word, language));
  if (words.length === 0) return false;
  return told.some(
    (other) =>
      other !== fact &&
      other.pointer !== fact.pointer &&
      !saysAny(other.reading, [operator.kind]) &&
      words.every((word) => hasMeaning(other.reading.stems, word, language)),
  );
}

/** Denials of a verb, which stands behind them or, in German, is no noun: `does not spray`, `no aplica`. */
const VERBAL = /^(?:not|never|cannot|t|no|nunca|jamas|ne|pas|jamais)$/u;

/** What a denial leaves open: the words it bears on but for the verb that may have become a noun or gone. */
function openWords(source: Reading, operator: Operator): string[] {
  const words = borne(source, operator);
  if (source.language === 'de')
    return words.filter((word) => source.words.some(({ stem, from }) => stem === word && /^\p{Lu}/u.test(source.tokens[from]?.raw ?? '')));
  return VERBAL.test(source.tokens[operator.to - 1]?.text ?? '') &&
    (source.language !== 'en' || source.tokens[operator.from]?.text !== 'no')
    ? words.slice(1)
    : words;
}

/** "No stock discrepancy above £50" → "no discrepancy at all": what a denial leaves open may not be dropped. */
function widerDenial(source: Reading, statement: Reading): string | undefined {
  const language = statement.language;
  const [own, said] = [denials(source), denials(statement)];
  if (language === undefined || own.length === 0 || said.length === 0) return undefined;
  const words = own
    .map((operator) => ({ operator, words: borne(source, operator) }))
    .find(({ words: borneBy }) => borneBy.some((word) => hasMeaning(statement.stems, word, language)));
  if (words === undefined) return undefined;
  // Two denials of which one is left say the opposite: "never … without".
  if (own.length > said.length && own.length === 2) return source.excerpt(words.operator);
  const clause = clauseAt(source, words.operator.from);
  const figures = source.quantities.filter(({ from, to }) => from >= words.operator.to && to <= clause.to);
  const left = openWords(source, words.operator);
  const open = words.words.length <= 3 && left.some((word) => !hasMeaning(statement.stems, word, language));
  const lost = figures.some(
    (meant) =>
      !statement.quantities.some((one) => one.readings.some((a) => meant.readings.some((b) => a.value === b.value))) &&
      !statement.dates.length,
  );
  return open || lost ? source.excerpt({ from: words.operator.from, to: clause.to }) : undefined;
}

/** `two of the group's five plants`: a part of a figure, where the statement gives only the whole. */
function shareOf(source: Reading, statement: Reading): string | undefined {
  const pair = source.quantities.find((part, i) => {
    const whole = source.quantities[i + 1];
    if (whole === undefined || whole.from - part.to > 4) return false;
    const between = source.tokens.slice(part.to, whole.from).map(({ text }) => text);
    if (!between.some((text) => OF.test(text)) && source.language !== 'ja') return false;
    if (source.language === 'ja' && !between.join('').includes('のうち')) return false;
    const carried = (meant: typeof part): boolean => statement.quantities.some((said) => carriesQuantity(said, meant, statement, source));
    return carried(whole) && !carried(part);
  });
  return pair === undefined ? undefined : source.excerpt(pair);
}
const OF = /^(?:of|von|der|des|du|d|del)$/u;
