import type { PartialDate } from '#json-resume';
import { readingLanguage, type Language } from '#language';
import { alignedFacts } from './claims/alignment.js';
import type { Ask, Outcome } from './claims/ask.js';
import { ownWords } from './claims/own-words.js';
import { checkDates } from './claims/dates.js';
import { checkDegrees } from './claims/degrees.js';
import { checkGround } from './claims/ground.js';
import { checkNames } from './claims/names.js';
import { checkNumbers } from './claims/numbers.js';
import { checkSkills } from './claims/skills.js';
import { checkTitles } from './claims/titles.js';
import { checkVerbs } from './claims/verbs.js';
import type { Fact, Facts } from './master/facts.js';
import { inOrder } from './master/scope.js';
import type { Scope } from './master/scope.js';
import { plainWords, Reading } from './reading/reading.js';
import type { Finding, Refusal } from './verdict.js';

/** What is checked in a language that is none of the five. */
export const PARTLY_CHECKED =
  'Only figures, dates and names were checked: the language is not one of English, French, German, Spanish, Japanese';

export interface StatementTask {
  readonly pointer: string;
  readonly text: string;
  readonly scope: Scope;
  readonly facts: Facts;
  readonly form: Ask['form'];
  /** `all` for what is said of the person; `words` for a sentence about the employer or a wish; `names` for a greeting. */
  readonly depth?: keyof typeof DEPTHS;
  /** The posting's company: a name like any other, whatever it looks like. */
  readonly strangers?: readonly string[];
  /** The document's language, for statements too short to tell. */
  readonly language: Language | undefined;
  readonly today: PartialDate;
}

const DEPTHS = {
  all: [checkNumbers, checkDates, checkNames, checkTitles, checkDegrees, checkSkills, checkVerbs, checkGround],
  words: [checkNumbers, checkDates, checkNames, checkTitles, checkSkills],
  names: [checkNumbers, checkNames],
} as const;
const ANY_LANGUAGE = [checkNumbers, checkDates, checkNames];
/** Sources named for a statement that claims nothing by itself. */
const MAX_SOURCES = 8;

/** Checks one statement: every claim in it must be carried by a fact of its scope. Pure: the same task gives the same finding. */
export function checkStatement(task: StatementTask): Finding {
  const { pointer, text, scope, facts } = task;
  const all = inOrder(scope);
  const own = verbatim(text, all);
  if (own !== undefined) return { pointer, sources: [own.pointer], verdict: 'SUPPORTED' };
  const language = readingLanguage(text, task.language ?? facts.language);
  const statement = new Reading(text, language);
  const ask: Ask = {
    statement,
    scope,
    facts,
    today: task.today,
    form: task.form,
    own: ownWords(statement, all),
    strangers: task.strangers ?? [],
    loose: task.depth !== undefined && task.depth !== 'all',
  };
  const outcomes = (language === undefined ? ANY_LANGUAGE : DEPTHS[task.depth ?? 'all']).map((check) => check(ask));
  const refusal = firstRefusal(outcomes);
  const sources = sourcesOf(outcomes, ask);
  if (refusal !== undefined)
    return { pointer, sources, verdict: 'UNSUPPORTED', detail: refusal.detail, kind: refusal.kind, claim: refusal.claim };
  return { pointer, sources, verdict: 'REWORDED', ...(language === undefined ? { detail: PARTLY_CHECKED } : {}) };
}

/** The most telling refusal: a named claim before "nothing tells of this". */
function firstRefusal(outcomes: readonly Outcome[]): Refusal | undefined {
  const refusals = outcomes.flatMap((outcome) => outcome.refusals);
  return refusals.find(({ kind }) => kind !== 'statement') ?? refusals[0];
}

function sourcesOf(outcomes: readonly Outcome[], { statement, scope, own }: Ask): string[] {
  const support = [...own.map(({ fact }) => fact), ...outcomes.flatMap((outcome) => outcome.support)];
  const whole = { from: 0, to: statement.tokens.length };
  const found: readonly Fact[] = [...support, ...alignedFacts(statement, whole, scope.own)];
  return [...new Set(found.map(({ pointer }) => pointer))].filter((pointer) => pointer !== '').slice(0, MAX_SOURCES);
}

/** The fact whose whole words the statement is, marks at the ends aside. A part of a fact could have lost a "helped" or a "not". */
function verbatim(text: string, facts: readonly Fact[]): Fact | undefined {
  const words = plainWords(text);
  return words === '' ? undefined : facts.find(({ reading }) => reading.plain === words);
}
