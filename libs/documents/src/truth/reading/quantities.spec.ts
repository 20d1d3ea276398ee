import { describe, expect, it } from 'vitest';
import type { Language } from '#language';
import { Reading } from './reading.js';

const first = (language: Language, text: string): [number | undefined, string | undefined] => {
  const reading = new Reading(text, language).quantities[0]?.readings[0];
  return [reading?.value, reading?.unit];
};

describe('values and units', () => {
  it.each<[Language, string, number, string | undefined]>([
    ['en', '9,500 users', 9500, undefined],
    ['en', 'over 9.5 million users', 9_500_000, undefined],
    ['de', '9.500 Nutzer', 9500, undefined],
    ['fr', '9 500 utilisateurs', 9500, undefined],
    ['fr', '9 500 utilisateurs', 9500, undefined],
    ['fr', '2,4 M€', 2_400_000, 'eur'],
    ['de', '3,2 Mio. € Umsatz', 3_200_000, 'eur'],
    ['de', '1,5 Mrd. Euro', 1_500_000_000, 'eur'],
    ['en', '$2.4m saved', 2_400_000, 'usd'],
    ['en', 'EUR 180k', 180_000, 'eur'],
    ['es', '3,2 millones de euros', 3_200_000, 'eur'],
    ['ja', '42万円', 420_000, 'jpy'],
    ['ja', '4億2000万円', 420_000_000, 'jpy'],
    ['ja', '3割削減', 30, 'percent'],
    ['ja', '１２％', 12, 'percent'],
    ['en', '٤٢ %', 42, 'percent'],
    ['en', 'seventeen percent', 17, 'percent'],
    ['fr', 'dix-sept pour cent', 17, 'percent'],
    ['de', 'siebzehn Prozent', 17, 'percent'],
    ['es', 'diecisiete por ciento', 17, 'percent'],
    ['en', '90 minutes', 90, 'minute'],
    ['en', 'a 30-minute call', 30, 'minute'],
    ['en', '240 ms', 240, 'millisecond'],
    ['de', '3 Prozentpunkte', 3, 'points'],
    ['en', "1'250 members", 1250, undefined],
    ['en', '₹ 1,00,000', 100_000, 'inr'],
  ])('%s: %s', (language, text, value, unit) => {
    expect(first(language, text)).toEqual([value, unit]);
  });

  it('keeps both readings of a separator that two readers read differently', () => {
    const values = (language: Language): number[] =>
      (new Reading('9,500', language).quantities[0]?.readings ?? []).map(({ value }) => value);
    expect(values('en')).toEqual([9500, 9.5]);
    expect(values('de')).toEqual([9.5, 9500]);
  });

  it('shares the unit of a range, whichever end carries it', () => {
    const units = (text: string): (string | undefined)[] => new Reading(text, 'en').quantities.map(({ readings }) => readings[0]?.unit);
    expect(units('from 40 to 25 minutes')).toEqual(['minute', 'minute']);
    expect(units('from 40 minutes to 25')).toEqual(['minute', 'minute']);
  });

  it('sees bounds, rates and what is counted', () => {
    const [quantity] = new Reading('Handled more than 500 orders a day', 'en').quantities;
    expect(quantity).toMatchObject({ bound: 'floor', rate: 'day', counted: ['orders'] });
    expect(new Reading('verfügen über 640 Betten', 'de').quantities[0]?.bound).toBeUndefined();
    expect(new Reading('看護師12名', 'ja').quantities[0]?.counted).toEqual(['nurses']);
    expect(new Reading('a team of 12', 'en').quantities[0]?.counted).toEqual(['people']);
  });

  it('leaves names with digits, articles and ordinary kanji alone', () => {
    for (const text of ['Built on EC2, S3 and OAuth2', 'one of the first', 'a team'])
      expect(new Reading(text, 'en').quantities, text).toEqual([]);
    expect(new Reading('三菱の一部門', 'ja').quantities).toEqual([]);
  });
});
