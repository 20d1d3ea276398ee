import type { Operator, OperatorKind } from '#language';
import { alignedFacts } from '../claims/alignment.js';
import { Tally } from '../claims/ask.js';
import type { Ask, Outcome } from '../claims/ask.js';
import { clauseAt } from '../claims/clauses.js';
import type { Fact } from '../master/facts.js';
import { carriesQuantity } from '../claims/same-quantity.js';
import { hasWord } from '../reading/synonyms.js';
import type { Reading } from '../reading/reading.js';
import type { ClaimKind } from '../verdict.js';
import { saysAny } from './pool.js';

const TOLD = new Set(['highlights', 'summary', 'description']);

/** Operators of a source that weaken it, and which of the statement keep as much of it. */
const WEAKENING: Partial<Record<OperatorKind, { readonly claim: ClaimKind; readonly kept: readonly OperatorKind[] }>> = {
  not: { claim: 'negation', kept: ['not', 'part'] },
  plan: { claim: 'plan', kept: ['plan'] },
  help: { claim: 'part', kept: ['help', 'joint', 'part'] },
  joint: { claim: 'part', kept: ['joint', 'help'] },
  part: { claim: 'scope', kept: ['part', 'help', 'limit'] },
  limit: { claim: 'scope', kept: ['limit', 'part'] },
};

/** Content words an operator bears on, at most. */
const REACH = 4;

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
    shared: statement.words.filter(({ stem }) => hasWord(fact.reading.stems, stem, language)).length,
  }));
  const best = Math.max(0, ...scored.map(({ shared }) => shared));
  return scored.filter(({ shared }) => shared === best).map(({ fact }) => fact);
}

/** Stems of the words an operator of a reading bears on: those behind it in its clause, else those before it; in Japanese before it. */
function borne(reading: Reading, { from, to }: Operator): string[] {
  const clause = clauseAt(reading, from);
  const inside = reading.words.filter((word) => word.from >= clause.from && word.to <= clause.to);
  const after = inside.filter((word) => word.from >= to).slice(0, REACH);
  const before = inside.filter((word) => word.to <= from).slice(-REACH);
  const words =
    reading.language === 'ja' ? before : reading.language === 'de' ? [...before.slice(-2), ...after] : after.length > 0 ? after : before;
  return words.map(({ stem }) => stem);
}

function stillTold(operator: Operator, { reading }: Fact, statement: Reading): boolean {
  const language = statement.language;
  if (language === undefined) return false;
  if (operator.kind === 'limit') {
    const figure = reading.quantities.find(({ from }) => from >= operator.from && from - operator.to <= 1);
    if (figure !== undefined)
      return statement.quantities.some((said) => carriesQuantity({ ...said, bound: 'about' }, figure, statement, reading));
  }
  const words = borne(reading, operator);
  const shared = words.filter((word) => hasWord(statement.stems, word, language));
  return shared.length > 0 && shared.length * 2 >= words.length;
}

/** Whether another line says the same without the operator. */
function elsewhere(operator: Operator, fact: Fact, statement: Reading, told: readonly Fact[]): boolean {
  const language = statement.language;
  if (language === undefined) return false;
  const words = borne(fact.reading, operator).filter((word) => hasWord(statement.stems, word, language));
  if (words.length === 0) return false;
  return told.some(
    (other) =>
      other !== fact &&
      other.pointer !== fact.pointer &&
      !saysAny(other.reading, [operator.kind]) &&
      words.every((word) => hasWord(other.reading.stems, word, language)),
  );
}

/** Lines told of others: `The team won …`, `Das Team …`, `L'équipe a …`, `El equipo …`, `チームが…`. */
const OTHERS =
  /^(?:(?:the|our|my) )?(?:team|department|group|company|crew|colleagues?|manager|boss|supervisor|we) (?!of |for |lead|member|meeting|building|work|s |management)|^(?:das|unser|mein|die|unsere|meine|der) (?:team|abteilung|gruppe|firma|kollegen|kollegin|kollege|chef|chefin|betrieb) (?!von |aus |fur )|^(?:l |notre |mon |ma |la |le )(?:equipe|service|groupe|entreprise|chef|cheffe|collegue) (?!de |d )|^nous |^(?:el |nuestro |mi |la |nuestra )(?:equipo|departamento|empresa|jefe|jefa|grupo) (?!de )/u;
const JAPANESE_OTHERS = /^(?:チーム|部署|部門|会社|上司|同僚|グループ)(?:が|は|全体で)/u;
/** `trained by the chef`: done to the person. */
const PASSIVE = /\b(\p{L}{3,}(?:ed|en|ught)) by (?:the|a|an|my|our|\p{Lu})/u;
const GERMAN_PASSIVE = /\b(?:von|vom|durch den|durch die) [^,.]+ (ge\p{L}+(?:t|en)|\p{L}+iert|ein\p{L}+t|aus\p{L}+et) (?:wurde|worden)/u;

/** The words by which a line says that somebody else did it, where the statement no longer does. */
function otherDoer(source: Reading, statement: Reading): string | undefined {
  const japanese = source.language === 'ja';
  const found = japanese ? JAPANESE_OTHERS.exec(source.compact) : OTHERS.exec(source.folded);
  if (found !== null) {
    const doer = found[0].trim().split(' ').at(-1) ?? '';
    const still = japanese ? statement.compact.includes(found[0].slice(0, 2)) : statement.tokenSet.has(doer);
    if (!still) return found[0].trim();
  }
  const passive = source.language === 'en' ? PASSIVE.exec(source.text) : source.language === 'de' ? GERMAN_PASSIVE.exec(source.text) : null;
  const verb = passive?.[1]?.toLowerCase();
  if (verb === undefined || passive === null || !statement.tokenSet.has(verb)) return undefined;
  return / by | von | vom | durch /u.test(` ${statement.text} `) ? undefined : passive[0];
}
