import { carries, type RoleGroup, type RoleVerb } from '#language';
import { inOrder } from '../master/scope.js';
import type { Fact } from '../master/facts.js';
import type { Reading } from '../reading/reading.js';
import { rootOf } from '../reading/root.js';
import { hasWord } from '../reading/synonyms.js';
import { alignedFacts, topicOf } from './alignment.js';
import { ownAt, Tally } from './ask.js';
import type { Ask, Outcome } from './ask.js';
import { clauseAt } from './clauses.js';
import type { Clause } from './clauses.js';
import { carriesQuantity } from './same-quantity.js';

/** What titles say of the work under them: who is a team lead has led. */
const TITLE_KEYS = new Set(['position', 'roles', 'label']);
/** Names and places tell of no work: "at Mill Street School" is not about schools. */
const NAMING = new Set(
  'name institution organization entity location city region address url startDate endDate awarder issuer publisher'.split(' '),
);
const QUALITIES = new Set<RoleGroup>(['EXPERT', 'CERTIFIED', 'TOP', 'WIDE', 'AWARD', 'PROMOTED', 'SOLE']);
/** Sections whose being there at all carries a claim of papers or prizes. */
const SECTION_OF: Partial<Record<RoleGroup, string>> = { CERTIFIED: 'certificates', AWARD: 'awards', PUBLISH: 'publications' };

/** Role verbs: each needs such a verb, or its noun, in the line that tells of the same thing, and no lesser one (`helped`). */
export function checkVerbs(ask: Ask): Outcome {
  const tally = new Tally();
  const { statement, scope } = ask;
  const facts = inOrder(scope);
  for (const verb of statement.verbs) {
    if (
      !verb.claims ||
      verb.hedged ||
      insideTitle(statement, verb) ||
      insideDegree(statement, verb) ||
      isPlanned(statement, verb) ||
      isShared(statement, verb) ||
      ownAt(ask, verb, 2) !== undefined
    )
      continue;
    const claim = statement.excerpt({ from: verb.from, to: Math.min(statement.tokens.length, verb.to + 4) });
    const carriers = carriersOf(verb, ask, facts);
    if (carriers === undefined) tally.refuse('statement', claim, `“${claim}”: nothing in the person's data tells of this`);
    else if (carriers.length === 0) tally.refuse('verb', claim, `“${claim}”: the person's data does not say so`);
    else tally.carried(carriers.slice(0, 2));
  }
  return tally.outcome;
}

/** `Lead Engineer`, `team leader`: the word is part of a title, which is checked as one. */
const insideTitle = (statement: Reading, verb: RoleVerb): boolean =>
  statement.titles.some(
    ({ from, to, ranks, roles, self }) =>
      ranks.length > 0 && (roles.length > 0 || self || !verb.claims) && from <= verb.from && verb.to <= to,
  );

/** `Grado en Diseño`: the field of a degree, which is checked as one. */
const insideDegree = (statement: Reading, verb: RoleVerb): boolean =>
  statement.degrees.some(({ from, fieldTo }) => from <= verb.from && verb.to <= fieldTo);

/** The facts that carry a verb; empty when the facts telling of the same thing do not; undefined when none tells of it at all. */
function carriersOf(verb: RoleVerb, ask: Ask, facts: readonly Fact[]): readonly Fact[] | undefined {
  const { statement, scope } = ask;
  const says = (fact: Fact): boolean =>
    (carriedIn(fact.reading, verb.group) && !onlyHelps(fact.reading, verb.group, statement)) || sameRoot(verb, statement, fact.reading);
  if (QUALITIES.has(verb.group)) {
    const section = SECTION_OF[verb.group];
    return facts.filter((fact) => says(fact) || (section !== undefined && fact.section === section));
  }
  const stretch = objectOf(statement, verb);
  const cited = scope.cited.filter(({ key }) => !TITLE_KEYS.has(key));
  const told = (fact: Fact): boolean => !NAMING.has(fact.key);
  const onlyStudies = scope.own.every((fact) => fact.section === 'education');
  const about = alignedFacts(
    statement,
    stretch,
    scope.own
      .filter(told)
      .filter(({ section }) => section !== 'education' || onlyStudies)
      .concat(scope.global.filter(({ section }) => section === 'basics')),
  );
  const section = SECTION_OF[verb.group];
  if (verb.group === 'WIN' && isStudy(statement, verb)) return [...facts];
  if (about.length === 0) {
    const counted = countedFacts(statement, verb, scope.own);
    if (counted.length > 0) return counted.filter(says);
    const topic = topicOf(statement, stretch);
    const comparable = scope.own.some(({ reading }) => reading.language === statement.language);
    if (topic.length >= 2 && comparable && !topic.some((word) => known(word, statement, facts))) return undefined;
    return facts.filter((fact) => says(fact) || (section !== undefined && fact.section === section));
  }
  const near = [...new Set([...about, ...cited.filter((fact) => about.some((other) => other.pointer === fact.pointer))])];
  const direct = near.filter((fact) => says(fact) || (section !== undefined && fact.section === section));
  if (direct.length > 0) return direct;
  // A helper stays one, whatever the title above; a plain line under the title "Team Lead" was led.
  if (near.some(({ reading }) => reading.verbs.some(({ hedged }) => hedged) || isHelper(reading))) return [];
  return [...new Set(near.flatMap((fact) => fact.entry?.facts ?? []))].filter((fact) => TITLE_KEYS.has(fact.key) && says(fact));
}

/** Part in the work is claimed by these: their nouns (`leads`, `management`) carry them only by the table. */
const PARTS = new Set<RoleGroup>(['LEAD', 'OWN', 'FOUND', 'COFOUND', 'PIONEER', 'PROMOTED']);

