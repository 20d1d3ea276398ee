import { degreeLevel, fluencyRank, SPOKEN_LANGUAGES, spokenLanguages, tokenize, type Language, type PostingReading } from '#language';
import { ownWorth } from './choice.js';
import { firstText, isRecord, listOf, textOf, type Entry, type Master } from './master.js';
import type { Item, Material } from './material.js';
import type { Phrasebook } from './phrases/phrasebook.js';
import type { MatchTable } from './ranking.js';

/** A piece of a sentence with the places it was taken from. */
export interface Fact {
  readonly text: string;
  readonly sources: readonly string[];
}

const COLUMN: Readonly<Record<Language, number>> = { en: 0, fr: 1, de: 2, es: 3, ja: 4 };
/** Words for command of a language by rank, low to high, for levels written in another language than the document. */
const LEVELS: Readonly<Record<Language, readonly string[]>> = {
  en: ['basic', 'conversational', 'good', 'advanced', 'fluent', 'native speaker'],
  fr: ['notions', 'intermédiaire', 'bon', 'avancé', 'courant', 'langue maternelle'],
  de: ['Grundkenntnisse', 'Mittelstufe', 'gut', 'fortgeschritten', 'fließend', 'Muttersprache'],
  es: ['nociones', 'intermedio', 'intermedio alto', 'avanzado', 'fluido', 'nativo'],
  ja: ['初級', '日常会話', '中上級', '上級', '流暢', '母語'],
};
const BILINGUAL = /biling|zweisprach|バイリンガル/iu;
const FLUENT = 5;

/** The same level in another language; '' where it cannot be told. Bilingual is told as fluent, which claims no more. */
function levelIn(level: string, language: Language): string {
  const step = CEFR.exec(level)?.[0];
  const rank = BILINGUAL.test(level) ? FLUENT : fluencyRank(tokenize(level));
  return step ?? LEVELS[language][(rank ?? 0) - 1] ?? '';
}

const CEFR = /(?<![\p{L}\p{N}])[ABC][12](?![\p{L}\p{N}])/u;

/** "Native speaker" is written small inside brackets; a step of the scale and a German noun are not. */
const plainNote = (note: string, language: Language): string =>
  language !== 'de' && /^\p{Lu}\p{Ll}+(?:\s|$)/u.test(note) ? note.slice(0, 1).toLowerCase() + note.slice(1) : note;

/** Languages the person speaks, those asked for first, named in the language of the document; a level is told where it means the same there. */
export function spokenFacts(master: Master, reading: PostingReading, material: Material, book: Phrasebook): Fact[] {
  const asked = new Set(reading.requirements.flatMap((requirement) => requirement.demands.spoken));
  const facts = listOf(master['languages']).flatMap((value, index) => {
    if (!isRecord(value)) return [];
    const name = textOf(value['language']);
    const code = spokenLanguages(name)[0];
    const names = code === undefined ? undefined : SPOKEN_LANGUAGES[code];
    const here = material.writtenIn === book.language ? name : names?.[COLUMN[book.language]];
    if (name === '' || here === undefined) return [];
    const level = textOf(value['fluency']);
    const note = material.writtenIn === book.language ? level : levelIn(level, book.language);
    // Only French and Spanish write the names of languages small.
    const text = book.withNote(
      book.language === 'fr' || book.language === 'es' ? here.toLowerCase() : here,
      plainNote(note, book.language),
    );
    return [{ text, sources: [`/languages/${index}`], asked: code !== undefined && asked.has(code) }];
  });
  return facts.toSorted((a, b) => Number(b.asked) - Number(a.asked));
}

export const asksForSpoken = (reading: PostingReading): boolean =>
  reading.requirements.some((requirement) => requirement.demands.spoken.length > 0);

const worthOf = (pointer: string, material: Material, table: MatchTable): number =>
  Math.max(0, ...material.items.filter((item) => item.entry === pointer).map((item) => ownWorth(item, table)));

/** Courses of study, the one that fits best first, then higher degrees. Records that name neither degree, field nor place are left out. */
export function studyFacts(master: Master, material: Material, table: MatchTable, book: Phrasebook): Fact[] {
  const level = (text: string): number => ['vocational', 'bachelor', 'master', 'doctorate'].indexOf(degreeLevel(text) ?? '');
  return listOf(master['education'])
    .flatMap((value, index) => {
      if (!isRecord(value)) return [];
      const parts = { type: textOf(value['studyType']), area: textOf(value['area']), institution: textOf(value['institution']) };
      const text = book.study(parts);
      const pointer = `/education/${index}`;
      return text === ''
        ? []
        : [{ text, sources: [pointer], worth: worthOf(pointer, material, table), level: level(`${parts.type} ${parts.area}`), index }];
    })
    .toSorted((a, b) => b.worth - a.worth || b.level - a.level || a.index - b.index);
}

/** Certificates, those that bear on the posting first, the master's order among the rest. */
export function paperFacts(master: Master, material: Material, table: MatchTable): (Fact & { readonly worth: number })[] {
  return listOf(master['certificates'])
    .flatMap((value, index) => {
      const text = isRecord(value) ? firstText(value, 'name', 'title') : textOf(value);
      const pointer = `/certificates/${index}`;
      return text === '' ? [] : [{ text, sources: [pointer], worth: worthOf(pointer, material, table) }];
    })
    .toSorted((a, b) => b.worth - a.worth);
}

/** Where the person lives and can be written to: told only where a letter has little else. */
export function contactOf(master: Master, book: Phrasebook): { readonly city?: Fact; readonly contact?: Fact } {
  const basics = isRecord(master['basics']) ? master['basics'] : {};
  const city = isRecord(basics['location']) ? textOf(basics['location']['city']) : '';
  const ways = (['email', 'phone'] as const).flatMap((key) =>
    textOf(basics[key]) === '' ? [] : [{ text: textOf(basics[key]), sources: [`/basics/${key}`] }],
  );
  return {
    ...(city === '' ? {} : { city: { text: city, sources: ['/basics/location/city'] } }),
    ...(ways.length === 0
      ? {}
      : { contact: { text: book.list(ways.map((way) => way.text)), sources: ways.flatMap((way) => way.sources) } }),
  };
}

/** Pointers a sentence about this post rests on. */
export const postSources = (entry: Entry): string[] => [
  ...(entry.position === '' ? [] : [`${entry.pointer}/position`]),
  ...(entry.name === '' ? [] : [`${entry.pointer}/name`]),
];

/** The newest post that has a name or a title. */
export const currentPost = (material: Material): Entry | undefined =>
  material.work.find((entry) => entry.position !== '' || entry.name !== '');

export const itemsOf = (material: Material, kind: Item['kind']): Item[] => material.items.filter((item) => item.kind === kind);
