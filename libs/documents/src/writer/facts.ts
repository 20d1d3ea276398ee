import { DEGREE_LEVELS, fluencyRank, SPOKEN_LANGUAGES, spokenLanguages, tokenize, type Language, type PostingReading } from '#language';
import { ownWorth } from './choice.js';
import { asksForAwards, asksForPublications } from './coverage.js';
import { firstText, isRecord, listOf, textOf, type Entry, type Master } from './master.js';
import type { Item, Material } from './material.js';
import type { Phrasebook } from './phrases/phrasebook.js';
import type { MatchTable } from './ranking.js';
import { plainText } from './text/plain.js';

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

/** Words by which a level shows its language. */
const LEVEL_WORDS: Readonly<Record<Language, RegExp>> = {
  en: /native|fluent|proficien|basic|conversational|intermediate|advanced|mother|working|limited|elementary|bilingual|beginner|good|business/iu,
  fr: /courant|maternelle|notions|interm[ée]diaire|avancé|bilingue|débutant|bon|scolaire|professionnel/iu,
  de: /mutter|fließend|verhandlung|grundk|gut|fortgeschritten|mittel|kenntnisse|zweisprach|anfänger/iu,
  es: /nativ|fluid|avanzad|intermedi|básic|matern|nociones|bilingüe|alto|medio|bajo/iu,
  ja: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u,
};
/** Whether a level is worded in this language, or in none (a step of the scale). */
const isLevelOf = (level: string, language: Language): boolean =>
  LEVEL_WORDS[language].test(level) || !Object.values(LEVEL_WORDS).some((words) => words.test(level));

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
    // A language has its name in the language of the document, however the résumé calls it.
    const here = names?.[COLUMN[book.language]] ?? (material.writtenIn === book.language ? name : undefined);
    if (name === '' || here === undefined) return [];
    const level = textOf(value['fluency']);
    const note = material.writtenIn === book.language && isLevelOf(level, book.language) ? level : levelIn(level, book.language);
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

/** A fact that may answer the posting. */
export interface RankedFact extends Fact {
  readonly worth: number;
  /** Something the posting asks for is this, or is met by it. */
  readonly asked: boolean;
}

/** Words of a paper's name too common to tell it by. */
const COMMON = 5;
const nameWords = (text: string): string[] => text.normalize('NFKC').match(/[\p{L}\p{N}][\p{L}\p{N}.+#-]*/gu) ?? [];

/** A German compound begins with the paper's name: "Meisterbrief" asks for a Meister. */
const isPartOf = (word: string, compound: string): boolean =>
  word.length >= LONG_PART &&
  compound.startsWith(word) &&
  /^(?:s?brief|s?titel|s?prüfung|s?schein|s?abschluss|s?diplom|s?zeugnis)$/u.test(compound.slice(word.length));
const LONG_PART = 6;

/** Whether a requirement names a paper: by an acronym of its ("ACLS"), or by most of its longer words. */
export function asksForPaper(name: string, { requirements }: PostingReading): boolean {
  const words = nameWords(name);
  const acronyms = words.filter((word) => /^\p{Lu}[\p{Lu}\p{N}.]{1,7}$/u.test(word) || /^[A-Z][a-z]?[A-Z]/u.test(word));
  const long = words.filter((word) => word.length >= COMMON).map((word) => word.toLowerCase());
  return requirements.some(({ text }) => {
    const asked = new Set(nameWords(text));
    const small = new Set([...asked].map((word) => word.toLowerCase()));
    if (acronyms.some((word) => asked.has(word) || asked.has(word.replace(/\.$/u, '')))) return true;
    const shared = long.filter((word) => small.has(word) || small.has(`${word}s`) || [...small].some((one) => isPartOf(word, one))).length;
    return shared > 0 && shared * 2 >= long.length;
  });
}

/** Studies that are finished: those that answer a demand first, then higher ones, then the master's order. */
export function studyFacts(task: Ground, form: 'study' | 'held' = 'study'): RankedFact[] {
  const { material, table, reading, book } = task;
  const needed = reading.requirements.flatMap(({ demands }) =>
    demands.degree === undefined ? [] : [DEGREE_LEVELS.indexOf(demands.degree)],
  );
  const least = needed.length === 0 ? undefined : Math.min(...needed);
  return material.studies
    .filter(({ held }) => held)
    .map((study) => {
      const { parts, pointer, level } = study;
      const asked = (least !== undefined && level >= least) || (parts.type !== '' && asksForPaper(parts.type, reading));
      return { text: book[form](parts), sources: [pointer], worth: worthOf(pointer, material, table), asked, level };
    })
    .filter(({ text }) => text !== '')
    .toSorted((a, b) => Number(b.asked) - Number(a.asked) || b.level - a.level || b.worth - a.worth);
}

/** What a document is written from, as far as facts need it. */
export interface Ground {
  readonly master: Master;
  readonly material: Material;
  readonly reading: PostingReading;
  readonly table: MatchTable;
  readonly book: Phrasebook;
}

/** Certificates: those that bear on the posting first, the master's order among the rest. */
export function paperFacts({ master, material, table, reading }: Ground): RankedFact[] {
  return listOf(master['certificates'])
    .flatMap((value, index) => {
      const text = plainText(isRecord(value) ? firstText(value, 'name', 'title') : textOf(value));
      const pointer = `/certificates/${index}`;
      return text === ''
        ? []
        : [{ text, sources: [pointer], worth: worthOf(pointer, material, table), asked: asksForPaper(text, reading) }];
    })
    .toSorted((a, b) => Number(b.asked) - Number(a.asked) || b.worth - a.worth);
}

/** Publications or awards, where the posting asks for such. */
export function worksAsked({ master, reading, book }: Ground, section: 'publications' | 'awards'): Fact[] {
  const asked = section === 'awards' ? asksForAwards : asksForPublications;
  if (!reading.requirements.some(asked)) return [];
  return listOf(master[section]).flatMap((value, index) => {
    if (!isRecord(value)) return [];
    const text = plainText(firstText(value, 'name', 'title'));
    const by = plainText(firstText(value, 'publisher', 'awarder'));
    return text === '' ? [] : [{ text: book.work(text, by, section === 'publications'), sources: [`/${section}/${index}`] }];
  });
}

/** Pointers a sentence about this post rests on. */
export const postSources = (entry: Entry): string[] => [
  ...(entry.position === '' ? [] : [`${entry.pointer}/position`]),
  ...(entry.name === '' ? [] : [`${entry.pointer}/name`]),
];

/** The newest post that has a name or a title. */
export const currentPost = (material: Material): Entry | undefined =>
  material.work.find((entry) => !entry.upcoming && (entry.position !== '' || entry.name !== ''));

export const itemsOf = (material: Material, kind: Item['kind']): Item[] => material.items.filter((item) => item.kind === kind);
