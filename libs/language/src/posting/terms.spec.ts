import { describe, expect, it } from 'vitest';
import { contentTerms, functionWordShare, requirementTerms, textLength, words } from './terms.js';

describe('terms', () => {
  it.each([
    ['en', 'Built and builds services', 'building service'],
    ['fr', 'Développement des équipes', 'développer l’équipe'],
    ['de', 'Planung der Touren', 'Tour, Planungen'],
    ['es', 'Gestión de equipos', 'la gestión del equipo'],
    ['ja', '月次決算を短縮', '月次決算の短縮'],
  ] as const)('%s: inflected forms meet', (language, one, other) => {
    const [a, b] = [new Set(contentTerms(one, language)), new Set(contentTerms(other, language))];
    expect([...a].filter((term) => b.has(term)).length).toBeGreaterThanOrEqual(2);
  });

  it('keeps names with signs whole, drops numbers, marks of gender and contractions', () => {
    expect(words("C++, Node.js and CI/CD: you'll run 24 of them")).toEqual([
      'c++',
      'node.js',
      'and',
      'ci/cd',
      'you',
      'run',
      '24',
      'of',
      'them',
    ]);
    expect(contentTerms('24 Touren', 'de')).toEqual(['tour']);
    expect(words('Director/a de hotel (m/w/d)')).toEqual(['director', 'de', 'hotel']);
  });

  it('leaves the voicing marks of kana alone', () => {
    expect(contentTerms('サーバー', 'ja')).toEqual(['サーバー']);
  });

  it('takes the words every posting uses out of a requirement', () => {
    expect(requirementTerms('Strong experience with welding required', 'en')).toEqual(['weld']);
  });

  it('tells prose from noise by its function words', () => {
    expect(functionWordShare('We are looking for a cook who likes the sea', 'en')).toBeGreaterThan(0.4);
    expect(functionWordShare('asdf qwer zxcv uiop', 'en')).toBe(0);
  });

  it('counts words, and characters for Japanese', () => {
    expect(textLength('one two  three', 'en')).toBe(3);
    expect(textLength('経理 を担当', 'ja')).toBe(5);
  });
});
