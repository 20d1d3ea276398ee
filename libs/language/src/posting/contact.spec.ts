import { describe, expect, it } from 'vitest';
import { contactIn, referenceIn } from './contact.js';

describe('whom to write to', () => {
  it.each([
    ['Send your application to Ms Amara Obi, Head of Kitchens.', { name: 'Amara Obi', family: 'Obi', address: 'woman' }],
    ['Contact: Jonas Vik', { name: 'Jonas Vik', family: 'Vik', address: undefined }],
    [
      'Ihre Bewerbung richten Sie bitte an Herrn Dr. Jan von der Au.',
      { name: 'Dr. Jan von der Au', family: 'Dr. von der Au', address: 'man' },
    ],
    ['Candidature à adresser à Mme Inès Morel', { name: 'Inès Morel', family: 'Morel', address: 'woman' }],
    ['担当：佐々木様まで', { name: '佐々木', family: '佐々木', address: undefined }],
  ])('%s', (text, contact) => {
    expect(contactIn(text)).toEqual(contact);
  });

  it.each(['Contact: our team in Leeds', 'Contact: Human Resources', 'Ms Obi leads the kitchen.', 'Questions? Ask us.'])(
    'nobody in %s',
    (text) => {
      expect(contactIn(text)).toBeUndefined();
    },
  );

  it.each([
    ['Please quote reference KH-204/7', 'KH-204/7'],
    ['Kennziffer: 2027-BAU-3', '2027-BAU-3'],
    ['Réf. : 88A12', '88A12'],
    ['References required', undefined],
  ])('%s: %s', (text, reference) => {
    expect(referenceIn(text)).toBe(reference);
  });
});
