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

/** http or https, and a host without a user before it: `http://bank.example@evil.example` leads to the latter. */
const WEB_ADDRESS = /^https?:\/\/[^\s/?#\\@]+(?:[/?#].*)?$/i;

/** The same of nearly every address: nothing in it that a reader could take for something else. */
const PLAIN_ADDRESS = /^https?:\/\/[a-z\d.-]+(?:\/[\w.~/%@+=&?#:;,!-]*)?$/i;

/**
 * An absolute address of the web, without a user part: what may stand behind a link, since nothing but it is opened as it is read. No `//host`,
 * whose scheme is the page's, no backslash before the path, which browsers read as a slash, no control character, which they drop.
 */
export function isWebAddress(text: string): boolean {
  if (PLAIN_ADDRESS.test(text)) return URL.canParse(text);
  return WEB_ADDRESS.test(text) && !/\p{Cc}/u.test(text) && URL.canParse(text);
}

/** A name with a point in it, its last part letters: what people write for `https://…`. */
const HOST_FIRST = /^(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}(?::\d{1,5})?(?:[/?#].*)?$/u;

/** The name of a file, which is no host though it reads like one. */
const FILE_NAME = /^[^/?#]+\.(?:pdf|docx?|odt|rtf|txt|md|html?|js|jpe?g|png|gif|webp)$/i;

/** The address a person meant who wrote none whole: `www.example.com/ada` as https, spaces around it dropped. Undefined where there is none, or nothing to mend. */
export function meantAddress(text: string): string | undefined {
  const trimmed = text.trim();
  if (trimmed !== text && isWebAddress(trimmed)) return trimmed;
  if (!HOST_FIRST.test(trimmed) || FILE_NAME.test(trimmed)) return undefined;
  const whole = `https://${trimmed}`;
  return isWebAddress(whole) ? whole : undefined;
}

/** A picture: an address of the web, or the picture itself. */
export const isPicture = (text: string): boolean => /^data:image\/[a-z+.-]+(?:;[a-z]+=[\w-]+)*;base64,/i.test(text) || isWebAddress(text);

/** A date by form or by the year in it: "Since 2014" passes, "soon" does not. */
export const isDateLike = (text: string): boolean => isPartialDate(text) || namesYear(text) || readDate(text).kind === 'date';
