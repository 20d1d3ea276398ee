import { clean } from './clean.js';

const SCHEMES: ReadonlySet<string> = new Set(['https:', 'http:', 'mailto:', 'tel:']);

/** An address to click on. `javascript:`, `data:` and what is no address stay visible text, and nothing else. */
export function safeHref(value: unknown): string | undefined {
  const text = clean(value);
  if (typeof value !== 'string' || text === '') return undefined;
  const address = /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`;
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  return SCHEMES.has(url.protocol) ? url.href : undefined;
}

/** Digits and a plus (RFC 3966); undefined for a text with fewer than three digits. */
export function telHref(phone: string): string | undefined {
  const digits = phone.replace(/(?!^\+)\D/g, '');
  return digits.replace('+', '').length >= 3 ? `tel:${digits}` : undefined;
}

/** An address as people write it. */
export const shown = (url: string): string =>
  url
    .replace(/^(https?:\/\/|mailto:)/i, '')
    .replace(/^www\./i, '')
    .replace(/\/$/, '');
