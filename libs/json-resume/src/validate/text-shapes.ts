import { isPartialDate } from '../dates/partial-date.js';
import { namesYear, readDate } from '../dates/read-date.js';

/** True for printable ASCII without a space: nearly every address, told without a regular expression. */
function isPlainWord(text: string, from: number): boolean {
  for (let i = from; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code <= 0x20 || code >= 0x7f) return false;
  }
  return text.length > from;
}

/** An address hidden from robots, "ada (at) example.com" or "ada at example.com", which people do publish. */
const HIDDEN_EMAIL = /\S\s*[([{<]\s*at\s*[)\]}>]\s*\S|^\S+\s+at\s+\S+/i;

/**
 * Something@something without white space, or a hidden address. Anything stricter refuses addresses that work (RFC 6531),
 * and only a letter that arrives proves one.
 */
export function isEmailLike(text: string): boolean {
  const at = text.indexOf('@');
  if (at > 0 && at === text.lastIndexOf('@') && at < text.length - 1 && isPlainWord(text, 0)) return true;
  return /^\s*[^\s@]+@[^\s@]+\s*$/.test(text) || HIDDEN_EMAIL.test(text);
}

/** Schemes that run or read something when a reader follows the link. */
const ACTIVE_SCHEME = /^[\s\p{Cc}]*(?:javascript|vbscript|data|file)[\s\p{Cc}]*:/iu;

/** An absolute address, or a word with a point, a slash or the like in it: "www.example.com/ada" is one to people. */
const LINK = /^\s*(?:[a-z][a-z\d+.-]*:\S|\S*[./#@]\S*)/i;

/** An address, with or without a scheme; no control characters, no scheme that runs. */
export function isUrlLike(text: string): boolean {
  if (text.startsWith('https://') && isPlainWord(text, 8)) return true;
  return LINK.test(text) && !/\p{Cc}/u.test(text) && !ACTIVE_SCHEME.test(text);
}

/** A date by form or by the year in it: "Since 2014" passes, "soon" does not. */
export const isDateLike = (text: string): boolean => isPartialDate(text) || namesYear(text) || readDate(text).kind === 'date';
