import { setupI18n } from '@lingui/core';
import { useSyncExternalStore } from 'react';
import type english from './locales/en.json';

export type MessageId = keyof typeof english;
export type Values = Readonly<Record<string, string | number>>;
export type Translate = (id: MessageId, values?: Values) => string;

export const LANGUAGES = { en: 'English', de: 'Deutsch', fr: 'Français' } as const;
export type Language = keyof typeof LANGUAGES;
const isLanguage = (text: string): text is Language => Object.hasOwn(LANGUAGES, text);

const KEPT = 'vitae-language';
const catalogues = {
  en: () => import('./locales/en.json'),
  de: () => import('./locales/de.json'),
  fr: () => import('./locales/fr.json'),
} as const;

const i18n = setupI18n();
const listeners = new Set<() => void>();
let language: Language = 'en';

/** What the person chose here before, else the first of the browser's languages that there is, else English. */
export function preferredLanguage(): Language {
  const kept = localStorage.getItem(KEPT) ?? '';
  const wanted = [kept, ...navigator.languages].map((l) => l.slice(0, 2).toLowerCase());
  return wanted.find(isLanguage) ?? 'en';
}

/** Loads a catalogue and shows everything in it. */
export async function speak(next: Language): Promise<void> {
  const { default: messages } = await catalogues[next]();
  i18n.loadAndActivate({ locale: next, messages: messages as never });
  language = next;
  document.documentElement.lang = next;
  translate = (id, values) => i18n._(id, values);
  for (const listener of listeners) listener();
}

/** As `speak`, and remembered on this device. */
export async function choose(next: Language): Promise<void> {
  localStorage.setItem(KEPT, next);
  await speak(next);
}

/** Another function after each change of language: what holds it shows the new one. */
let translate: Translate = (id, values) => i18n._(id, values);

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useText = (): Translate => useSyncExternalStore(subscribe, () => translate);
export const useLanguage = (): Language => useSyncExternalStore(subscribe, () => language);

/** The browser's own variant of the language where it has one: day before month in en-GB. */
const regional = (): string => navigator.languages.find((l) => l.toLowerCase().startsWith(language)) ?? language;

/** Date and time of day, as the person's language writes them. */
export const moment = (iso: string): string =>
  new Intl.DateTimeFormat(regional(), { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(iso));
export const timeOfDay = (iso: string): string => new Intl.DateTimeFormat(regional(), { timeStyle: 'short' }).format(new Date(iso));
