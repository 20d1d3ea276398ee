import type { Language } from '#language';
import { ENGLISH } from './english.js';
import { FRENCH } from './french.js';
import { GERMAN } from './german.js';
import { JAPANESE } from './japanese.js';
import type { Phrasebook } from './phrasebook.js';
import { SPANISH } from './spanish.js';

/** The sentences of every language the writer writes in. */
export const PHRASEBOOKS: Readonly<Record<Language, Phrasebook>> = { en: ENGLISH, fr: FRENCH, de: GERMAN, es: SPANISH, ja: JAPANESE };
