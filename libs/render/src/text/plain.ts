import { plainHyphens } from '../view/dates.js';
import type { DocumentView, Entry, LetterView, ResumeView, Section } from '../view/view.js';

export const where = (e: Entry): string => [e.org, e.place].filter(Boolean).join(', ');

/** For the form of a portal: no markup, one blank line between parts, hyphens that every keyboard has. */
export function renderText(view: DocumentView): string {
  const contacts = view.contacts.map((c) => c.text).join('\n');
  const head = [view.name, view.label].filter(Boolean).join('\n');
  return `${[head, contacts, ...(view.kind === 'RESUME' ? view.sections.flatMap((s) => section(s, view)) : letter(view))].filter(Boolean).join('\n\n')}\n`;
}

function section(s: Section, view: ResumeView): string[] {
  const title = s.title.toLocaleUpperCase(view.lang);
  switch (s.kind) {
    case 'text':
      return [[title, ...s.paragraphs].join('\n')];
    case 'facts':
      return [[title, ...s.facts.map((f) => [f.label, f.value].filter(Boolean).join(': '))].join('\n')];
    case 'entries': {
      const [first = '', ...others] = s.entries.map(entry);
      return [`${title}\n${first}`, ...others];
    }
  }
}

const entry = (e: Entry): string =>
  [e.title, where(e), plainHyphens(e.period), ...e.paragraphs, ...e.bullets.map((b) => `- ${b}`)].filter(Boolean).join('\n');

const letter = (view: LetterView): string[] => [view.dated, view.recipient, view.subject, ...view.paragraphs.map((p) => p.join('\n'))];
