import { contentTerms, judgeLanguage, LANGUAGES, namedSkills, proseLanguage, skillsShown, type Language, type NamedSkill } from '#language';
import type { PartialDate } from '#json-resume';
import { MasterMemo } from '../master-memo.js';
import { PHRASEBOOKS } from './phrases/index.js';
import { withoutForeignTools } from './foreign-tools.js';
import { studiesOf, type Study } from './studies.js';
import { thisMonth } from './today.js';
import { plainName, plainText } from './text/plain.js';
import { entriesOf, firstText, isRecord, listOf, newestFirst, textOf, type Entry, type EntrySection, type Master } from './master.js';

export type ItemKind = 'highlight' | 'summary' | 'title' | 'project' | 'certificate' | 'education' | 'course' | 'skill' | 'other';

/** One thing the person says of themselves, where it stands, and what it comes down to. The unit of ranking. */
export interface Item {
  readonly kind: ItemKind;
  readonly pointer: string;
  /** Pointer of the post, project or section it belongs to. */
  readonly entry: string;
  readonly text: string;
  /** Skills it names, as it spells them. */
  readonly named: readonly NamedSkill[];
  /** The ids of these and of every broader skill they include. */
  readonly skills: ReadonlySet<string>;
  readonly terms: readonly string[];
  /** A heading over other items (the name of a group of skills): shown, but no claim by itself. */
  readonly heads: boolean;
}

/** Everything a master has to say, in its order. */
export interface Material {
  /** The language its words are stemmed in: its own, or where it is none of the five, the posting's. */
  readonly language: Language;
  /** No text of it tells its language by itself: what is worded anew of it cannot be traced, and stands as it is. */
  readonly terse: boolean;
  /** The language it is written in. */
  readonly writtenIn: Language | 'other';
  readonly work: readonly Entry[];
  readonly volunteer: readonly Entry[];
  readonly projects: readonly Entry[];
  readonly items: readonly Item[];
  readonly studies: readonly Study[];
}

/** What tells the language of a master: its sentences first, then titles and studies. */
function proseOf(master: Master): string {
  const basics = isRecord(master['basics']) ? master['basics'] : {};
  const studies = listOf(master['education']).flatMap((value) =>
    isRecord(value) ? [textOf(value['studyType']), textOf(value['area'])] : [],
  );
  const entries = (['work', 'volunteer', 'projects'] as const).flatMap((section) => entriesOf(master, section));
  const lines = entries.flatMap((entry) => [...entry.highlights.map(({ text }) => text), entry.summary]);
  return [textOf(basics['summary']), ...lines, textOf(basics['label']), ...entries.map((entry) => entry.position), ...studies]
    .filter((text) => text !== '')
    .join('\n');
}

/** Most lines looked at for their grammar. */
const ENOUGH_LINES = 12;

/** Lines too short for their words to tell a language tell it by their grammar: "Trained 5 apprentices" is a deed in English only. */
function judgedBy(prose: string, judged: Language | 'other', expected: Language): Language | 'other' {
  if (judged !== expected || judgeLanguage(prose) === expected) return judged;
  const lines = prose.split('\n').slice(0, ENOUGH_LINES);
  const deeds = (language: Language): number =>
    lines.filter((line) => PHRASEBOOKS[language].telling(line, false)?.form === 'clause').length;
  const most = LANGUAGES.map((language) => ({ language, count: deeds(language) })).toSorted((a, b) => b.count - a.count)[0];
  return most !== undefined && most.count > deeds(expected) ? most.language : judged;
}

/** The language a master is written in; undefined for none of the five, and where it says too little to tell. */
export function masterLanguage(master: Master): Language | undefined {
  const judged = judgeLanguage(proseOf(master));
  return judged === 'other' || judged === 'unclear' ? undefined : judged;
}

class Collector {
  readonly items: Item[] = [];
  constructor(private readonly language: Language) {}

  add(kind: ItemKind, pointer: string, entry: string, text: string, heads = false): void {
    if (text === '') return;
    const named = namedSkills(text);

    this.items.push({ kind, pointer, entry, text, named, skills: skillsShown(named), terms: contentTerms(text, this.language), heads });
  }

