import { CUES, HEADINGS, MACHINE_TALK, type Section } from './cue-words.js';

const ORDER = ['boilerplate', 'nice', 'must', 'duty'] as const;
const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

const plain = (text: string): string => text.normalize('NFKC').replace(/’/gu, "'").toLowerCase();
const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
const pattern = (cue: string): string => escape(plain(cue)).replace(/\\\*/gu, String.raw`[\p{L}\p{N}'-]*`);

const alternatives = (cues: readonly string[]): string => cues.map(pattern).join('|');

/** Japanese has no word boundary to look for, so a cue with kanji or kana matches anywhere. One boundary check for all: one each took ten times as long. */
const anywhere = (cues: readonly string[]): RegExp => {
  const [wide, spaced] = [cues.filter((cue) => CJK.test(cue)), cues.filter((cue) => !CJK.test(cue))];
  return new RegExp(
    String.raw`(?<![\p{L}\p{N}])(?:${alternatives(spaced)})(?![\p{L}\p{N}])${wide.length === 0 ? '' : `|${alternatives(wide)}`}`,
    'u',
  );
};
const whole = (cues: readonly string[]): RegExp =>
  new RegExp(`^(?:${cues.map((cue) => (cue.endsWith('*') ? `${pattern(cue)}.{0,40}` : pattern(cue))).join('|')})$`, 'u');

const CUE_PATTERNS = ORDER.map((section) => [section, anywhere(CUES[section])] as const);
const MACHINE_PATTERN = anywhere(MACHINE_TALK);
const HEADING_PATTERNS = (['nice', 'must', 'duty', 'boilerplate'] as const).map((section) => [section, whole(HEADINGS[section])] as const);

const EDGES = /^[\s#*_=■◆●▼【〔[(<-]+|[\s#*_=:】〕\])>-]+$/gu;

/** The section a heading opens, or undefined where it is no heading we know. Brackets, hashes, stars and a final colon are not part of it. */
export function headingSection(text: string): Section | undefined {
  const whole = plain(text).replace(EDGES, '');
  const bare = whole.replace(/^(?:the|our|die|der|das|les|los|las)\s+/u, '');
  // "REQUIREMENTS (must-have)": the words before the bracket decide, unless they are unknown.
  const candidates = [whole, bare, bare.replace(/\s*[(（【].*$/u, '')];
  for (const candidate of candidates) {
    for (const [section, matcher] of HEADING_PATTERNS) if (candidate.length <= 60 && matcher.test(candidate)) return section;
  }
  return undefined;
}

/** The section a sentence tells by its own words, or undefined. */
export function cueSection(text: string): Section | undefined {
  const sentence = plain(text);
  return CUE_PATTERNS.find(([, matcher]) => matcher.test(sentence))?.[0];
}

/** Whether a sentence gives orders to a program that reads it. */
export const speaksToMachines = (text: string): boolean => MACHINE_PATTERN.test(plain(text));
