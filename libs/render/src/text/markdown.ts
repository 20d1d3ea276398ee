import type { Contact, DocumentView, Entry, LetterView, Section } from '../view/view.js';
import { where } from './plain.js';

/** Whatever CommonMark or GitHub's dialect would read as more than a character: what a person typed stays what they see. */
const escaped = (text: string): string =>
  text
    .replaceAll(/[\\`*_{}[\]<>#|~&$]/g, '\\$&')
    .replace(/^([-+=])/, '\\$1')
    .replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2')
    // GitHub links a bare address by itself.
    .replaceAll(/(https?)(:\/\/)/gi, '$1\\$2')
    .replaceAll(/\b(www)\./gi, String.raw`$1\.`);

const link = (text: string, href: string | undefined): string =>
  href === undefined ? escaped(text) : `[${escaped(text)}](<${href.replaceAll(/[<>\s\\]/g, encodeURIComponent)}>)`;

/** CommonMark. */
export function renderMarkdown(view: DocumentView): string {
  const contacts = view.contacts.map((c: Contact) => link(c.text, c.href)).join(' · ');
  const body = view.kind === 'RESUME' ? view.sections.flatMap(section) : letter(view);
  return `${[`# ${escaped(view.name)}`, escaped(view.label), contacts, ...body].filter(Boolean).join('\n\n')}\n`;
}

function section(s: Section): string[] {
  const title = `## ${escaped(s.title)}`;
  switch (s.kind) {
    case 'text':
      return [title, ...s.paragraphs.map(escaped)];
    case 'facts':
      return [
        title,
        s.facts.map((f) => `- ${[f.label && `**${escaped(f.label)}**`, escaped(f.value)].filter(Boolean).join(': ')}`).join('\n'),
      ];
    case 'entries':
      return [title, ...s.entries.flatMap(entry)];
  }
}

const entry = (e: Entry): string[] => [
  `### ${link(e.title, e.href)}`,
  [escaped(where(e)), e.period && `*${escaped(e.period)}*`].filter(Boolean).join(' · '),
  ...e.paragraphs.map(escaped),
  e.bullets.map((b) => `- ${escaped(b)}`).join('\n'),
];

// Two spaces at a line's end are a line break.
const letter = (view: LetterView): string[] => [
  escaped(view.dated),
  escaped(view.recipient),
  view.subject && `**${escaped(view.subject)}**`,
  ...view.paragraphs.map((p) => p.map(escaped).join('  \n')),
];
