import { parsePartialDate } from '#json-resume';
import { clean } from './clean.js';

export const DATE_STYLES = ['short', 'long', 'numeric'] as const;
/** `Mar 2021`, `March 2021`, `03/2021`, each as the language writes it. */
export type DateStyle = (typeof DATE_STYLES)[number];

/** Their months are numbers, and the short form is one with slashes. */
const NUMBERED: ReadonlySet<string> = new Set(['ja', 'zh', 'ko']);

const monthFormat = (lang: string, style: DateStyle): Intl.DateTimeFormat => {
  const month = style === 'numeric' ? '2-digit' : NUMBERED.has(lang) ? 'long' : style;
  // Digits stay Latin in every language: portals read them.
  return new Intl.DateTimeFormat([`${lang}-u-nu-latn-ca-gregory`, 'en'], { year: 'numeric', month, timeZone: 'UTC' });
};

/** A date of a résumé in the reader's language, as precise as it was given up to the month; what cannot be read stays as it was typed. */
export function dateText(value: unknown, lang: string, style: DateStyle): string {
  const date = parsePartialDate(clean(value));
  if (!date) return clean(value);
  if (date.month === undefined)
    return lang === 'ja' || lang === 'zh' ? `${date.year}年` : lang === 'ko' ? `${date.year}년` : String(date.year);
  return monthFormat(lang, style).format(new Date(Date.UTC(date.year, date.month - 1, 1)));
}

/** From when to when; an end that is not there means that it goes on. */
export function periodText(start: unknown, end: unknown, words: { lang: string; style: DateStyle; present: string }): string {
  const from = dateText(start, words.lang, words.style);
  const to = clean(end) === '' ? (from === '' ? '' : words.present) : dateText(end, words.lang, words.style);
  return from !== '' && to !== '' && from !== to ? `${from} – ${to}` : from || to;
}

/** The day a letter was written, in words. */
export const dayText = (date: Date, lang: string): string =>
  new Intl.DateTimeFormat([`${lang}-u-nu-latn-ca-gregory`, 'en'], { dateStyle: 'long', timeZone: 'UTC' }).format(date);

/** Machines that read a range split it at the plain hyphen, and lost ends at the longer dash. */
export const plainHyphens = (period: string): string => period.replaceAll(/[–—]/g, '-');
