import { readingLanguage } from '#language';
import { checkStatement } from '../check-statement.js';
import { checkProse } from '../check-prose.js';
import { readFacts } from '../master/facts.js';
import type { Entry, Fact } from '../master/facts.js';
import { namedEntries } from '../master/named.js';
import { wholeScope } from '../master/scope.js';
import type { Scope } from '../master/scope.js';
import { Reading } from '../reading/reading.js';
import type { Finding } from '../verdict.js';
import { postingFacts } from './posting.js';
import type { Posting } from './posting.js';
import { dayOf } from '../options.js';
import type { CheckOptions } from '../options.js';
import { signsOf, voiceOf } from './voice.js';

/** A sentence of a letter, with the pointers into the master a provider gives as its sources: hints where to look first, nothing more. */
export interface LetterSentence {
  readonly text: string;
  readonly sources?: readonly string[];
}

/**
 * Checks a letter sentence by sentence; findings are in order, `pointer` is `/0`, `/1`, …. What is said of the person needs the
 * master; a sentence about the employer may use the posting's words; the posting's company and title may be addressed.
 */
export function checkLetter(sentences: readonly LetterSentence[], master: unknown, options: CheckOptions = {}): Finding[] {
  const facts = readFacts(master);
  const posting = postingFacts(options.posting ?? {}, options.language);
  const today = dayOf(options);
  const strangers = options.posting?.company === undefined ? [] : [options.posting.company];
  let before: readonly Entry[] = [];
  return sentences.map(({ text, sources }, i) => {
    const reading = new Reading(text, readingLanguage(text, options.language ?? facts.language));
    const named = namedEntries(reading, facts).map(({ entry }) => entry);
    const signs = signsOf(reading);
    const within = named.length > 0 ? named : signs.has('there') ? before : [];
    const posts = within.filter(({ section }) => section !== 'education');
    if (posts.length > 0) before = posts;
    const task = { pointer: `/${i}`, text, facts, language: options.language, today, form: 'prose' as const, strangers, letter: true };
    const voice = voiceOf(reading, options.posting?.company);
    if (voice === 'frame') return checkStatement({ ...task, depth: 'names', scope: opened(wholeScope(facts, []), posting) });
    if (voice !== 'person') return checkStatement({ ...task, depth: 'words', scope: opened(wholeScope(facts, sources ?? []), posting) });
    const addressed = signs.has('wish') || signs.has('second') ? addressees(posting, options.posting) : [];
    return checkProse(task, within, sources ?? [], addressed);
  });
}

/** The scope with the posting's texts beside the person's. */
const opened = (scope: Scope, posting: readonly Fact[]): Scope => ({
  ...scope,
  own: [...scope.own, ...posting],
  global: [...scope.global, ...posting],
});

/** The posting's company and title, which a sentence about the person may address but not claim: no title of the person's. */
function addressees(posting: readonly Fact[], { title, company }: Posting = {}): Fact[] {
  return posting
    .filter(({ reading }) => reading.text === title || reading.text === company)
    .map((fact) => ({ ...fact, key: 'addressee', section: 'addressee' }));
}
