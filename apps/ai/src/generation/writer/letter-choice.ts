import { clichesIn } from './cliches.js';
import { Covered } from './coverage.js';
import { hasFigure } from './choice.js';
import { bare, type Telling } from './grammar/telling.js';
import type { Entry } from './master.js';
import type { Item, Material } from './material.js';
import type { Phrasebook } from './phrases/phrasebook.js';
import type { MatchTable } from './ranking.js';

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
/** Ended more than eight years before the newest post: true, but not what one leads with. */
const LONG_AGO = -0.6;
const LONG_AGO_MONTHS = 96;
const CLICHE = -3;
/** Longer than this a line fills the letter by itself. */
const LONGEST_WORDS = 40;
const LONGEST_CHARACTERS = 240;
const TOO_LONG = -1.5;
/** One sentence of this length is no line of a résumé; it would be half the letter. */
const BEYOND_WORDS = 70;
/** "120+ stars" says nothing by itself. */
const FEWEST_WORDS = 4;
const FEWEST_CHARACTERS = 8;
/** A third line from one post costs this: three posts say more than one. */
const SAME_POST = -0.5;

const words = (text: string): number => text.split(/\s+/u).length;
const tooLong = (text: string): boolean => text.length > LONGEST_CHARACTERS || words(text) > LONGEST_WORDS;

const tooShort = (text: string): boolean =>
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text) ? text.length < FEWEST_CHARACTERS : words(text) < FEWEST_WORDS;

/** The first sentence where the whole is too long for a letter: still the person's words, and a whole statement. */
const tellable = (text: string): string => (tooLong(text) ? (text.split(/(?<=[.!?])\s+(?=\p{Lu})|(?<=。)/u)[0] ?? text) : text);

function candidatesOf({ language, items, work, projects, volunteer }: Material, book: Phrasebook): Told[] {
  const entries = new Map([...work, ...projects, ...volunteer].map((entry) => [entry.pointer, entry]));
  const lines = (kind: Item['kind'], quoted: boolean): Told[] =>
    items.flatMap((item) => {
      const entry = entries.get(item.entry);
      if (item.kind !== kind || entry === undefined || (entry.section === 'projects' && entry.name === '')) return [];
      const text = bare(tellable(kind === 'project' ? entry.summary : item.text));
      if (tooShort(text) || words(text) > BEYOND_WORDS) return [];
      return [{ item, entry, telling: quoted || language !== book.language ? { form: 'quote', text } : book.telling(text, entry.open) }];
    });
  const highlights = lines('highlight', false);
  // A résumé without lines is told by what it says of each post and project, in quotation marks.
  return highlights.length >= 2 ? highlights : [...highlights, ...lines('summary', true), ...lines('project', true)];
}

/** Readers ask first what somebody does now: where none of the leading lines is of the newest post, its best one takes the last lead. */
function withNewest(
  chosen: readonly Told[],
  candidates: readonly Told[],
  material: Material,
  lead: number,
  value: (told: Told) => number,
): Told[] {
  const newest = material.work[0];
  const leads = chosen.slice(0, lead);
  const [first, ...others] = candidates.filter(
    ({ entry, telling }) => entry === newest && !leads.some((told) => told.telling.text === telling.text),
  );
  if (first === undefined || leads.length < lead || leads.some(({ entry }) => entry === newest)) return [...chosen];
  const best = chosen.find(({ entry }) => entry === newest) ?? others.reduce((a, b) => (value(b) > value(a) ? b : a), first);
  const rest = chosen.filter((told) => told !== best);
  return [...rest.slice(0, lead - 1), best, ...rest.slice(lead - 1)];
}

/**
 * The lines to tell, best first: by coverage as in the résumé, with a preference for figures, for lines that stand as sentences and
 * for paid work. Newer posts win ties because candidates are in that order. The first `lead` open the letter, the rest are spare.
 */
export function chooseTold(material: Material, table: MatchTable, book: Phrasebook, lead: number, most: number): Told[] {
  const covered = new Covered(table);
  const candidates = candidatesOf(material, book);
  const chosen: Told[] = [];
  const seen = new Set<string>();
  const newest = Math.max(0, ...material.work.map((entry) => entry.end?.months ?? entry.start?.months ?? 0));
  const value = (told: Told): number =>
    covered.gain(told.item) +
    (hasFigure(told.item.text) ? FIGURE : 0) +
    (told.telling.form === 'clause' ? CLAUSE : 0) +
    (told.entry.section === 'work' ? PAID_WORK : 0) +
    (told.entry === material.work[0] ? PRESENT_POST : 0) +
    (newest - (told.entry.end?.months ?? newest) > LONG_AGO_MONTHS ? LONG_AGO : 0) +
    (clichesIn(told.item.text).length > 0 ? CLICHE : 0) +
    (tooLong(told.item.text) ? TOO_LONG : 0) +
    (chosen.filter(({ entry }) => entry === told.entry).length >= 2 ? SAME_POST : 0);
  while (chosen.length < most) {
    const left = candidates.filter((told) => !seen.has(told.telling.text));
    const first = left[0];
    if (first === undefined) break;
    const best = left.reduce((a, b) => (value(b) > value(a) + 1e-9 ? b : a), first);
    chosen.push(best);
    seen.add(best.telling.text);
    covered.add(best.item);
  }
  return withNewest(chosen, candidates, material, lead, value);
}

/** The same lines with those of one post together, posts in the order of their strongest line. */
export function byPost(told: readonly Told[]): Told[] {
  const posts = [...new Set(told.map(({ entry }) => entry))];
  return posts.flatMap((post) => told.filter(({ entry }) => entry === post));
}

/** More in one sentence tire the reader. */
const QUOTES_TOGETHER = 2;

/** Neighbouring quotations from one post, two to a sentence; everything else by itself. */
export function quotedTogether(told: readonly Told[]): { readonly first: Told; readonly lines: readonly Told[] }[] {
  const groups: { first: Told; lines: Told[] }[] = [];
  for (const one of told) {
    const last = groups.at(-1);
    if (
      last !== undefined &&
      last.first.entry === one.entry &&
      last.first.telling.form === 'quote' &&
      one.telling.form === 'quote' &&
      last.lines.length < QUOTES_TOGETHER
    )
      last.lines.push(one);
    else groups.push({ first: one, lines: [one] });
  }
  return groups;
}
