import { describe, expect, it } from 'vitest';
import { POSTINGS } from '../../test/postings/index.js';
import { postingLanguage } from './posting-language.js';

describe('postingLanguage', () => {
  it.each(Object.entries(POSTINGS))('%s is in the language of its name', (name, { text }) => {
    expect(postingLanguage(text)).toBe(name.slice(0, 2));
  });

  it('is that of the demands, whatever frame the employer puts around them', () => {
    const text =
      'About us\nKindred is an international fashion company with 900 stores.\n\n- Du entwickelst visuelle Konzepte für unsere Stores\n- Du schulst die Teams in den Filialen\n\nWe are an equal opportunity employer.';
    expect(postingLanguage(text)).toBe('de');
  });

  it.each([
    'Opis stanowiska:\n- Rozwój aplikacji webowych w React i TypeScript\n- Współpraca z zespołem UX\nWymagania:\n- Bardzo dobra znajomość TypeScript',
    'Buscamos uma pessoa engenheira para operar clusters.\n- Administrar clusters OpenShift\n- Manter pipelines com experiência e inglês avançado',
    'نبحث عن ممرضة مسجلة للعمل في وحدة القلب.',
  ])('is none of ours: %s', (text) => {
    expect(postingLanguage(text)).toBe('other');
  });

  it.each(['', 'React, Go', 'SAP EWM 2024'])('cannot be told of %j', (text) => {
    expect(postingLanguage(text)).toBe('unclear');
  });
});
