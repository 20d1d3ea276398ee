import type { Resume } from '#json-resume';
import { clean, joined, lines } from './clean.js';
import { dayText } from './dates.js';
import { contactsOf } from './head.js';
import { directionOf, languageByScript, languageTag } from './language.js';
import { languageOf } from './resume-view.js';
import type { LetterView } from './view.js';
import { wordsOf } from './words.js';

export interface Letter {
  /** Paragraphs with a blank line between them. */
  readonly body: string;
  readonly postingTitle?: string | undefined;
  readonly company?: string | undefined;
  /** When it was written, ISO 8601. */
  readonly date: string;
}

/**
 * A letter under the head of the résumé it goes with, which may be gone meanwhile: it has none then. Its language is the one asked for, the one
 * its script tells, the résumé's, or English.
 */
export function letterView(letter: Letter, resume: Resume | undefined, language?: string): LetterView {
  const lang = languageTag(language) ?? languageByScript(letter.body) ?? languageOf(resume ?? {}, undefined);
  const words = wordsOf(lang);
  const basics = resume?.basics ?? {};
  const name = clean(basics.name);
  const company = clean(letter.company);
  return {
    kind: 'LETTER',
    lang,
    dir: directionOf(lang),
    title: joined(' – ', [name, joined(' ', [words.letter, company])]),
    name: name || words.letter,
    label: clean(basics.label),
    contacts: contactsOf(basics, lang),
    date: letter.date,
    dated: dayText(new Date(letter.date), lang),
    recipient: company,
    subject: clean(letter.postingTitle),
    paragraphs: letter.body.split(/(?:\r\n|\r|\n)[^\S\r\n]*(?:\r\n|\r|\n)\s*/).map(lines).filter((p) => p.length > 0), // prettier-ignore
  };
}
