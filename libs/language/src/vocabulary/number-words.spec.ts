import { describe, expect, it } from 'vitest';
import type { Language } from './languages.js';
import { kanjiNumberAt, spelledNumberAt } from './number-words.js';
import { tokenize } from './tokens.js';

describe('spelledNumberAt', () => {
  it.each<[Language, string, number | undefined]>([
    ['en', 'seventeen', 17],
    ['en', 'twenty-three nurses', 23],
    ['en', 'two hundred and fifty', 250],
    ['en', 'three thousand five hundred', 3500],
    ['en', 'two million', 2_000_000],
    ['en', 'a hundred', 100],
    ['en', 'thirty-one', 31],
    ['en', 'a dozen', 12],
    ['en', 'two dozen', 24],
    ['en', 'one of them', undefined],
    ['en', 'Seven.js for the maps', undefined],
    ['en', 'three.', 3],
    ['fr', 'dix-sept', 17],
    ['fr', 'quatre-vingts', 80],
    ['fr', 'quatre-vingt-dix-neuf', 99],
    ['fr', 'soixante-dix-sept', 77],
    ['fr', 'soixante et onze', 71],
    ['fr', 'cent vingt', 120],
    ['fr', 'deux mille trois cents', 2300],
    ['fr', 'vingt et un', 21],
    ['de', 'siebzehn', 17],
    ['de', 'dreiundzwanzig', 23],
    ['de', 'zweihundertfünfzig', 250],
    ['de', 'fünftausendsechshundert', 5600],
    ['de', 'drei Millionen', 3_000_000],
    ['de', 'einhundert', 100],
    ['de', 'eine', undefined],
    ['de', 'anderthalb', 1.5],
    ['es', 'diecisiete', 17],
    ['es', 'treinta y cinco', 35],
    ['es', 'doscientas cincuenta', 250],
    ['es', 'dos mil quinientos', 2500],
    ['es', 'tres millones', 3_000_000],
    ['es', 'cinco y seis', 5],
  ])('%s: %s', (language, text, value) => {
    expect(spelledNumberAt(tokenize(text), 0, language)?.value).toBe(value);
  });
});

describe('kanjiNumberAt', () => {
  it.each([
    ['十七', 17],
    ['二十三', 23],
    ['百五十', 150],
    ['三千', 3000],
    ['一億二千万', 120_000_000],
    ['一', undefined],
  ])('%s', (text, value) => {
    expect(kanjiNumberAt(tokenize(text), 0)?.value).toBe(value);
  });
});
