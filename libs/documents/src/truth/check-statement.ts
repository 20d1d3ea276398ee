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
import { checkStanding } from './claims/standing.js';
import { checkVerbs } from './claims/verbs.js';
import { checkWords, listsOf } from './claims/words.js';
import { paddingIn } from './operators/padding.js';
import { comparable } from './reading/partners.js';
import type { Fact, Facts } from './master/facts.js';
import { inOrder } from './master/scope.js';
import type { Scope } from './master/scope.js';
import { checkOperators } from './operators/check-operators.js';
import { plainWords, Reading } from './reading/reading.js';
import type { Finding, Refusal } from './verdict.js';

/** What is checked in a language that is none of the five. */
export const PARTLY_CHECKED =
  'Only figures, dates and names were checked: the language is not one of English, French, German, Spanish, Japanese';

/** What is compared where the person's data is in another language. */
export const OTHER_LANGUAGE =
  "The person's data is in another language: figures, dates, names, titles, skills and verbs of role were checked, not every word";

export interface StatementTask {
  readonly pointer: string;
  readonly text: string;
  readonly scope: Scope;
  readonly facts: Facts;
  readonly form: Ask['form'];
  /** `all` for what is said of the person; `words` for a sentence about the employer or a wish; `names` for a greeting. */
  readonly depth?: keyof typeof DEPTHS;
  /** A letter: a sentence with praise of oneself that says nothing is refused there, and only flagged elsewhere. */
  readonly letter?: boolean;
  /** The posting's company: a name like any other, whatever it looks like. */
  readonly strangers?: readonly string[];
  /** The document's language, for statements too short to tell. */
  readonly language: Language | undefined;
  readonly today: PartialDate;
}

const DEPTHS = {
  all: [
    checkNumbers,
    checkDates,
    checkNames,
    checkTitles,
    checkDegrees,
    checkSkills,
    checkVerbs,
    checkStanding,
    checkOperators,
    checkWords,
    checkGround,
  ],
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
    document: task.language,
    loose: task.depth !== undefined && task.depth !== 'all',
  };
  const foreign = otherLanguage(task, language, all);
  if (foreign !== undefined)
    return {
      pointer,
      sources: [],
      verdict: 'UNSUPPORTED',
      kind: 'language',
      claim: statement.excerpt({ from: 0, to: statement.tokens.length }),
      detail: foreign,
    };
  const outcomes = (language === undefined ? ANY_LANGUAGE : DEPTHS[task.depth ?? 'all']).map((check) => check(ask));
  const refusal = firstRefusal(outcomes);
  const sources = sourcesOf(outcomes, ask);
  if (refusal !== undefined)
    return { pointer, sources, verdict: 'UNSUPPORTED', detail: refusal.detail, kind: refusal.kind, claim: refusal.claim };
  const padding = ask.loose ? [] : paddingIn(ask);
  if (task.letter === true && padding.length > 0)
    return {
      pointer,
      sources,
      verdict: 'UNSUPPORTED',
      kind: 'padding',
      claim: padding[0] as string,
      detail: `“${padding[0]}” is praise that says nothing`,
    };
  return { pointer, sources, verdict: 'REWORDED', detail: detailOf(ask, outcomes, sources, padding) };
}

/** Notes named in a detail, at most. */
const MAX_NOTES = 6;

/** What a reworded statement was aligned with, and how, for the person. */
function detailOf(ask: Ask, outcomes: readonly Outcome[], sources: readonly string[], padding: readonly string[]): string {
  const { statement, loose } = ask;
  if (statement.language === undefined) return PARTLY_CHECKED;
  if (loose) return 'Claims nothing of the person: figures, dates, names, titles and skills were checked';
  const notes = outcomes.flatMap((outcome) => outcome.notes ?? []);
  const said = [
    comparable(listsOf(ask), statement.language) ? [] : [OTHER_LANGUAGE],
    sources.length === 0 ? [] : [`Aligned with ${sources.slice(0, 3).join(', ')}`],
    notes.length === 0 ? ['no word without its like'] : [notes.slice(0, MAX_NOTES).join(', ')],
    padding.length === 0 ? [] : [`padding, which says nothing: ${padding.map((words) => `“${words}”`).join(', ')}`],
  ];
  return said.flat().join('; ');
}

/** Why a statement in another language than the document's may not stand; undefined where it may: a line of the person's is in it. */
function otherLanguage(
  { text, language: document, depth }: StatementTask,
  language: Language | undefined,
  facts: readonly Fact[],
): string | undefined {
  if (
    document === undefined ||
    language === document ||
    (document === 'ja' && /\p{sc=Hira}/u.test(text)) ||
    (depth !== undefined && depth !== 'all')
  )
    return undefined;
  const own = facts.some(({ key, reading }) => PROSE.has(key) && reading.language === language);
  return own
    ? undefined
    : `It is not in the language of the document (${document}), nor is a line of the person's in the language it is in`;
}
const PROSE = new Set(['highlights', 'summary', 'description', 'reference']);

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
