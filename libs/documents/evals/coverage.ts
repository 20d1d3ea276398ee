import { clichesIn } from '../src/writer/cliches.js';
import type { Master } from '../src/writer/master.js';
import { readMaterial } from '../src/writer/material.js';
import { TONES, type Tone } from '../src/writer/phrases/phrasebook.js';
import { writeLetter, writeResume, type WrittenLetter, type WrittenResume } from '../src/writer/writer.js';
import { LANGUAGES, textLength, type Language } from '#language';
import { compareChoice } from './best-choice.js';
import { MASTERS } from './masters/index.js';
import { mean, repeatedShare, similarity, spread, type Spread } from './measures.js';
import { POSTINGS } from '../../language/test/postings/index.js';

/** Posts still held run to this month, so that the figures are the same whenever they are worked out. */
const AS_OF = '2026-01';
/** Runs of four words are phrases; shorter ones repeat in any prose. */
const RUN = 4;

interface Pair {
  readonly master: keyof typeof MASTERS;
  readonly posting: keyof typeof POSTINGS;
  readonly language: Language;
  readonly resume: WrittenResume;
  readonly letters: Readonly<Record<Tone, WrittenLetter>>;
}

export interface CoverageReport {
  readonly pairs: number;
  /** Requirements met by the document, of those the whole master meets; over pairs where it meets any. */
  readonly resumeRequirements: number;
  readonly letterRequirements: number;
  /** Weighted coverage by the chosen lines: of the résumé against all lines there are, of the letter against the best lines of the same number. */
  readonly resumeLines: number;
  readonly letterLines: number;
  /** Words of a letter's four paragraphs by language (characters for Japanese), and letters outside 180 to 320 (432 to 768). */
  readonly letterLength: Readonly<Partial<Record<Language, Spread>>>;
  readonly lettersOutside: number;
  /** Of letters in the résumé's own language: how many there are, and how many are outside. Others tell facts alone. */
  readonly ownLetters: number;
  readonly ownOutside: number;
  readonly resumeLinesShown: Spread;
  /** Share of four-word runs that repeat within a letter. */
  readonly repeated: Spread;
  readonly sentencesTwice: number;
  readonly clichesOfOurs: number;
  /** Documents of one master for two postings it can answer. */
  /** Of letters that tell lines. */
  readonly sameLead: number;
  /** Sentences of ours, without those of facts, that stand in both letters. */
  readonly sameFrames: number;
  /** Two persons' letters for one posting with the same kinds of sentences in the same order. */
  readonly sameBuild: number;
  readonly letterSimilarity: number;
  readonly resumeOrderSame: number;
  readonly unequalBytes: number;
}

const languageOf = (name: string): Language => LANGUAGES.find((language) => name.startsWith(language)) ?? 'en';

function writePair(master: Pair['master'], posting: Pair['posting']): Pair {
  const language = languageOf(posting);
  const letter = (tone: Tone): WrittenLetter => writeLetter(MASTERS[master] as Master, POSTINGS[posting], { language, tone, asOf: AS_OF });
  return {
    master,
    posting,
    language,
    resume: writeResume(MASTERS[master] as Master, POSTINGS[posting], { language, tone: 'formal', asOf: AS_OF }),
    letters: Object.fromEntries(TONES.map((tone) => [tone, letter(tone)])) as Record<Tone, WrittenLetter>,
  };
}

export const paragraphsOf = (letter: WrittenLetter): string =>
  letter.sentences
    .filter(({ paragraph }) => paragraph >= 1 && paragraph <= 4)
    .map(({ text }) => text)
    .join(' ');

const lengthOf = (letter: WrittenLetter): number => textLength(paragraphsOf(letter), letter.language);
const isOutside = (letter: WrittenLetter): boolean => {
  const scale = letter.language === 'ja' ? 2.4 : 1;
  return lengthOf(letter) < 180 * scale || lengthOf(letter) > 320 * scale;
};

const linesOf = (resume: WrittenResume): string[] =>
  resume.sources.flatMap(({ pointer, sources }) => (/\/highlights\/\d+$/u.test(pointer) ? [...sources] : []));
