import { describe, expect, it } from 'vitest';
import type { UserId } from '#common';
import type { JobInput } from '#contracts';
import { createSubmission } from './generate-documents.submission.js';

const GERMAN = 'Wir suchen eine Fachkraft mit Erfahrung für unser Team in Kiel.';
const DUTCH = 'Wij zoeken een ervaren bakker voor onze bakkerij in Utrecht, die van het vak houdt en niet bang is om vroeg op te staan.';
const submission = createSubmission({
  resumes: { find: async () => ({ id: 'r', version: 1 }) },
  models: { list: async () => [] },
} as never);
const prepare = (language: string | null, ...texts: string[]): ReturnType<typeof submission.prepare> =>
  submission.prepare(
    'owner' as UserId,
    {
      masterResumeId: '01890f3e-7b1e-7cc0-8000-000000000001',
      kinds: ['COVER_LETTER'],
      postings: texts.map((text) => ({ text })),
      ...(language === null ? {} : { language }),
    } as unknown as JobInput<'generate-documents'>,
  );

describe('a language nobody writes in', () => {
  it.each([
    ['asked for', 'nl', [GERMAN], '/language'],
    ['of one posting among several, where none is asked for', null, [GERMAN, DUTCH], '/postings/1/text'],
  ])('is refused at once, with the list: %s', async (_, language, texts, path) => {
    await expect(prepare(language, ...texts)).resolves.toMatchObject({
      is: 'invalid',
      issues: [{ path, code: 'UNKNOWN_LANGUAGE', message: expect.stringContaining('en, fr, de, es, ja') }],
    });
  });

  it.each(['AUTO', 'auto', 'de', 'de-CH'])('%s leaves the posting’s to the writer', async (language) => {
    await expect(prepare(language, GERMAN, DUTCH)).resolves.toMatchObject({ is: 'items' });
  });
});
