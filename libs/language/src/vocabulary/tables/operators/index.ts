import type { Language } from '../../languages.js';
import { ENGLISH } from './english.js';
import { FRENCH } from './french.js';
import { GERMAN } from './german.js';
import { JAPANESE } from './japanese.js';
import type { OperatorTable } from './operator-kinds.js';
import { SPANISH } from './spanish.js';

/** Function words and closed classes that change what a sentence says of the same things. */
export const OPERATORS: Readonly<Record<Language, OperatorTable>> = { en: ENGLISH, fr: FRENCH, de: GERMAN, es: SPANISH, ja: JAPANESE };