const toldIn = (letter: WrittenLetter, paragraph: number): string[] =>
  letter.sentences
    .filter((one) => one.paragraph === paragraph)
    .flatMap(({ sources }) => sources.filter((source) => source.includes('/highlights/')));

/** Two requirements met make a posting one that a person may answer with a choice of lines; a nurse has one letter for two Java postings. */
const ANSWERABLE = 2;

/** Pairs of documents of one master for different postings, each of which the master can answer. */
function twins(pairs: readonly Pair[]): (readonly [Pair, Pair])[] {
  const able = pairs.filter(({ resume }) => resume.coverage.best >= ANSWERABLE);
  return able.flatMap((one, at) => able.slice(at + 1).flatMap((other) => (other.master === one.master ? [[one, other] as const] : [])));
}

/** Whether a pair's letter is in the language its résumé is written in. */
const inOwn = (pair: Pair): boolean => readMaterial(MASTERS[pair.master] as Master, pair.language).writtenIn === pair.language;

/** Pairs of letters of two persons for one posting. */
const neighbours = (pairs: readonly Pair[]): (readonly [Pair, Pair])[] =>
  pairs.flatMap((one, at) => pairs.slice(at + 1).flatMap((other) => (other.posting === one.posting ? [[one, other] as const] : [])));

/** The kinds of sentences between greeting and close, in their order. */
const buildOf = ({ sentences }: WrittenLetter): string =>
  sentences
    .filter(({ paragraph }) => paragraph >= 1 && paragraph <= 4)
    .map(({ paragraph, about, sources }) => `${paragraph} ${about} ${sources[0]?.split('/')[1] ?? ''}`)
    .join(', ');

/** Share of one letter's sentences before the close that name nobody's facts and stand in the other too. */
function framesShared(one: WrittenLetter, other: WrittenLetter): number {
  const frames = ({ sentences }: WrittenLetter): string[] =>
    sentences.filter(({ paragraph, about }) => paragraph >= 1 && paragraph <= 3 && about !== 'person').map(({ text }) => text);
  const said = new Set(frames(other));
  return share(frames(one), (text) => said.has(text));
}

function share<T>(all: readonly T[], holds: (one: T) => boolean): number {
  return all.length === 0 ? 0 : all.filter(holds).length / all.length;
}

/** Clichés in what the writer itself adds: the person's own lines and the posting's names are taken out first. */
function ownCliches(letter: WrittenLetter): number {
  return letter.sentences.filter(({ about }) => about === 'frame').flatMap(({ text }) => clichesIn(text)).length;
}

