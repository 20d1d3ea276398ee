import { skillById, type Language } from '../vocabulary/index.js';
import { readDemands } from './demands.js';
import { NothingToWriteError } from './posting.errors.js';
import { WEIGHTS, type Posting, type PostingReading, type Requirement } from './posting.js';
import { languageOf, skillsAsked, skillsIn, withoutHomographs } from './recognition.js';
import { askedOf } from './house-talk.js';
import { postingFacts } from './posting-facts.js';
import { openPosting } from './source/open-posting.js';
import { typedDemands } from './typed-demands.js';
import { contentTerms, functionWordShare, requirementTerms, words } from './terms.js';
import { readUnits, type Unit } from './units.js';

/** More than the longest posting seen has (a three-page tender: 58); past it the rest repeats, and ranking is requirements × items. */
const MAX_REQUIREMENTS = 80;
/** Longer than any posting seen (18,000 characters); what is pasted behind it is the rest of the page. */
const MAX_TEXT = 40_000;
/** Below this a text is a title, a link or a fragment: the title-only samples have five to eight words beside the link. */
const FEWEST_WORDS = 12;
/** A text that names skills may be shorter: "Python, SQL, three years, remote". */
const FEWEST_WORDS_WITH_SKILLS = 6;
/** Prose has one function word in five or more, keyboard noise none, placeholder Latin 3 %; pasted lists sit between and are told by their skills. */
const LEAST_FUNCTION_WORDS = 0.04;

const URL = /\bhttps?:\/\/\S+|\bwww\.\S+/giu;

const oneLine = (text: string | undefined): string | undefined => {
  const line = text
    ?.normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .slice(0, 120)
    .trim();
  return line === '' ? undefined : line;
};

/** The first line, where it is short and no sentence: what people paste above the text is the title. */
function titleLine(text: string, language: Language): string | undefined {
  const first = oneLine(text.split(/\r\n?|\n/u).find((line) => line.trim() !== ''));
  if (first === undefined || /[.!?。！？:：]$/u.test(first) || /^[-•*·]/u.test(first)) return undefined;
  return words(first).length <= (language === 'ja' ? 20 : 12) ? first : undefined;
}

function sameTitle(line: string, title: string): boolean {
  const asked = new Set(words(title));
  const said = words(line);
  return said.filter((word) => asked.has(word)).length * 2 >= Math.min(said.length, asked.size);
}

/** The parts of a unit that stand for a demand; undefined where the unit asks for nothing that could be met. */
function toRequirement(unit: Unit, language: Language): Requirement | undefined {
  const asked = askedOf(unit.text);
  if (asked === '') return undefined;
  const skills = skillsAsked(asked);
  // What the house does names fields of work; what it works with is asked for.
  const speaking = unit.house ? skills.filter((id) => skillById(id)?.kind === 'tool') : skills;
  const kind = unit.section === 'boilerplate' ? undefined : (unit.section ?? (speaking.length > 0 ? 'duty' : undefined));
  if (kind === undefined) return undefined;
  const demands = readDemands(asked);
  const terms = [...new Set(requirementTerms(withoutHomographs(asked), language))];
  const empty =
    terms.length === 0 && skills.length === 0 && demands.spoken.length === 0 && demands.degree === undefined && !demands.drivingLicence;
  return empty && demands.years === undefined ? undefined : { text: unit.text, kind, weight: WEIGHTS[kind], skills, terms, demands };
}

const distinct = (requirements: readonly Requirement[]): Requirement[] =>
  [...new Map(requirements.toReversed().map((one) => [one.text.toLowerCase(), one])).values()].toReversed();

type Judged = ReturnType<typeof languageOf>;

/** Requirements by heading and cue. Prose without any, or in a language whose cues we do not know: each sentence may be about the work. */
function requirementsOf(units: readonly Unit[], judged: Judged, language: Language): Requirement[] {
  const read = (all: readonly Unit[]): Requirement[] => distinct(all.flatMap((unit) => toRequirement(unit, language) ?? []));
  const marked = judged === 'other' ? [] : read(units);
  return marked.length > 0 ? marked : read(units.map((unit) => ({ ...unit, section: unit.section ?? 'duty' })));
}