/** "Stands in for the head of the workshop": its `head` carries no leading of one's own. */
function onlyHelps({ operators, verbs }: Reading, group: RoleGroup, statement: Reading): boolean {
  if (group !== 'LEAD' && group !== 'OWN') return false;
  if (statement.operators.some(({ kind }) => kind === 'help')) return false;
  const carriers = verbs.filter((verb) => carries(verb.group, group));
  return (
    carriers.length > 0 &&
    carriers.every(({ claims, from }) => !claims && operators.some(({ kind, to }) => kind === 'help' && to <= from && from - to <= 2))
  );
}

/** "Month-end close" carries "closing the month": the verb's own word stands in the source, and nothing there makes it less. */
function sameRoot({ group, from, to }: RoleVerb, statement: Reading, { stems, language, verbs, operators }: Reading): boolean {
  if (PARTS.has(group) || to - from > 1 || language === undefined || language !== statement.language) return false;
  if (verbs.some(({ hedged }) => hedged) || operators.some(({ kind }) => kind === 'help' || kind === 'plan' || kind === 'not'))
    return false;
  const raw = statement.tokens[from]?.raw;
  return raw !== undefined && language !== 'ja' && stems.has(rootOf(raw, language));
}

/** Words between a plan and the deed planned: `plans to sit and pass`. */
const PLANNED = 4;
const isPlanned = (statement: Reading, verb: RoleVerb): boolean =>
  statement.operators.some(({ kind, to }) => kind === 'plan' && to <= verb.from && verb.from - to <= PLANNED) &&
  clauseAt(statement, verb.from).from <=
    Math.max(...statement.operators.filter(({ kind, to }) => kind === 'plan' && to <= verb.from).map(({ from }) => from));

/** `lent a hand organising`: a part in it, which is checked as such. */
const isShared = (statement: Reading, verb: RoleVerb): boolean =>
  statement.operators.some(({ kind, to }) => kind === 'help' && to <= verb.from && verb.from - to <= 1);

const STUDY = new Set(
  'degree diploma training apprenticeship studies diplome formation etudes licence master ausbildung studium lehre abschluss weiterbildung estudios titulo formacion carrera grado permiso carne licencia certificado certificate certification permis attestation certificat fuhrerschein schein zertifikat card'.split(
    ' ',
  ),
);

/** "completed my training", "obtenu mon diplôme": earning a paper, which is checked as one. */
function isStudy(statement: Reading, verb: RoleVerb): boolean {
  const { from, to } = clauseAt(statement, verb.from);
  return statement.degrees.length > 0 || statement.tokens.slice(from, to).some(({ text }) => STUDY.has(text));
}

/** Facts that hold a figure of the verb's clause: they tell of the same thing in other words. */
function countedFacts(statement: Reading, verb: RoleVerb, own: readonly Fact[]): Fact[] {
  const { from, to } = clauseAt(statement, verb.from);
  const figures = statement.quantities.filter((quantity) => quantity.from >= from && quantity.to <= to);
  return own.filter(({ reading }) =>
    figures.some((said) => reading.quantities.some((meant) => carriesQuantity(said, meant, statement, reading))),
  );
}

const known = (word: string, statement: Reading, facts: readonly Fact[]): boolean =>
  statement.language !== undefined && facts.some(({ reading }) => hasWord(reading.stems, word, statement.language ?? 'en'));

const carriedIn = (reading: Reading, claim: RoleGroup): boolean =>
  reading.verbs.some(({ group, hedged }) => !hedged && carries(group, claim)) || fallsOrRises(reading, claim);

/** "from 9 to 4 hours" carries `reduced` without the word. */
function fallsOrRises(reading: Reading, claim: RoleGroup): boolean {
  if (claim !== 'REDUCE' && claim !== 'INCREASE' && claim !== 'IMPROVE') return false;
  // "halved", "divisé par deux": the factor says which way.
  const factors = reading.quantities.flatMap(({ readings }) => readings.filter(({ unit }) => unit === 'times').map(({ value }) => value));
  if (factors.some((value) => claim === 'IMPROVE' || (claim === 'REDUCE' ? value < 1 : value > 1))) return true;
  const way = { down: 'REDUCE', up: 'INCREASE' } as const;
  const signed = reading.quantities.map(({ from }) => way[(reading.tokens[from - 1]?.text ?? '') as keyof typeof way]);
  if (signed.some((group) => group !== undefined && (group === claim || claim === 'IMPROVE'))) return true;
  return reading.quantities.some((quantity, i) => {
    const next = reading.quantities[i + 1];
    if (quantity.relation !== 'from' || next === undefined || next.from - quantity.to > 5) return false;
    const [before = 0, after = 0] = [quantity.readings[0]?.value, next.readings[0]?.value];
    return claim === 'IMPROVE' || (claim === 'REDUCE' ? after < before : after > before);
  });
}

const HELPERS =
  /\b(?:helped|assisted|supported|contributed|participated|took part|aide|participe|contribue|assiste|unterstutzte|mitarbeit|mitgewirkt|half|beteiligt|ayude|apoye|participe|colabore|contribui)\b|補佐|補助|支援|参加|参画|手伝|携わ|一員|担当/u;
const isHelper = (reading: Reading): boolean => HELPERS.test(reading.language === 'ja' ? reading.compact : reading.folded);

/** What a verb is about: its clause; where that holds nothing else, the sentence. */
function objectOf(statement: Reading, verb: RoleVerb): Clause {
  const clause = clauseAt(statement, verb.from);
  if (topicOf(statement, clause).length > 0) return clause;
  return { from: 0, to: statement.tokens.length };
}
