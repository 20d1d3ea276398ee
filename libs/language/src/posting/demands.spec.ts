import { describe, expect, it } from 'vitest';
import { degreeLevel, drivingLicence, readDemands } from './demands.js';

describe('readDemands', () => {
  it.each([
    ['5+ years of backend engineering', 5],
    ['at least two years as an analyst', 2],
    ['Au moins 5 ans d’expérience', 5],
    ['trois années minimum', 3],
    ['Mindestens fünf Jahre Erfahrung', 5],
    ['3-5 Jahre Berufserfahrung', 3],
    ['Al menos 4 años de experiencia', 4],
    ['経理の実務経験5年以上', 5],
    ['５年以上', 5],
    ['founded in 2019年', undefined],
    ['28 days of leave', undefined],
  ])('%s: %s years', (text, years) => {
    expect(readDemands(text).years).toBe(years);
  });

  it.each([
    ["Bachelor's or Master's degree in Physics", 'bachelor'],
    ['Diplôme d’ingénieur ou équivalent (bac +5)', 'master'],
    ['Abgeschlossenes Studium der Informatik', 'bachelor'],
    ['Abgeschlossene Berufsausbildung zur Fachkraft', 'vocational'],
    ['Titulación universitaria en Turismo', 'bachelor'],
    ['大学卒以上', 'bachelor'],
    ['PhD in chemistry', 'doctorate'],
    ['clean and tidy', undefined],
  ])('%s: %s', (text, level) => {
    expect(degreeLevel(text)).toBe(level);
  });

  it.each([
    ['Fließend Deutsch, gutes Englisch', ['en', 'de']],
    ['Gute Englischkenntnisse', ['en']],
    ['se valorará francés o alemán', ['fr', 'de']],
    ['ビジネスレベルの英語力', ['en']],
    ['You polish the floors', []],
  ])('%s: speaks %s', (text, spoken) => {
    expect(readDemands(text).spoken).toEqual(spoken);
  });

  it.each(['clean driving licence', 'permis B exigé', 'Führerschein Klasse B', 'carné de conducir', '普通自動車運転免許'])(
    '%s is a driving licence',
    (text) => {
      expect(drivingLicence(text)).toBe(true);
    },
  );
});
