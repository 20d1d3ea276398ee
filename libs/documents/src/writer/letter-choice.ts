import { clichesIn } from './cliches.js';
import { Covered } from './coverage.js';
import { hasFigure } from './choice.js';
import { bare, firstSentence, type Telling } from './grammar/telling.js';
import type { Entry } from './master.js';
import type { Item, Material } from './material.js';
import type { Phrasebook } from './phrases/phrasebook.js';
import type { MatchTable } from './ranking.js';
import { isPlaceholder, isShouted, sameLine } from './text/plain.js';
import type { Variation } from './variation.js';

/** A line of the person's chosen for a letter, with its post and its grammatical form. */
export interface Told {
  readonly item: Item;
  readonly entry: Entry;
  readonly telling: Telling;
}

/** What makes a line good to tell beside what it covers, in the same unit (weighted requirements). */
const FIGURE = 0.6;
const CLAUSE = 0.5;
const PAID_WORK = 0.4;
const PRESENT_POST = 0.3;
/** Ended more than five years before the newest post began or ended: true, but not what one leads with. */
const LONG_AGO = -1;
const LONG_AGO_MONTHS = 60;
const CLICHE = -3;
/** Longer than this a line fills the letter by itself. */
const MAX_WORDS = 40;
const MAX_CHARACTERS = 240;
const TOO_LONG = -1.5;
/** One sentence of this length is no line of a résumé; it would be half the letter. */
const BEYOND_WORDS = 70;
/** One word by itself ("Forklift") is a skill and no line to tell. */
const FEWEST_WORDS = 2;
const FEWEST_CHARACTERS = 4;
/** Short lines are whole ("Trained 5 apprentices"), but longer ones say more. */
const SHORT_WORDS = 3;
const SHORT = -0.3;
/** Among lines the posting asks as little of, each letter leads with others; less than any reason above. */
const TURN = 0.28;
/** A third line from one post costs this: three posts say more than one. */
const SAME_POST = -0.5;

const words = (text: string): number => text.split(/\s+/u).length;
const tooLong = (text: string): boolean => text.length > MAX_CHARACTERS || words(text) > MAX_WORDS;

const tooShort = (text: string): boolean =>
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text) ? text.length < FEWEST_CHARACTERS : words(text) < FEWEST_WORDS;

function candidatesOf({ writtenIn, items, work, projects, volunteer }: Material, book: Phrasebook): Told[] {
  // Lines are never translated: in another language the letter tells facts.
  if (writtenIn !== book.language) return [];
  const entries = new Map([...work, ...projects, ...volunteer].filter(({ upcoming }) => !upcoming).map((entry) => [entry.pointer, entry]));
  const lines = (kind: Item['kind']): Told[] =>
    items.flatMap((item) => {
      const entry = entries.get(item.entry);
      if (item.kind !== kind || entry === undefined || (entry.section === 'projects' && entry.name === '')) return [];
      const text = firstSentence(bare(kind === 'project' ? entry.summary : item.text));
      if (tooShort(text) || words(text) > BEYOND_WORDS || isPlaceholder(text) || isShouted(text)) return [];
      const telling = book.telling(text, entry.open);
      return telling === undefined || reads(telling) === false ? [] : [{ item, entry, telling }];
    });
  const highlights = lines('highlight');
  // A résumé without lines is told by what it says of each post and project.
  return highlights.length >= 2 ? highlights : [...highlights, ...lines('summary'), ...lines('project')];
}

/** A phrase that only stands in a list must be one: with a colon or a full stop inside it is a text of its own. */
const reads = ({ form, text }: Telling): boolean => form === 'clause' || !/[:：;]\s|[.!?]\s/u.test(text);

interface Candidate extends Told {
  /** What speaks for or against the line whatever else is told. */
  readonly bonus: number;
}

function weigh(told: Told, { work }: Material, vary: Variation): Candidate {
  const newest = Math.max(0, ...work.map((entry) => entry.end ?? entry.start ?? 0));
  const { item, entry, telling } = told;
  const bonus =
    (hasFigure(item.text) ? FIGURE : 0) +
    (telling.form === 'clause' ? CLAUSE : telling.form === 'listed' ? -CLAUSE : 0) +
    (entry.section === 'work' ? PAID_WORK : 0) +
    (entry === work[0] ? PRESENT_POST : 0) +
    (newest - (entry.end ?? newest) > LONG_AGO_MONTHS ? LONG_AGO : 0) +
    (clichesIn(item.text).length > 0 ? CLICHE : 0) +
    (tooLong(item.text) ? TOO_LONG : 0) +
    (words(item.text) < SHORT_WORDS ? SHORT : 0) +
    TURN * vary.share(`line ${item.pointer}`);
  return { ...told, bonus };
}

/** Readers ask first what somebody does now: where none of the leading lines is of the newest post, its best one takes the last lead. */
function withNewest(chosen: readonly Candidate[], { work }: Material, lead: number): Candidate[] {
  const best = chosen.findIndex(({ entry }) => entry === work[0]);
  if (best < lead || lead > chosen.length) return [...chosen];
  const moved = chosen[best] as Candidate;
  const rest = chosen.filter((told) => told !== moved);
  return [...rest.slice(0, lead - 1), moved, ...rest.slice(lead - 1)];
}

/**
 * The lines to tell, best first: by coverage as in the résumé, with a preference for figures, for lines that stand as sentences and
 * for paid work. Newer posts win ties because candidates are in that order. The first `lead` open the letter, the rest are spare.
 */
export function chooseTold(
  material: Material,
  table: MatchTable,
  book: Phrasebook,
  vary: Variation,
  { lead, most }: { readonly lead: number; readonly most: number },
): Told[] {
  const covered = new Covered(table);
  const chosen: Candidate[] = [];
  let left = candidatesOf(material, book).map((told) => weigh(told, material, vary));
  while (chosen.length < most && left.length > 0) {
    const value = ({ item, entry, bonus }: Candidate): number =>
      covered.gain(item) + bonus + (chosen.filter((told) => told.entry === entry).length >= 2 ? SAME_POST : 0);
    const best = left.map((told) => ({ told, worth: value(told) })).reduce((a, b) => (b.worth > a.worth + 1e-9 ? b : a)).told;
    chosen.push(best);
    covered.add(best.item);
    left = left.filter(({ telling }) => sameLine(telling.text) !== sameLine(best.telling.text));
  }
  return withNewest(chosen, material, lead);
}

/** The same lines with those of one post together, posts in the order of their strongest line. */
export function byPost(told: readonly Told[]): Told[] {
  const posts = [...new Set(told.map(({ entry }) => entry))];
  return posts.flatMap((post) => told.filter(({ entry }) => entry === post));
}

/** More in one sentence tire the reader. */
const TOGETHER = 2;
/** A phrase of more words has a sentence of its own. */
const PHRASE_WORDS = 14;

/** Neighbouring phrases of one kind from one post, two to a sentence; everything else by itself. */
export function toldTogether(told: readonly Told[]): { readonly first: Told; readonly lines: readonly Told[] }[] {
  const groups: { first: Told; lines: Told[] }[] = [];
  for (const one of told) {
    const last = groups.at(-1);
    const { form, text } = one.telling;
    const joins =
      last !== undefined &&
      last.first.entry === one.entry &&
      last.first.telling.form === form &&
      (form === 'nominal' || form === 'listed') &&
      last.lines.length < TOGETHER &&
      [text, last.first.telling.text].every((phrase) => words(phrase) <= PHRASE_WORDS);
    if (joins) last.lines.push(one);
    else groups.push({ first: one, lines: [one] });
  }
  return groups;
}
