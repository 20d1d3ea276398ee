import { namesYear } from '../dates/read-date.js';
import { readDate } from '../dates/read-date.js';

/**
 * Something@something without white space, or an address hidden from robots ("ada (at) example.com"), which people do
 * publish. Anything stricter refuses working addresses (RFC 6531), and only a sent letter proves one.
 */
export const isEmailLike = (text: string): boolean =>
  /^[^\s@]+@[^\s@]+$/.test(text) || /\S\s*[([{<]\s*at\s*[)\]}>]\s*\S|^\S+\s+at\s+\S+/i.test(text);

/** Schemes that run something when a reader follows the link. */
const ACTIVE_SCHEME = /^[\s\p{Cc}]*(?:javascript|vbscript|data|file)[\s\p{Cc}]*:/iu;

/** An absolute address, one without a scheme ("www.example.com/ada"), or a path; no control characters, no scheme that runs. */
export const isUrlLike = (text: string): boolean =>
  /^(?:[a-z][a-z\d+.-]*:\S|\S*[./#@]\S*)/i.test(text) && !/\p{Cc}/u.test(text) && !ACTIVE_SCHEME.test(text);

/** A date by form or by the year in it. "Since 2014" passes; "soon" does not. */
export const isDateLike = (text: string): boolean => namesYear(text) || readDate(text).kind === 'date';