  addEntry(entry: Entry): void {
    const { pointer } = entry;
    entry.highlights.forEach(({ text, index }) => this.add('highlight', `${pointer}/highlights/${index}`, pointer, text));
    if (entry.section === 'projects') this.add('project', pointer, pointer, `${entry.name}. ${entry.summary}`);
    else this.add('summary', `${pointer}/summary`, pointer, entry.summary);
    this.add('title', `${pointer}/position`, pointer, entry.position);
  }

  addSection(section: string, kind: ItemKind, keys: readonly string[], master: Master): void {
    listOf(master[section]).forEach((value, index) => {
      const pointer = `/${section}/${index}`;
      if (!isRecord(value)) return this.add(kind, pointer, pointer, plainText(textOf(value)));
      this.add(
        kind,
        pointer,
        pointer,
        keys
          .map((key) => plainText(textOf(value[key])))
          .filter((text) => text !== '')
          .join(', '),
        listOf(value['keywords']).length > 0,
      );
      listOf(value['keywords']).forEach((word, at) => this.add('skill', `${pointer}/keywords/${at}`, pointer, textOf(word)));
      listOf(value['courses']).forEach((course, at) => this.add('course', `${pointer}/courses/${at}`, pointer, textOf(course)));
    });
  }
}

const MEMO = new MasterMemo<Material>();

/** Takes a master apart. `expected` is the language taken where the master has too few words to tell. Never throws: what is not text where text is expected is passed over. Kept for the next posting. */
export const readMaterial = (master: Master, expected: Language, asOf: PartialDate = thisMonth()): Material =>
  MEMO.of(master, `${expected} ${asOf.year}-${asOf.month ?? ''}`, () => read(master, expected, asOf));

function read(master: Master, expected: Language, asOf: PartialDate): Material {
  const prose = proseOf(master);
  const writtenIn = judgedBy(prose, proseLanguage(prose, expected), expected);
  const language = writtenIn === 'other' ? expected : writtenIn;
  const collector = new Collector(language);
  const [work, volunteer, projects] = (['work', 'volunteer', 'projects'] satisfies EntrySection[]).map((section) =>
    newestFirst(entriesOf(master, section, asOf)),
  ) as [Entry[], Entry[], Entry[]];
  const basics = isRecord(master['basics']) ? master['basics'] : {};
  collector.add('title', '/basics/label', '/basics', textOf(basics['label']));
  for (const entry of [...work, ...volunteer, ...projects]) collector.addEntry(entry);
  collector.addSection('skills', 'skill', ['name'], master);
  collector.addSection('certificates', 'certificate', ['name', 'issuer'], master);
  collector.addSection('education', 'education', ['studyType', 'area', 'institution'], master);
  collector.addSection('awards', 'other', ['title', 'summary'], master);
  collector.addSection('publications', 'other', ['name', 'summary'], master);
  collector.addSection('languages', 'other', ['language', 'fluency'], master);
  listOf(master['projects']).forEach((value, index) => {
    if (isRecord(value))
      listOf(value['keywords']).forEach((word, at) =>
        collector.add('skill', `/projects/${index}/keywords/${at}`, `/projects/${index}`, textOf(word)),
      );
  });
  const items = withoutForeignTools(collector.items, (item, ids) => {
    const named = item.named.filter(({ id }) => !ids.has(id));
    return { ...item, named, skills: skillsShown(named) };
  });
  const terse = [...prose.split('\n'), ...items.map(({ text }) => text)].every((text) => judgeLanguage(text) === 'unclear');
  return { language, writtenIn, terse, work, volunteer, projects, items, studies: studiesOf(master, asOf) };
}

/** Whether there is anything a document could tell: a line of work, a skill, a course of study, a paper. A bare name or title is not enough. */
export const tellsSomething = (material: Material): boolean =>
  material.items.some((item) => item.kind !== 'title' && item.kind !== 'other' && item.terms.length > 0);

export const nameOf = (master: Master): string => (isRecord(master['basics']) ? firstText(master['basics'], 'name') : '');

/** Who signs: the name, and where a résumé has none what it can be answered by; '' for neither. */
export function signatureOf(master: Master): string {
  if (!isRecord(master['basics'])) return '';
  return plainName(firstText(master['basics'], 'name')) || plainText(firstText(master['basics'], 'email', 'phone'));
}
