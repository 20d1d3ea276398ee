import { resumeText } from './own-text.js';
import type { Resume } from '#json-resume';
import { clean } from './clean.js';
import type { DateStyle } from './dates.js';
import { contactsOf } from './head.js';
import { directionOf, languageByScript, languageTag } from './language.js';
import { sectionsOf } from './sections.js';
import { SECTION_IDS, type ResumeView, type SectionId } from './view.js';
import { wordsOf } from './words.js';

export interface ResumeViewOptions {
  /** When the version was written, ISO 8601. */
  readonly date: string;
  /** BCP 47. Default: `meta.language` of the content, else by its script, else English. */
  readonly language?: string | undefined;
  readonly dates?: DateStyle | undefined;
  /** These first, in this order; the others after them as ever. */
  readonly order?: readonly SectionId[] | undefined;
  /** Titles of the person's own. */
  readonly titles?: Readonly<Partial<Record<SectionId, string>>> | undefined;
  /** Left out. */
  readonly hidden?: readonly SectionId[] | undefined;
}

/** Of a content and whatever speaks for its language, the language it is told in. */
export function languageOf(content: Resume, asked: string | undefined): string {
  const meta = (content['meta'] ?? {}) as { language?: unknown };
  return languageTag(asked) ?? languageTag(meta.language) ?? languageByScript(resumeText(content)) ?? 'en';
}

/** What a résumé shows, and in which order. Never throws: what is of a wrong type is not there. */
export function resumeView(content: Resume, options: ResumeViewOptions): ResumeView {
  const lang = languageOf(content, options.language);
  const words = wordsOf(lang);
  const basics = content.basics ?? {};
  const made = sectionsOf(content, { lang, dates: options.dates ?? 'short', words });
  const ids = [...new Set([...(options.order ?? []), ...SECTION_IDS])].filter((id) => options.hidden?.includes(id) !== true);
  const name = clean(basics.name);
  return {
    kind: 'RESUME',
    lang,
    dir: directionOf(lang),
    title: name === '' ? words.resume : `${name} – ${words.resume}`,
    name: name || words.resume,
    label: clean(basics.label),
    contacts: contactsOf(basics, lang),
    date: options.date,
    sections: ids.flatMap((id) => {
      const section = made.get(id);
      return section === undefined ? [] : [{ ...section, title: clean(options.titles?.[id]) || section.title }];
    }),
  };
}
