import { domainToASCII, domainToUnicode } from 'node:url';

/** RFC 5321 §4.5.3.1: a forward path has 256 octets with its brackets, a local part 64. Longer keys break the index (docs/security.md, A34). */
const LONGEST = 254;
const MAX_LOCAL_LENGTH = 64;

/** RFC 5322 §3.2.3 dot-atom: ASCII only, so no bidi marks, no look-alike letters, no controls. */
const LOCAL = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const DOMAIN = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/;

/** Letter by letter: a word's end has no bearing on what a domain's letters map to. */
const lower = (text: string): string => [...text].map((c) => c.toLowerCase()).join('');

/**
 * The domain in ASCII, or undefined where reading it back says something else than was typed. What Node offers parses a URL's host: it cuts
 * at `/`, `?`, `#` and ports, decodes `%61`, drops tabs and invisible characters and maps full-width letters, each a second spelling of a
 * domain that was not written.
 */
function asciiDomain(typed: string): string | undefined {
  const ascii = domainToASCII(typed);
  const plain = /^[\x21-\x7e]*$/.test(typed);
  const same = plain ? ascii === typed.toLowerCase() : ascii.includes('xn--') && domainToUnicode(ascii) === lower(typed.normalize('NFC'));
  return same && DOMAIN.test(ascii) ? ascii : undefined;
}

/**
 * The one spelling of an address, or undefined for what is none: lower case, without spaces around it, domain in ASCII (an international
 * one as punycode, so that a look-alike domain is another account that shows what it is). `+tag` stays: it names another mailbox as far as
 * we can know.
 */
export function canonicalEmail(text: string): string | undefined {
  if (text.length > LONGEST) return undefined;
  const typed = text.replace(/^ +| +$/g, '');
  const at = typed.lastIndexOf('@');
  const local = typed.slice(0, Math.max(0, at));
  const domain = asciiDomain(typed.slice(at + 1));
  if (local.length > MAX_LOCAL_LENGTH || !LOCAL.test(local) || domain === undefined) return undefined;
  const email = `${local.toLowerCase()}@${domain}`;
  return email.length <= LONGEST ? email : undefined;
}
