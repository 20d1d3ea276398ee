import { checkLetter, checkResume } from '../../src/truth/index.js';
import type { Finding } from '../../src/truth/index.js';
import { AS_OF, at } from './person.js';
import type { Statement } from './person.js';

/** The check's answer for a statement, asked the way a document is checked. Throws where the check has nothing to say of it. */
export function ask(statement: Statement): Finding {
  const { person, place, text, sources } = statement;
  const options = { language: person.language, posting: person.posting, asOf: AS_OF };
  const resume = (document: Record<string, unknown>, pointer: string): Finding =>
    worst(
      checkResume(document, person.master, options).filter((finding) => finding.pointer.startsWith(pointer)),
      statement,
    );
  switch (place) {
    case 'letter':
      return worst(checkLetter([{ text }], person.master, options), statement);
    case 'headline':
      return resume({ basics: { label: text } }, '/basics/label');
    case 'skill':
      return resume({ skills: [{ ...entryOf(statement), keywords: [text] }] }, '/skills/0/keywords');
    case 'line': {
      const section = sources[0]?.split('/')[1] ?? 'work';
      const { highlights: _highlights, summary: _summary, ...entry } = entryOf(statement);
      return resume({ [section]: [{ ...entry, highlights: [text] }] }, `/${section}/0/highlights`);
    }
  }
}

/** The entry of the master that the statement's first source stands in. */
function entryOf({ person, sources }: Statement): Record<string, unknown> {
  const [, section, index] = (sources[0] ?? '/work/0').split('/');
  return at(person.master, `/${section}/${index}`) as Record<string, unknown>;
}

/** A text of several sentences has several findings. */
function worst(findings: readonly Finding[], { text }: Statement): Finding {
  const finding = findings.find(({ verdict }) => verdict === 'UNSUPPORTED') ?? findings[0];
  if (finding === undefined) throw new Error(`The check answered nothing about: ${text}`);
  return finding;
}
