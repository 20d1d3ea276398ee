import { domainToASCII } from 'node:url';

/** RFC 5321 §4.5.3.1: a forward path has 256 octets with its brackets, a local part 64. Longer keys break the index (docs/security.md, A34). */
const LONGEST = 254;
const MAX_LOCAL_LENGTH = 64;

/** RFC 5322 §3.2.3 dot-atom: ASCII only, so no bidi marks, no look-alike letters, no controls. */
const LOCAL = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const DOMAIN = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/;

/**
 * The one spelling of an address, or undefined for what is none: lower case, domain in ASCII (an international one as punycode, so that
 * a look-alike domain is another account that shows what it is). `+tag` stays: it names another mailbox as far as we can know.
 */
export function canonicalEmail(text: string): string | undefined {
  if (text.length > LONGEST) return undefined;
  const at = text.trim().lastIndexOf('@');
  const local = text.trim().slice(0, at).toLowerCase();
  const domain = domainToASCII(text.trim().slice(at + 1)).toLowerCase();
  if (at < 1 || local.length > MAX_LOCAL_LENGTH || !LOCAL.test(local) || !DOMAIN.test(domain)) return undefined;
  const email = `${local}@${domain}`;
  return email.length <= LONGEST ? email : undefined;
}
