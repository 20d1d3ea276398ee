import { checkLetter, checkResume } from '../src/truth/index.js';
import type { ClaimKind, Finding, Posting } from '../src/truth/index.js';
import type { Language } from '#language';

/** Posts still held run to this day in every item, so that "eight years" stays true. */
export const AS_OF = '2025-06-01';

/** One fictional person with a posting, faithful statements and lies: `[place, text]` and `[place, kind of lie, text]`. */
export interface CorpusFile {
  readonly language: Language;
  readonly profession: string;
  readonly master: Readonly<Record<string, unknown>>;
  readonly posting: Posting;
  readonly faithful: readonly (readonly [place: string, text: string])[];
  readonly lies: readonly (readonly [place: string, kind: ClaimKind, text: string])[];
}

/** A statement with what the check must say of it. `kind` undefined: faithful. */
export interface Item {
  readonly file: CorpusFile;
  readonly place: string;
  readonly text: string;
  readonly kind: ClaimKind | undefined;
  /** Where the item is from: `written`, or the name of the mutation. */
  readonly origin: string;
}

export const itemsOf = (file: CorpusFile): Item[] => [
  ...file.faithful.map(([place, text]): Item => ({ file, place, text, kind: undefined, origin: 'written' })),
  ...file.lies.map(([place, kind, text]): Item => ({ file, place, text, kind, origin: 'written' })),
];

const entryOf = (master: CorpusFile['master'], section: string, index: number): Record<string, unknown> =>
  (master[section] as Record<string, unknown>[])[index] ?? {};

/** The check's answer for an item, asked the way a document is checked: as a bullet of its entry, a summary, a headline or a letter. */
export function check({ file, place, text }: Item): Finding {
  const options = { language: file.language, posting: file.posting, asOf: AS_OF };
  if (place === '/letter') return checkLetter([{ text }], file.master, options)[0] as Finding;
  const [, section = '', index = '', key = ''] = place.split('/');
  if (section === 'basics') return worst(checkResume({ basics: { [index]: text } }, file.master, options), `/basics/${index}`);
  const { highlights: _highlights, summary: _summary, ...entry } = entryOf(file.master, section, Number(index));
  const value = key === 'highlights' ? [text] : text;
  const findings = checkResume({ [section]: [{ ...entry, [key]: value }] }, file.master, options);
  return worst(findings, `/${section}/0/${key}`);
}

/** A text of several sentences has several findings. */
function worst(findings: readonly Finding[], pointer: string): Finding {
  const own = findings.filter((finding) => finding.pointer.startsWith(pointer));
  return own.find(({ verdict }) => verdict === 'UNSUPPORTED') ?? (own[0] as Finding);
}
