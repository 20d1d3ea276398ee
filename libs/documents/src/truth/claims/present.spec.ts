import type { Language } from '#language';
import { describe, expect, it } from 'vitest';
import { Reading } from '../reading/reading.js';
import { presentAt } from './present.js';

describe('presentAt', () => {
  it.each<[Language, string]>([
    ['en', 'I am a serving constable with Westmere Constabulary.'],
    ['en', 'I still repair boilers for Brannock Boiler Works.'],
    ['en', 'I repair boilers for Brannock Boiler Works.'],
    ['de', 'Ich leite das Büro der Tischlerei Brömme.'],
    ['fr', 'Je dirige l’atelier du Garage du Viaduc.'],
    ['es', 'Sigo trabajando en la Librería Anaquel.'],
    ['ja', '丸福書店で接客を担当しております。'],
  ])('%s: %s', (language, text) => {
    expect(presentAt(new Reading(text, language), language)).toBeDefined();
  });

  it.each<[Language, string]>([
    ['en', 'At Harrow Hotels I cut food waste by 22 %.'],
    ['en', 'At Gatley I twice gave evidence.'],
    ['de', 'Im Reisebüro Seeblick beriet ich Kunden.'],
    ['de', 'Bei Brömme führte ich Rahmenverträge.'],
    ['fr', 'Toujours au CHU de Saint-Aubin, j’ai assuré la surveillance de nuit.'],
    ['es', 'En la Librería Anaquel atendía al público.'],
    ['ja', '丸福書店で接客を担当しておりました。'],
  ])('not %s: %s', (language, text) => {
    expect(presentAt(new Reading(text, language), language)).toBeUndefined();
  });
});
