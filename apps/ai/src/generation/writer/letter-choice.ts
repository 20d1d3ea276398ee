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
/** "120+ stars" says nothing by itself. */
const FEWEST_WORDS = 4;
const FEWEST_CHARACTERS = 8;
/** A third line from one post costs this: three posts say more than one. */
const SAME_POST = -0.5;

const tooLong = (text: string): boolean => text.length > LONGEST_CHARACTERS || text.split(/\s+/u).length > LONGEST_WORDS;

const tooShort = (text: string): boolean => (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text) ? text.length < FEWEST_CHARACTERS : text.split(/\s+/u).length < FEWEST_WORDS);

function tellingOf(text: string, entry: Entry, material: Material, book: Phrasebook): Telling {
  return material.language === book.language ? book.telling(text, entry.open) : { form: 'quote', text: bare(text) };
}

function candidatesOf(material: Material, book: Phrasebook): Told[] {
  const entries = new Map([...material.work, ...material.projects, ...material.volunteer].map((entry) => [entry.pointer, entry]));
  const lines = (kind: Item['kind']): Told[] =>
    material.items.flatMap((item) => {
      const entry = entries.get(item.entry);
      if (item.kind !== kind || entry === undefined || tooShort(bare(item.text))) return [];
      if (entry.section === 'projects' && entry.name === '') return [];
      return [{ item, entry, telling: tellingOf(item.text, entry, material, book) }];
    });
  const highlights = lines('highlight');
  // A résumé without lines is told by what it says of each post, in quotation marks.
  return highlights.length >= 2 ? highlights : [...highlights, ...lines('summary').map((told) => ({ ...told, telling: { form: 'quote', text: bare(told.item.text) } as Telling }))];
}

/**
 * The lines to tell, best first: by coverage as in the résumé, with a preference for figures, for lines that stand as sentences and
 * for paid work. Newer posts win ties because candidates are in that order.
 */
export function chooseTold(material: Material, table: MatchTable, book: Phrasebook, most: number): Told[] {
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
  return chosen;
}

/** The same lines with those of one post together, posts in the order of their strongest line. */
export function byPost(told: readonly Told[]): Told[] {
  const posts = [...new Set(told.map(({ entry }) => entry))];
  return posts.flatMap((post) => told.filter(({ entry }) => entry === post));
}

/** Neighbouring quotations from one post, to stand in one sentence; everything else by itself. */
export function quotedTogether(told: readonly Told[]): { readonly first: Told; readonly lines: readonly Told[] }[] {
  const groups: { first: Told; lines: Told[] }[] = [];
  for (const one of told) {
    const last = groups.at(-1);
    if (last !== undefined && last.first.entry === one.entry && last.first.telling.form === 'quote' && one.telling.form === 'quote') last.lines.push(one);
    else groups.push({ first: one, lines: [one] });
  }
  return groups;
}
