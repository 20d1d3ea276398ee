import { describe, expect, it } from 'vitest';
import { aiV1 } from '#contracts';
import { toRequest } from './ai.mapper.js';

const ENGLISH = { work: [{ position: 'Baker', highlights: ['Baked the bread for two hotels and trained an apprentice'] }] };
const FRENCH = { work: [{ position: 'Boulanger', highlights: ["J'ai cuit le pain pour deux hôtels et formé une apprentie"] }] };
const CZECH = {
  work: [{ position: 'Pekař', highlights: ['Pekl jsem chléb pro dva hotely a od roku 2019 vedl učně, který se ke mně přidal'] }],
};
const DANISH =
  'Vi søger en bager til vores bageri i Aarhus, som har erfaring med rugbrød og ikke er bange for at stå tidligt op og det hele.';
const LIST = 'HACCP, Excel, Staplerschein';

const asked = (language: string, text: string, master: object): Partial<ReturnType<typeof toRequest>> => {
  const { language: written, languageOfResume } = toRequest(
    aiV1.GenerateDocumentRequest.fromPartial({
      kind: aiV1.DocumentKind.DOCUMENT_KIND_COVER_LETTER,
      language,
      master: Buffer.from(JSON.stringify(master)),
      posting: { text },
    }),
  );
  return { language: written, ...(languageOfResume === undefined ? {} : { languageOfResume }) };
};

describe('the language of a document', () => {
  it.each([
    ['de-AT', DANISH, ENGLISH, { language: 'de' }],
    ['', 'Wir suchen eine Bäckerin für die Frühschicht, die mit Sauerteig arbeitet.', ENGLISH, { language: 'de' }],
    ['AUTO', DANISH, FRENCH, { language: 'fr', languageOfResume: true }],
    ['auto', DANISH, ENGLISH, { language: 'en', languageOfResume: true }],
    ['', LIST, FRENCH, { language: 'fr', languageOfResume: true }],
    ['', LIST, CZECH, { language: 'en' }],
  ])('asked for %j, of %j', (language, text, master, expected) => {
    expect(asked(language, text, master)).toEqual(expected);
  });

  it.each([
    ['pt', LIST, ENGLISH],
    ['', DANISH, ENGLISH],
    ['AUTO', DANISH, CZECH],
  ])('is refused with the list: %j', (language, text, master) => {
    expect(() => asked(language, text, master)).toThrow(/en, fr, de, es, ja/u);
  });
});
