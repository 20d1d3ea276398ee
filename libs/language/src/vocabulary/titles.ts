import type { Language } from './languages.js';
import { perLanguage, spellings, spokenIn } from './phrase-lists.js';
import { PhraseIndex } from './phrases.js';
import { ROLES, SELF_TITLE, SENIORITY } from './tables/titles.js';
import { VOICES } from './tables/voices.js';
import type { Token } from './tokens.js';

/** A step of the seniority ladder. */
export type Step = keyof typeof SENIORITY;
export type Role = keyof typeof ROLES;

/** A title in a text: `Senior Software Engineer`, `Leiterin der Buchhaltung`, `営業部長`. */
export interface Title {
  /** For each word of rank the steps it may stand for; empty when the title has no rank. */
  readonly ranks: readonly (readonly Step[])[];
  readonly roles: readonly Role[];
  /** `as a …`, `I am a …`: said of the person, so it must be one of the person's own. */
  readonly self: boolean;
  /** Tokens of the title that are neither rank nor role: the `Data` of `Senior Data Engineer`. */
  readonly inside: readonly number[];
  /** Tokens, end exclusive. */
  readonly from: number;
  readonly to: number;
}

interface Word {
  readonly step?: Step;
  readonly role?: Role;
  /** Counts only beside a role noun (`staff engineer`). */
  readonly bound: boolean;
}

const indexOf = perLanguage((language) => {
  const index = new PhraseIndex<Word>();
  const add = (cell: string, word: Omit<Word, 'bound'>): void => {
    for (const spelling of spellings(cell)) index.add(spelling.replace(/^\+|=.*$/gu, ''), { ...word, bound: spelling.startsWith('+') });
  };
  for (const spoken of spokenIn(language)) {
    for (const [step, cells] of Object.entries(SENIORITY)) add(cells[spoken], { step: step as Step });
    for (const [role, cells] of Object.entries(ROLES)) add(cells[spoken], { role: role as Role });
  }
  return index;
});

const selfOf = perLanguage((language) => {
  const index = new PhraseIndex<boolean>();
  for (const spelling of spellings(SELF_TITLE[language])) index.add(spelling, true);
  // "the position as …" is the job, not the person.
  for (const spelling of spellings(VOICES[language].post)) index.add(spelling, false);
  return index;
});

/** Words between rank and role that keep them one title: `Senior Software Engineer`, `ingénieure logiciel senior`. */
const APART = 3;

/** Titles of a tokenised text. A role noun without rank is a title too (its `ranks` are empty). */
export function findTitles(tokens: readonly Token[], language: Language): Title[] {
  const words: { from: number; to: number; steps: Step[]; roles: Role[]; bound: boolean }[] = [];
  for (const { value, from, to } of indexOf(language).scan(tokens)) {
    const last = words.at(-1);
    const word = last?.from === from ? last : { from, to, steps: [], roles: [], bound: value.bound };
    if (word !== last) words.push(word);
    if (value.step !== undefined && !word.steps.includes(value.step)) word.steps.push(value.step);
    if (value.role !== undefined && !word.roles.includes(value.role)) word.roles.push(value.role);
    if (!value.bound) word.bound = false;
  }
  const groups: (typeof words)[] = [];
  for (const word of words) {
    const group = groups.at(-1);
    if (group !== undefined && together(tokens, group.at(-1)?.to ?? 0, word.from)) group.push(word);
    else groups.push([word]);
  }
  const spoken = selfOf(language)
    .scan(tokens)
    .filter(({ value }) => value);
  // Japanese says it behind the title (…として), the others before it.
  const selves = new Set(language === 'ja' ? [] : spoken.map(({ to }) => to));
  const ends = new Set(language === 'ja' ? spoken.map(({ from }) => from) : []);
  return groups.flatMap((group) => {
    const roles = [...new Set(group.flatMap((word) => word.roles))];
    const held = roles.length > 0 || group.some((word) => !word.bound && word.steps.length > 0);
    const ranks = group.filter((word) => word.steps.length > 0 && (!word.bound || held)).map((word) => word.steps);
    if (roles.length === 0 && ranks.length === 0) return [];
    const from = group[0]?.from ?? 0;
    const to = group.at(-1)?.to ?? 0;
    const lead = [0, 1, 2, 3].find((i) => selves.has(from - i) && !tokens.slice(from - i, from).some((token) => /[,;.]/u.test(token.gap)));
    const inside = range(from - (lead ?? 0), to).filter((at) => !group.some((word) => word.from <= at && at < word.to));
    const self = lead !== undefined || ends.has(to);
    return [{ ranks, roles, self, inside, from, to }];
  });
}

const range = (from: number, to: number): number[] => Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);

function together(tokens: readonly Token[], end: number, start: number): boolean {
  if (start - end > APART || (tokens[end]?.cjk === true && start - end > 0)) return false;
  const between = tokens.slice(end, start + 1);
  const joining =
    /^(?:at|for|with|to|and|bei|für|und|mit|chez|pour|et|avec|en|para|con|y|a|of|the|who|in|as|while|from|by|reporting|over|will|would|can|must|may|is|was|who|that)$/u;
  if (tokens.slice(end, start).some(({ text }) => /^\d/u.test(text) || /^(?:bereits|schon|already|deja|ya)$/u.test(text))) return false;
  return between.every(({ gap }) => /^[\s\-‐–/&・]*$/u.test(gap)) && !tokens.slice(end, start).some(({ text }) => joining.test(text));
}
