import { describe, expect, it } from 'vitest';
import { degreeLevel, ownDegreeLevel } from './demands.js';
import { umbrellaAnswers } from './fields.js';

describe('fields named by an umbrella', () => {
  it.each([
    ['Degree in a quantitative discipline', 'Statistics', true],
    ['Degree in a quantitative discipline', 'Fine Art', false],
    ['A scientific degree', 'Chemistry', true],
    ['Business-related degree', 'Marktforschung und Marketing', true],
    ['Any degree', 'Fine Art', true],
    ['Degree in nursing', 'Nursing', undefined],
  ])('%s, %s: %s', (demand, field, answers) => {
    expect(umbrellaAnswers(demand, field)).toBe(answers);
  });
});

describe('levels', () => {
  it.each([
    ['School-leaving certificate', 'secondary'],
    ['Abitur oder vergleichbarer Abschluss', 'secondary'],
    ['Bachillerato', 'secondary'],
    ['高卒以上', 'secondary'],
    ['Bac+2', 'vocational'],
    ['Bac pro', 'vocational'],
    ['Bachelor in Physics', 'bachelor'],
  ])('%s asks for %s', (text, level) => {
    expect(degreeLevel(text)).toBe(level);
  });

  it.each([
    ['BA', 'Secondary Education, University of Kent', 'bachelor'],
    ['MS', 'Geology', 'master'],
    ['AAS', 'Welding', 'vocational'],
    ['Grado Superior', 'Cocina', 'vocational'],
    ['Grado', 'Historia', 'bachelor'],
    ['Staatsexamen', 'Jura', 'master'],
    ['', 'Something', undefined],
  ])('%s %s is %s', (type, about, level) => {
    expect(ownDegreeLevel(type, about)).toBe(level);
  });
});
