import type { Operator, OperatorKind } from '#language';
import { alignedFacts } from '../claims/alignment.js';
import { Tally } from '../claims/ask.js';
import type { Ask, Outcome } from '../claims/ask.js';
import { clauseAt } from '../claims/clauses.js';
import type { Fact } from '../master/facts.js';
import { carriesQuantity } from '../claims/same-quantity.js';
import { hasMeaning } from '../reading/synonyms.js';
import type { Reading } from '../reading/reading.js';
import type { ClaimKind } from '../verdict.js';
import { borne, saysAny } from './pool.js';

const TOLD = new Set(['highlights', 'summary', 'description']);

/** Operators of a source that weaken it, and which of the statement keep as much of it. */
const WEAKENING: Partial<Record<OperatorKind, { readonly claim: ClaimKind; readonly kept: readonly OperatorKind[] }>> = {
  not: { claim: 'negation', kept: ['not', 'plan'] },
  plan: { claim: 'plan', kept: ['plan', 'not'] },
  help: { claim: 'part', kept: ['help', 'joint', 'part'] },
  joint: { claim: 'part', kept: ['joint', 'help', 'part'] },
  part: { claim: 'scope', kept: ['part', 'help', 'limit', 'most', 'plan'] },
  limit: { claim: 'scope', kept: ['limit', 'part'] },
};

/** What weakened the source and is gone from the statement, though the statement still tells of what it bore on. */
export function checkDropped(ask: Ask): Outcome {
  const tally = new Tally();
  const { statement, scope } = ask;
  const told = scope.own.filter(({ key, reading }) => TOLD.has(key) && reading.language === statement.language);
  for (const fact of nearest(statement, told)) {
    for (const operator of fact.reading.operators) {
      const rule = WEAKENING[operator.kind];
      if (rule === undefined || saysAny(statement, rule.kept) || keptByWord(operator, fact, statement)) continue;
      if (!stillTold(operator, fact, statement) || elsewhere(operator, fact, statement, told)) continue;
      refuse(
        tally,
        statement,
        fact,
        rule.claim,
        fact.reading.excerpt({ from: operator.from, to: Math.min(fact.reading.tokens.length, operator.to + 3) }),
      );
    }
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
  // What stands behind `with two colleagues` is who else did it: told, it is kept.
  if (
    operator.kind === 'joint' &&
    borne(reading, operator).some((word) => hasMeaning(statement.stems, word, language) && isPerson(word, reading))
  )
    return false;
  // "Für 2027 geplant" is a plan; "Budget geplant" is work.
  if (operator.kind === 'plan' && reading.tokens[operator.from]?.text === 'geplant' && reading.dates.every(({ doubtful }) => doubtful))
    return false;
  if (operator.kind === 'limit') {
    const figure = reading.quantities.find(({ from }) => from >= operator.from && from - operator.to <= 1);
    if (figure === undefined) return false;
    return statement.quantities.some((said) => carriesQuantity({ ...said, bound: 'about' }, figure, statement, reading));
  }
  const words = borne(reading, operator);
  const shared = words.filter((word) => hasMeaning(statement.stems, word, language));
  return shared.length > 0 && shared.length * 2 >= words.length;
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

/** "No stock discrepancy above £50" → "no discrepancy at all": what a denial leaves open may not be dropped. */
function widerDenial(source: Reading, statement: Reading): string | undefined {
  const language = statement.language;
  const denials = (reading: Reading): Operator[] =>
    reading.operators.filter(({ kind, from }) => kind === 'not' && !/^(?:ne|n)$/u.test(reading.tokens[from]?.text ?? ''));
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
  const open = words.words.length <= 3 && words.words.some((word) => !hasMeaning(statement.stems, word, language));
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

/** Lines told of others: `The team won …`, `Das Team …`, `L'équipe a …`, `El equipo …`, `チームが…`. */
const OTHERS =
  /^(?:(?:the|our|my) )?(?:team|department|group|company|crew|colleagues?|manager|boss|supervisor|we) (?!of |for |lead|member|meeting|building|work|s |management)|^(?:das|unser|mein|die|unsere|meine|der) (?:team|abteilung|gruppe|firma|kollegen|kollegin|kollege|chef|chefin|betrieb) (?!von |aus |fur )|^(?:l |notre |mon |ma |la |le )(?:equipe|service|groupe|entreprise|chef|cheffe|collegue) (?!de |d )|^nous |^(?:el |nuestro |mi |la |nuestra )(?:equipo|departamento|empresa|jefe|jefa|grupo) (?!de )/u;
const JAPANESE_OTHERS = /^(?:チーム|部署|部門|会社|上司|同僚|グループ)(?:が|は|全体で)/u;
/** `trained by the chef`: done to the person. */
const PASSIVE = /\b(\p{L}{3,}(?:ed|en|ught)) by (?:the|a|an|my|our|\p{Lu})/u;
const GERMAN_PASSIVE = /\b(?:von|vom|durch den|durch die) [^,.]+ (ge\p{L}+(?:t|en)|\p{L}+iert|ein\p{L}+t|aus\p{L}+et) (?:wurde|worden)/u;

/** First persons, plural and singular: what `we` did is not what `I` did. */
const WE = /\b(?:we|our|us|wir|unser\p{L}*|nous|notre|nos|nosotros|nosotras|nuestr\p{L}*)\b/u;
const I = /\b(?:i|my|ich|mein\p{L}*|je|j|mon|mes|yo|mi|mis)\b/u;
const TEAM =
  /\b(?:team\p{L}*|colleagues?|coworkers?|together|jointly|gemeinsam|zusammen|kolleg\p{L}*|equipe|collegues?|ensemble|equipo|companer\p{L}*|juntos)\b/u;

/** The words by which a line says that somebody else did it, where the statement no longer does. */
function otherDoer(source: Reading, statement: Reading): string | undefined {
  const japanese = source.language === 'ja';
  const found = japanese ? JAPANESE_OTHERS.exec(source.compact) : OTHERS.exec(source.folded);
  if (found !== null) {
    const doer = found[0].trim().split(' ').at(-1) ?? '';
    const still = japanese ? statement.compact.includes(found[0].slice(0, 2)) : statement.tokenSet.has(doer);
    if (!still) return found[0].trim();
  }
  if (
    source.language !== undefined &&
    WE.test(source.folded) &&
    I.test(statement.folded) &&
    !WE.test(statement.folded) &&
    !TEAM.test(statement.folded)
  )
    return WE.exec(source.folded)?.[0] ?? 'we';
  const passive = source.language === 'en' ? PASSIVE.exec(source.text) : source.language === 'de' ? GERMAN_PASSIVE.exec(source.text) : null;
  const verb = passive?.[1]?.toLowerCase();
  if (verb === undefined || passive === null || !statement.tokenSet.has(verb)) return undefined;
  if (/ by | von | vom | durch /u.test(` ${statement.text} `)) return undefined;
  // "which the bureau had prepared": the doer still stands before the verb.
  const doer = source.words.find(({ from }) => (source.tokens[from]?.start ?? 0) >= passive.index + passive[0].length - 1)?.stem;
  const at = statement.tokens.findIndex(({ text }) => text === verb);
  return doer !== undefined && statement.words.some(({ stem, to }) => stem === doer && to <= at) ? undefined : passive[0];
}
