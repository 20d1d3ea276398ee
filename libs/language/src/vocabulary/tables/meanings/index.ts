import type { Language } from '../../languages.js';
import { ENGLISH } from './english.js';
import { FRENCH } from './french.js';
import { GERMAN } from './german.js';
import { JAPANESE } from './japanese.js';
import { SPANISH } from './spanish.js';

/** Words a faithful rewording may exchange, per language, one group a line; wider than `SYNONYMS`, which also decides what a figure counts. */
export const MEANINGS: Readonly<Record<Language, string>> = { en: ENGLISH, fr: FRENCH, de: GERMAN, es: SPANISH, ja: JAPANESE };