/** Every master for every posting, in every tone. Pure and the same on every run. */
export function runCoverageEvals(): CoverageReport {
  const names = { masters: Object.keys(MASTERS) as Pair['master'][], postings: Object.keys(POSTINGS) as Pair['posting'][] };
  const pairs = names.masters.flatMap((master) => names.postings.map((posting) => writePair(master, posting)));
  const own = pairs.filter(inOwn).flatMap((pair) => TONES.map((tone) => pair.letters[tone]));
  const letters = pairs.flatMap((pair) => TONES.map((tone) => pair.letters[tone]));
  const able = pairs.filter((pair) => pair.resume.coverage.best > 0);
  const choice = (pair: Pair, pointers: readonly string[], exact: boolean) =>
    compareChoice(MASTERS[pair.master] as Master, POSTINGS[pair.posting], pointers, exact);
  const ratio = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole);
  const lead = (pair: Pair): string => toldIn(pair.letters.formal, 2).join(' ');

  return {
    pairs: pairs.length,
    resumeRequirements: mean(able.map(({ resume: { coverage } }) => coverage.covered / coverage.best)),
    letterRequirements: mean(able.map(({ letters: { formal } }) => formal.coverage.covered / formal.coverage.best)),
    resumeLines: mean(
      pairs.map((pair) => {
        const { chosen, all } = choice(pair, linesOf(pair.resume), false);
        return ratio(chosen, all);
      }),
    ),
    letterLines: mean(
      pairs.map((pair) => {
        const { chosen, best } = choice(pair, toldIn(pair.letters.formal, 2), true);
        return ratio(chosen, best);
      }),
    ),
    letterLength: Object.fromEntries(
      LANGUAGES.map((language) => [language, spread(letters.filter((letter) => letter.language === language).map(lengthOf))]),
    ),
    lettersOutside: letters.filter(isOutside).length,
    ownLetters: own.length,
    ownOutside: own.filter(isOutside).length,
    resumeLinesShown: spread(pairs.map(({ resume }) => linesOf(resume).length)),
    repeated: spread(letters.map((letter) => repeatedShare(paragraphsOf(letter), letter.language, RUN))),
    sentencesTwice: letters.filter(({ sentences }) => new Set(sentences.map(({ text }) => text)).size < sentences.length).length,
    clichesOfOurs: letters.reduce((sum, letter) => sum + ownCliches(letter), 0),
    sameLead: share(
      twins(pairs).filter(([one, other]) => lead(one) !== '' && lead(other) !== '' && inOwn(one) && inOwn(other)),
      ([one, other]) => lead(one) === lead(other),
    ),
    sameFrames: mean(
      twins(pairs)
        .filter(([one, other]) => one.language === other.language)
        .map(([one, other]) => framesShared(one.letters.formal, other.letters.formal)),
    ),
    sameBuild: share(neighbours(pairs.filter(inOwn)), ([one, other]) => buildOf(one.letters.formal) === buildOf(other.letters.formal)),
    letterSimilarity: mean(
      twins(pairs)
        .filter(([one, other]) => one.language === other.language)
        .map(([one, other]) => similarity(paragraphsOf(one.letters.formal), paragraphsOf(other.letters.formal), one.language, RUN)),
    ),
    resumeOrderSame: share(twins(pairs), ([one, other]) => linesOf(one.resume).join(' ') === linesOf(other.resume).join(' ')),
    unequalBytes: pairs.filter((pair) => JSON.stringify(writePair(pair.master, pair.posting)) !== JSON.stringify(pair)).length,
  };
}

const percent = (figure: number): string => `${(figure * 100).toFixed(1)} %`;
const range = ({ least, median, most }: Spread, show: (figure: number) => string = String): string =>
  `${show(least)} / ${show(median)} / ${show(most)}`;

/** The report as lines of a table, figure by figure. */
export function coverageLines(report: CoverageReport): string[] {
  const rows: (readonly [string, string])[] = [
    ['documents: masters × postings', `${report.pairs} résumés, ${report.pairs * TONES.length} letters`],
    ['requirements covered, of those the master can meet: résumé', percent(report.resumeRequirements)],
    ['requirements covered, of those the master can meet: letter', percent(report.letterRequirements)],
    ['weighted coverage of the résumé’s lines, of all lines there are', percent(report.resumeLines)],
    ['weighted coverage of the letter’s leading lines, of the best as many', percent(report.letterLines)],
    ['lines shown in a résumé (least / median / most)', range(report.resumeLinesShown)],
    ...LANGUAGES.flatMap((language) => {
      const length = report.letterLength[language];
      return length === undefined
        ? []
        : [[`letter length ${language}, ${language === 'ja' ? 'characters' : 'words'}`, range(length)] as const];
    }),
    ['letters outside 180–320 words (432–768 characters)', String(report.lettersOutside)],
    ['of them in the résumé’s own language (the others tell facts alone)', `${report.ownOutside} of ${report.ownLetters}`],
    ['four-word runs repeated in a letter', range(report.repeated, percent)],
    ['letters with a sentence twice', String(report.sentencesTwice)],
    ['clichés in sentences of ours', String(report.clichesOfOurs)],
    ['two postings, same leading lines in letters that tell lines', percent(report.sameLead)],
    ['two postings, sentences of ours between greeting and close that stand in both letters', percent(report.sameFrames)],
    ['two persons, one posting, letters of the same build', percent(report.sameBuild)],
    ['two postings, same lines in the same order in the résumé', percent(report.resumeOrderSame)],
    ['two postings, similarity of the letters (runs of four in common)', percent(report.letterSimilarity)],
    ['documents that differ when written again', String(report.unequalBytes)],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, figure]) => `${name.padEnd(width)}  ${figure}`);
}
