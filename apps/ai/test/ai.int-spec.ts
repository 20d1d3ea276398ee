import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aiV1 } from '#contracts';
import { deployMigrations } from '#migrations';
import { migratedTemplate, useDatabase } from '#testing';
import { DEADLINE, MASTER, request, startService, type Started } from './ai-service.js';

const database = useDatabase(() => migratedTemplate('prisma/ai', (url) => deployMigrations({ folder: 'prisma/ai', url })));
let ai: Started;
beforeAll(async () => {
  ai = await startService(database.url);
});
afterAll(() => ai.stop());

const LETTER = { kind: aiV1.DocumentKind.DOCUMENT_KIND_COVER_LETTER };

describe('the local model', () => {
  it('writes a résumé with provenance and keeps unknown keys', async () => {
    const answer = await ai.client.generateDocument(request(), DEADLINE);
    const content = JSON.parse(answer.content.toString()) as typeof MASTER;
    expect(content['x-unknown-section']).toEqual(MASTER['x-unknown-section']);
    expect(content.work.map((w) => w.name)).toEqual(MASTER.work.map((w) => w.name));
    expect(answer.provenance.length).toBeGreaterThan(5);
    expect(answer.provenance.every((p) => p.verdict !== aiV1.Verdict.VERDICT_UNSUPPORTED)).toBe(true);
    const detail = JSON.parse(answer.detail.toString()) as { coverage: { covered: number }; missing: { requirement: string }[] };
    expect(detail).toMatchObject({ model: 'local', provider: 'local', language: 'en' });
    expect(detail.coverage.covered).toBeGreaterThan(2);
    expect(detail.missing.map((m) => m.requirement).join()).toContain('Terraform');
  });

  it('writes a letter', async () => {
    const answer = await ai.client.generateDocument(request(LETTER), DEADLINE);
    expect(answer.body).toContain('Tidewater Systems');
    expect(answer.body.split(/\s+/).length).toBeGreaterThan(120);
  });

  it('says in the item that a letter is short, and whose language it is in', async () => {
    const short = {
      basics: { name: 'Una Birch' },
      work: [{ name: 'Dell', position: 'Baker', startDate: '2019-02', highlights: ['Baked the bread for two hotels and a school'] }],
    };
    const text =
      'Vi søger en bager til vores bageri i Aarhus, som har erfaring med rugbrød og ikke er bange for at stå tidligt op og det hele.';
    const asked = {
      ...LETTER,
      master: Buffer.from(JSON.stringify(short)),
      language: 'AUTO',
      posting: { title: 'Bager', company: 'Brød', text, url: '' },
    };
    const { detail } = await ai.client.generateDocument(request(asked), DEADLINE);
    expect(JSON.parse(detail.toString())).toMatchObject({
      language: 'en',
      notes: [{ code: 'LANGUAGE_OF_RESUME' }, { code: 'SHORT_LETTER', length: expect.any(Number), least: 180 }],
    });
    await expect(ai.client.generateDocument(request({ ...asked, language: '' }), DEADLINE)).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      message: expect.stringContaining('en, fr, de, es, ja'),
    });
  });

  it('answers a finished call again from what it kept', async () => {
    const asked = request();
    const [first, again] = [await ai.client.generateDocument(asked, DEADLINE), await ai.client.generateDocument(asked, DEADLINE)];
    expect([first.cached, again.cached]).toEqual([false, true]);
    expect(again.content.equals(first.content)).toBe(true);
  });

  it('lists what may be asked for', async () => {
    const { models } = await ai.client.listModels({}, DEADLINE);
    expect(models).toMatchObject([
      { name: 'local', provider: 'local', available: true },
      { name: 'gemini-2.5-flash', provider: 'gemini', available: false },
    ]);
  });

  it('refuses an unknown model naming those there are', async () => {
    await expect(ai.client.generateDocument(request({ model: 'gpt-9' }), DEADLINE)).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      message: 'There is no such model here; there is: local',
    });
  });
});
