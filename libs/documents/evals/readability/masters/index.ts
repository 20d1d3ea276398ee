import { MASTERS } from '../../masters/index.js';
import { ENGLISH } from './english.js';
import { FRENCH } from './french.js';
import { GERMAN } from './german.js';
import { SPANISH } from './spanish.js';

/** Everybody whose letters are read for their form. The Japanese ones have a script of their own and are looked at by another check. */
const { keiriTantou: _, backendEnjinia: __, ...latin } = MASTERS;

export const READABLE_MASTERS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  ...latin,
  ...ENGLISH,
  ...GERMAN,
  ...FRENCH,
  ...SPANISH,
};
