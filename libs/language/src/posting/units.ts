import { cueSection, headingSection, speaksToMachines } from './cue-matcher.js';
import type { Section } from './cue-words.js';
import { isAboutHouse, isHouseTalk } from './house-talk.js';

/** One sentence, clause or list item of a posting, with the section it belongs to; `undefined` where neither heading nor cue tells. */
export interface Unit {
  readonly text: string;
  readonly section: Section | undefined;
  readonly listed: boolean;
  /** Under a heading that asks for something. */
  readonly headed: boolean;
  /** A sentence of prose about the house itself. */
  readonly house: boolean;
}

interface Line {
  readonly text: string;
  readonly bullet: boolean;
  readonly indented: boolean;
  readonly blank: boolean;
  /** The section it opens, where it is a heading. */
  readonly heading: Section | undefined;
}

const MAX_HEADING_LENGTH = 80;
const BULLET = /^\s*(?:[-–—•·*●▪◦‣■□◆○✓✔➤►・✅👉]\uFE0F?|\d{1,2}[.)](?=\s)|[（(]\d{1,2}[）)])\s*/u;
/** A short line in capitals is a heading even where we do not know it, and ends the reach of the one before. */
const SHOUTED = /^(?=.{5,40}$)(?!.*\p{Ll})\p{Lu}[\p{Lu}\s&'’-]+$/u;
/** The house talks about what it gives: no heading above makes that a demand. */
const OFFER =
  /^(?:we offer|we provide|our benefits|wir bieten|nous offrons|nous proposons|nous vous offrons|nous vous proposons|ofrecemos|te ofrecemos|apply now|please send|we are an equal)(?!\p{L})/iu;
/** Pictures before a heading or a line; those that mark an item stay for the bullet. */
const PICTURES = /(?![\d#*©®™✓✔➤►✅👉▪◆])\p{Extended_Pictographic}(?:\u{FE0F}|\u{200D}|\p{Emoji_Modifier})*/gu;
const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const INLINE_HEADING = /^([^:：.!?。]{2,40})[:：]\s*(\S.*)$/su;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ', '#39': "'", apos: "'" };

/** A page pasted with its markup: items and paragraphs become lines, other tags vanish. */
const withoutMarkup = (text: string): string =>
  text
    .replace(/<\s*li\b[^>]{0,200}>/giu, '\n- ')
    .replace(/<\s*(?:br|\/p|\/div|\/h[1-6]|\/li|\/ul|p|div|h[1-6])\b[^>]{0,200}>/giu, '\n')
    .replace(/<\/?[a-z][^>]{0,200}>/giu, ' ')
    .replace(/&(amp|lt|gt|quot|nbsp|#39|apos);/giu, (_, name: string) => ENTITIES[name.toLowerCase()] ?? ' ');

/** An item of a list is no heading ("- Payroll", "・契約書の作成"), unless it ends like one; signs like ■ stand before headings too. */
const isItem = (line: string): boolean =>
  /^\s*(?:[-–—•·*・]|\d{1,2}[.)])\s*(?!\*\*)[^\s*]/u.test(line) && !/[:：]\s*$/u.test(line) && !/^\s*\*\*/u.test(line);

function toLine(raw: string): Line {
  const line = raw.replace(PICTURES, ' ');
  const text = line.replace(BULLET, '').replace(/\s+/gu, ' ').trim();
  return {
    text,
    bullet: BULLET.test(line) && !/^\s*\*\*/u.test(raw),
    indented: /^\s{2,}/u.test(raw),
    blank: text === '',
    heading: text.length <= MAX_HEADING_LENGTH && !isItem(line) ? headingSection(text) : undefined,
  };
}

/** A line broken by hand in mid-sentence goes on in the next one; a list whose bullets were lost in pasting does not. */
function continues(previous: Line, next: Line): boolean {
  if (next.bullet || next.blank || previous.blank || next.heading !== undefined || previous.heading !== undefined) return false;
  if (/[.!?:;。！？：；]$/u.test(previous.text)) return false;
  const long = previous.text.length >= (WIDE.test(previous.text) ? 30 : 60);
  return (/^\p{Ll}/u.test(next.text) && previous.text.length > 20) || (long && !previous.bullet) || (previous.bullet && next.indented);
}

function joinLines(lines: readonly Line[]): Line[] {
  const joined: Line[] = [];
  for (const line of lines) {
    const previous = joined.at(-1);
    if (previous !== undefined && continues(previous, line)) {
      joined[joined.length - 1] = { ...previous, text: previous.text + (WIDE.test(previous.text) ? '' : ' ') + line.text };
    } else joined.push(line);
  }
  return joined;
}

/** Sentences by their final marks (an abbreviation or a number's point does not end one), then clauses by semicolons. */
const clauses = (text: string): string[] =>
  text
    .split(
      /(?<=[!?。！？;；])\s*|(?<=(?<!\b(?:e\.g|i\.e|etc|bzw|z\.B|d\.h|inkl|ca|vs|p\.ex|ej|Nr|St|Dr|Mr|Mrs|Ms|Prof|Mme|Mlle|M|D|Dña|Sr|Sra|[Rr][eé]f|Tel|Tél|Kennz|Job-Nr))\.)\s+(?=[\p{Lu}\p{N}"“«„¿¡])/u,
    )
    .map((clause) => clause.replace(/[;；]\s*$/u, '').trim())
    .filter((clause) => clause !== '');

/** "Join us. Requirements:" ends in a heading. */
const lastSentence = (text: string): string => text.split(/[.!?]\s+/u).at(-1) ?? text;

function sectionOf(text: string, current: Section | undefined, company: string | undefined): Section | undefined {
  if (speaksToMachines(text) || OFFER.test(text) || isHouseTalk(text)) return 'boilerplate';
  if (current === undefined) return isAboutHouse(text, company) ? undefined : cueSection(text);
  // "Strong SQL skills (PostgreSQL preferred)" is asked for: only what stands outside the brackets makes it an extra.
  const cue = cueSection(text.replace(/[(（][^)）]*[)）]/gu, ' '));
  return current !== 'boilerplate' && cue === 'nice' ? 'nice' : current;
}

/**
 * Cuts a posting into units. A heading rules until the next heading; a blank line after prose ends the reach of a heading that
 * stood inside a line ("Requirements: 4+ years of …"). Never throws.
 */
export function readUnits(text: string, company?: string): Unit[] {
  const units: Unit[] = [];
  let section: Section | undefined;
  let inline = false;
  for (const line of joinLines(
    withoutMarkup(text.normalize('NFKC'))
      .split(/\r\n?|\n|\u2028|\u2029/u)
      .map(toLine),
  )) {
    if (line.blank) {
      if (inline) [section, inline] = [undefined, false];
      continue;
    }
    if (line.heading !== undefined) {
      [section, inline] = [line.heading, false];
      continue;
    }
    if (!line.bullet && SHOUTED.test(line.text)) {
      [section, inline] = [undefined, false];
      continue;
    }
    if (!line.bullet && /[:：]$/u.test(line.text) && line.text.length <= 60) {
      [section, inline] = [headingSection(lastSentence(line.text)) ?? cueSection(line.text) ?? section, false];
      continue;
    }
    const lead = INLINE_HEADING.exec(line.text);
    const leadSection = lead?.[1] === undefined ? undefined : headingSection(lead[1]);
    if (leadSection !== undefined && !line.bullet) [section, inline] = [leadSection, true];
    for (const clause of clauses((leadSection && lead?.[2]) ?? line.text)) {
      const own = sectionOf(clause, leadSection ?? section, company);
      const headed = (leadSection ?? section) !== undefined && own !== undefined && own !== 'boilerplate';
      units.push({ text: clause, section: own, listed: line.bullet, headed, house: own === undefined && isAboutHouse(clause, company) });
    }
  }
  return units;
}
