import type { InputIssue } from '#common';
import { COMMON_WORDS, WALKS } from './common-words.js';
import { isGuessable } from './guessable.js';

/** Twice what NIST asks to allow (64): longer is a mistake or an attack on the hash (docs/security.md, A11). */
export const MAX_LENGTH = 128;

/** Parts that a person would guess and that no list can hold. */
export interface PersonalParts {
  readonly email: string | undefined;
  readonly firstName: string | null;
  readonly lastName: string | null;
}

const issue = (code: string, message: string): InputIssue => ({ path: '/password', code, message });

/**
 * What is wrong with a new password, or nothing: length in code points after NFKC (each counts one) and the blocklist over the whole
 * password. No rules about kinds of characters, which make passwords worse (NIST SP 800-63B-4 §3.1.1.2; ASVS 6.2.5).
 */
export function passwordIssue(password: string, minLength: number, person: PersonalParts): InputIssue | undefined {
  if (password.length > 4 * MAX_LENGTH) return issue('PASSWORD_LONG', `must have at most ${MAX_LENGTH} characters`);
  const length = [...password.normalize('NFKC')].length;
  if (length > MAX_LENGTH) return issue('PASSWORD_LONG', `must have at most ${MAX_LENGTH} characters`);
  if (length < minLength) return issue('PASSWORD_SHORT', `must have at least ${minLength} characters`);
  if (isCommon(password, person) || isGuessable(password)) return issue('PASSWORD_COMMON', 'is one of those everybody guesses first');
  return undefined;
}

/** A password that nobody can have, because register would have refused it: need not be hashed to be wrong. */
export const isImpossible = (password: string): boolean =>
  password.length > 4 * MAX_LENGTH || [...password.normalize('NFKC')].length > MAX_LENGTH;

const PLAIN: Readonly<Record<string, string>> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '1': 'i',
  '!': 'i',
  '0': 'o',
  $: 's',
  '5': 's',
  '7': 't',
  '+': 't',
};
const letters = (text: string): string => text.replace(/[@431!0$57+]/g, (c) => PLAIN[c] ?? c);

/** Most blocks a common password is made of; four unrelated words are a passphrase, and good. */
const MAX_BLOCKS = 3;
/** Punctuation and spaces between the blocks; emoji are no filling. */
const FILLING = /[\p{P}\p{Z}\p{Cc}$+<=>^`|~]+/gu;
/** No more different characters than this are one thing repeated. */
const FEW_CHARACTERS = 4;

/**
 * True for what stands on top of every list of breached passwords, and for everything made the same way: at most three common words, names,
 * walks over the keyboard, years and numbers, in any case, with digits for letters and punctuation between; one thing repeated; few characters.
 */
export function isCommon(password: string, person: PersonalParts = { email: undefined, firstName: null, lastName: null }): boolean {
  const plain = password.normalize('NFKC').toLowerCase();
  const bare = plain.replace(FILLING, '');
  if (new Set(plain).size <= FEW_CHARACTERS || bare.length < 6) return true;
  const own = ownWords(person);
  const spellings = new Set([bare, letters(plain).replace(FILLING, '')]);
  return [...spellings].some((text) => isMadeOf(text, own) || isMadeOf(unrepeated(text), own));
}

function ownWords({ email, firstName, lastName }: PersonalParts): ReadonlySet<string> {
  const parts = [email?.split('@')[0], ...(email?.split('@')[1]?.split('.') ?? []), firstName, lastName];
  const words = parts
    .flatMap((part) => [part ?? '', ...(part ?? '').split(/[^\p{L}\p{N}]+/u)])
    .map((w) => w.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ''));
  return new Set(words.filter((w) => w.length >= 3).flatMap((w) => [w, letters(w)]));
}

/** `passwordpassword` → `password`, `abcabcabcab` → `abc`: the unit, where the text is nothing but its repetition. */
function unrepeated(text: string): string {
  for (let size = 1; size <= text.length / 2; size++) {
    const unit = text.slice(0, size);
    if (text === unit.repeat(Math.ceil(text.length / size)).slice(0, text.length)) return unit.length < 6 ? 'password' : unit;
  }
  return text;
}

/** Whether the text can be cut into at most three blocks, digits of up to eight counting for nothing. */
function isMadeOf(text: string, own: ReadonlySet<string>): boolean {
  const fewest: number[] = [0];
  for (let end = 1; end <= text.length; end++) {
    let best = Number.POSITIVE_INFINITY;
    for (let start = Math.max(0, end - 40); start < end; start++) {
      const before = fewest[start]!;
      if (before >= MAX_BLOCKS + 1) continue;
      best = Math.min(best, before + costOf(text.slice(start, end), own));
    }
    fewest.push(best);
  }
  return fewest[text.length]! <= MAX_BLOCKS;
}

function costOf(part: string, own: ReadonlySet<string>): number {
  if (/^\d{1,8}$/.test(part)) return 0;
  if (COMMON_WORDS.has(part) || own.has(part) || isWalk(part) || /^(.)\1+$/u.test(part)) return 1;
  return Number.POSITIVE_INFINITY;
}

const isWalk = (part: string): boolean => part.length >= 4 && WALKS.some((row) => row.includes(part));