/**
 * Two hundred characters without a space are no word, and what looks for words in them takes time by the square of their number: 8,000 letters cost
 * seconds. Scripts that write without spaces are read as they are.
 */
const NO_WORD = /[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]{200,}/gu;

/**
 * Reads a posting: units by headings and cue words, what each asks for, and the rest as context.
 *
 * @throws NothingToWriteError POSTING_EMPTY for a title only, gibberish, or nothing but what is offered.
 */
export function readPosting(posting: Posting): PostingReading {
  const pasted = openPosting(posting.text);
  const opened = { ...pasted, text: pasted.text.replace(URL, ' ').replace(NO_WORD, ' ').slice(0, MAX_TEXT) };
  const { text } = opened;
  const judged = languageOf(text);
  const language = judged === 'other' || judged === 'unclear' ? 'en' : judged;
  const given = oneLine(posting.title) ?? oneLine(opened.title);
  const first = titleLine(text, language);
  // Under a given title the first line is one only where it says much the same.
  const guessed = first !== undefined && (given === undefined || sameTitle(first, given)) ? first : undefined;
  const company = oneLine(posting.company) ?? oneLine(opened.company);
  const isTitle = (unit: Unit): boolean =>
    [given, guessed, company].some((known) => known?.normalize('NFKC').toLowerCase() === unit.text.toLowerCase());
  const units = readUnits(text, company).filter((unit) => !isTitle(unit));
  const requirements = requirementsOf(units, judged, language);
  requireMeaning(units, requirements, judged);
  const title = given ?? guessed;
  return {
    language,
    ...(title === undefined ? {} : { title }),
    ...(company === undefined ? {} : { company }),
    titleGiven: given !== undefined,
    facts: postingFacts(opened, title),
    requirements: requirements.toSorted((a, b) => b.weight - a.weight).slice(0, MAX_REQUIREMENTS),
    boilerplate: units.filter((unit) => unit.section === 'boilerplate').map((unit) => unit.text),
    context: units
      .filter((unit) => unit.section === undefined && (unit.house || skillsIn(unit.text).length === 0))
      .flatMap((unit) => contentTerms(unit.text, language)),
  };
}

/** Two items under a heading that asks are a demand however few words they have: "Requirements: Salesforce, negotiation". */
const ENOUGH_ITEMS = 2;

function requireMeaning(units: readonly Unit[], requirements: readonly Requirement[], judged: Judged): void {
  const body = units.map((unit) => unit.text).join('\n');
  // Terse lists have no function words; what they ask for by form (years, degrees, languages, licences) is no noise either.
  const skills = new Set(requirements.flatMap((one) => [...one.skills, ...typedDemands(one).map(({ kind }) => kind)])).size;
  const listed = units.filter(({ headed }) => headed).length;
  const short = words(body).length < (skills > 0 ? FEWEST_WORDS_WITH_SKILLS : FEWEST_WORDS);
  if (short && (listed < ENOUGH_ITEMS || requirements.length === 0)) {
    throw new NothingToWriteError('POSTING_EMPTY', 'The posting has no text beyond a title: paste what the employer asks for');
  }
  // Prose in a language we do not know cannot be told from noise by our words, so it was judged by its own.
  const language = judged === 'unclear' ? 'en' : judged;
  if (!short && skills < 2 && language !== 'other' && functionWordShare(body, language) < LEAST_FUNCTION_WORDS) {
    throw new NothingToWriteError('POSTING_EMPTY', 'The posting is no text that could be read, and names no skill that is known');
  }
  if (requirements.length === 0) {
    throw new NothingToWriteError('POSTING_EMPTY', 'The posting asks for nothing: it holds only what is offered');
  }
}
