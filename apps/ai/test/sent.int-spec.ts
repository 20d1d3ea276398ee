import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#common';
import { aiV1 } from '#contracts';
import { createGrpcClient } from '#grpc';
import { deployMigrations } from '#migrations';
import { callersOf, migratedTemplate, useDatabase } from '#testing';
import { SentRepository } from '../src/sent/sent.repository.js';
import { DEADLINE, MASTER, request, startService, type AiClient, type Started } from './ai-service.js';
import { apiError, candidate, GeminiServer } from './gemini-server.js';

const database = useDatabase(() => migratedTemplate('prisma/ai', (url) => deployMigrations({ folder: 'prisma/ai', url })));
const JOBS_KEY = 'j'.repeat(40);
const PLAN = { headline: null, summary: [], work: [], projects: [], skills: [] };
let gemini: GeminiServer;
let service: Started;
let jobs: AiClient;
let sql: pg.Client;

beforeAll(async () => {
  gemini = await new GeminiServer().start();
  service = await startService(database.url, {
    SERVICE_CALLERS: callersOf({ executor: 'e'.repeat(40), jobs: JOBS_KEY }),
    GEMINI_BASE_URL: gemini.url,
    GEMINI_API_KEY: 'AIza-canary-0123456789',
  });
  jobs = createGrpcClient(aiV1.AiServiceService, {
    address: service.grpcAddress,
    service: 'jobs',
    key: JOBS_KEY,
    security: { mode: 'plaintext' },
  });
  sql = new pg.Client({ connectionString: database.url });
  await sql.connect();
});
afterAll(async () => {
  jobs.close();
  await sql.end();
  await service.stop();
  await gemini.stop();
});
beforeEach(() => {
  gemini.calls.length = 0;
  gemini.replies = [candidate(JSON.stringify(PLAN))];
});

const MODEL = 'gemini-2.5-flash';
const asked = (over: Partial<aiV1.GenerateDocumentRequest> = {}): aiV1.GenerateDocumentRequest => request({ model: MODEL, ...over });
const sentFor = async ({ ownerId, operationId }: { ownerId: string; operationId: string }): Promise<aiV1.SentRequest[]> =>
  (await jobs.readSent({ ownerId, operationId }, DEADLINE)).requests;

describe('K173 what was sent to a model', () => {
  it('is what went over the wire, word for word, without the private and without the canary', async () => {
    const document = asked();
    await service.client.generateDocument(document, DEADLINE);
    const [sent, ...others] = await sentFor(document);
    const { contents, systemInstruction } = gemini.calls[0]!.body;
    expect(others).toEqual([]);
    expect(sent).toMatchObject({ provider: 'gemini', model: MODEL, prompt: 'resume.v1', text: contents[0]!.parts[0]!.text });
    expect(sent!.instructions).toBe(systemInstruction!.parts[0]!.text.replace(/VT-[0-9a-f]{18}/, '…'));
    expect(sent!.text).not.toMatch(/Solberg|mira\.solberg/);
    expect(Date.now() - sent!.sentAt!.getTime()).toBeLessThan(60_000);
  });

  it('is told of every try, of failed ones too, and the newest eight are kept', async () => {
    gemini.replies = [apiError(503, 'UNAVAILABLE', 'overloaded')];
    const document = asked();
    for (let i = 0; i < 10; i++) await service.client.generateDocument(document, DEADLINE).catch(() => undefined);
    expect(gemini.calls).toHaveLength(10);
    expect(await sentFor(document)).toHaveLength(8);
  });

  it('is nothing where the model of our own wrote', async () => {
    const document = request();
    await service.client.generateDocument(document, DEADLINE);
    expect(await sentFor(document)).toEqual([]);
  });

  it('is nobody else’s, and only Jobs may ask', async () => {
    const document = asked();
    await service.client.generateDocument(document, DEADLINE);
    expect(await sentFor({ ...document, ownerId: newId() })).toEqual([]);
    await expect(service.client.readSent(document, DEADLINE)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(jobs.readSent({ ownerId: 'x', operationId: 'y' }, DEADLINE)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  it('is gone with the person, for whom nothing is sent any more', async () => {
    const document = asked();
    await service.client.generateDocument(document, DEADLINE);
    expect((await jobs.forgetOwner({ ownerId: document.ownerId }, DEADLINE)).deleted).toBe(2);
    expect(await sentFor(document)).toEqual([]);
    gemini.calls.length = 0;
    await expect(service.client.generateDocument(asked({ ownerId: document.ownerId }), DEADLINE)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(gemini.calls).toHaveLength(0);
  });

  it('stays at home where it cannot be kept', async () => {
    const document = asked({ master: Buffer.from(JSON.stringify({ ...MASTER, basics: { ...MASTER.basics, summary: 'I stay' } })) });
    await sql.query('ALTER TABLE sent_requests RENAME TO sent_elsewhere');
    try {
      await expect(service.client.generateDocument(document, DEADLINE)).rejects.toMatchObject({ code: expect.any(String) });
      expect(gemini.calls).toHaveLength(0);
    } finally {
      await sql.query('ALTER TABLE sent_elsewhere RENAME TO sent_requests');
    }
  });

  it('is kept for its days and not longer', async () => {
    const [old, young] = [asked(), asked()];
    for (const document of [old, young]) await service.client.generateDocument(document, DEADLINE);
    await sql.query(`UPDATE sent_requests SET sent_at = now() - interval '31 days' WHERE operation_id = $1`, [old.operationId]);
    expect(await new SentRepository(sql as never).forget(30, 1_000)).toBe(1);
    expect([(await sentFor(old)).length, (await sentFor(young)).length]).toEqual([0, 1]);
  });
});
