import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#common';
import { aiV1 } from '#contracts';
import { deployMigrations } from '#migrations';
import { eventually, migratedTemplate, useDatabase } from '#testing';
import { ResultRepository } from '../src/result/result.repository.js';
import { DEADLINE, MASTER, POSTING, request, startService, type Started } from './ai-service.js';
import { apiError, candidate, GeminiServer } from './gemini-server.js';

const database = useDatabase(() => migratedTemplate('prisma/ai', (url) => deployMigrations({ folder: 'prisma/ai', url })));
const KEY = 'AIza-canary-of-the-key-0123456789';
const folder = mkdtempSync(path.join(tmpdir(), 'vitae-ai-'));
let gemini: GeminiServer;
let one: Started;
let two: Started;
let sql: pg.Client;

beforeAll(async () => {
  gemini = await new GeminiServer().start();
  const env = { GEMINI_BASE_URL: gemini.url, GEMINI_API_KEY: KEY, AI_LEASE_MS: '1800', GEMINI_TIMEOUT_MS: '5000' };
  [one, two] = await Promise.all([startService(database.url, env), startService(database.url, env)]);
  sql = new pg.Client({ connectionString: database.url });
  await sql.connect();
});
afterAll(async () => {
  await sql.end();
  await Promise.all([one.stop(), two.stop()]);
  await gemini.stop();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  gemini.calls.length = 0;
  gemini.replies = [candidate(JSON.stringify(PLAN))];
});

const PLAN = {
  headline: null,
  summary: [{ text: MASTER.basics.summary, sources: ['/basics/summary'] }],
  work: [],
  projects: [],
  skills: [],
};
const MODEL = 'gemini-2.5-flash';
const asked = (over: Partial<aiV1.GenerateDocumentRequest> = {}): aiV1.GenerateDocumentRequest => request({ model: MODEL, ...over });
const stateOf = async (operationId: string): Promise<string | undefined> =>
  (await sql.query<{ state: string }>('SELECT state FROM generations WHERE operation_id = $1', [operationId])).rows[0]?.state;

describe('E100 one operation', () => {
  it('asked forty times at once of two processes pays the provider once', async () => {
    const document = asked();
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, i) => (i % 2 ? one : two).client.generateDocument(document, DEADLINE)),
    );
    expect(gemini.calls).toHaveLength(1);
    expect(answers.filter((a) => !a.cached)).toHaveLength(1);
    expect(new Set(answers.map((a) => a.content.toString())).size).toBe(1);
  });

  const die = (operationId: string): Promise<unknown> =>
    sql.query(
      `UPDATE generations SET state = 'RUNNING', response = NULL, holder = $2, lease_until = now() + interval '400 ms' WHERE operation_id = $1`,
      [operationId, newId()],
    );

  it('F123 that another process died over is told when its lease has run out, and made anew by the next try', async () => {
    const document = asked();
    await one.client.generateDocument(document, DEADLINE);
    await die(document.operationId);
    await expect(two.client.generateDocument(document, DEADLINE)).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(gemini.calls).toHaveLength(1);
    const again = await one.client.generateDocument(document, DEADLINE);
    expect(again.cached).toBe(false);
    expect(gemini.calls).toHaveLength(2);
    expect(await stateOf(document.operationId)).toBe('DONE');
  });

  it('F123 that three processes died over is poison, until a person asks for it anew', async () => {
    const document = asked();
    await one.client.generateDocument(document, DEADLINE);
    for (const code of ['CONFLICT', 'CONFLICT', 'POISON']) {
      await die(document.operationId);
      await expect(two.client.generateDocument(document, DEADLINE)).rejects.toMatchObject({ code });
      // The provider fails in between: what was counted stays counted.
      if (code === 'POISON') continue;
      gemini.replies = [apiError(503, 'UNAVAILABLE', 'overloaded')];
      await expect(two.client.generateDocument(document, DEADLINE)).rejects.toMatchObject({ code: 'PROVIDER_UNAVAILABLE' });
    }
    expect(gemini.calls).toHaveLength(3);
    gemini.calls.length = 0;
    gemini.replies = [candidate(JSON.stringify(PLAN))];
    await expect(two.client.generateDocument(document, DEADLINE)).resolves.toMatchObject({ cached: false });
  });

  it('that this process took without hearing so, because the database went away over the answer, is made at once', async () => {
    gemini.replies = [{ silent: true }, candidate(JSON.stringify(PLAN))];
    const document = asked();
    const abort = new AbortController();
    const first = one.client.generateDocument(document, { ...DEADLINE, signal: abort.signal }).catch(() => undefined);
    await eventually(() => expect(gemini.calls).toHaveLength(1));
    const taken = await sql.query('SELECT operation_id, owner_id, request_hash, holder FROM generations WHERE operation_id = $1', [
      document.operationId,
    ]);
    abort.abort();
    await first;
    await eventually(async () => expect(await stateOf(document.operationId)).toBeUndefined());
    await sql.query(
      `INSERT INTO generations (operation_id, owner_id, request_hash, holder, state, lease_until) VALUES ($1, $2, $3, $4, 'RUNNING', now() + interval '1 hour')`,
      Object.values(taken.rows[0] as object),
    );
    const again = await one.client.generateDocument(document, { deadlineMs: 5_000, retry: false });
    expect(again.cached).toBe(false);
    expect(gemini.calls).toHaveLength(2);
    expect(await stateOf(document.operationId)).toBe('DONE');
  });

  it('keeps its lease while its call is under way', async () => {
    gemini.replies = [{ silent: true }];
    const slow = one.client
      .generateDocument(asked({ operationId: 'slow-one' }), { deadlineMs: 20_000, retry: false })
      .catch((e: unknown) => e);
    await eventually(() => expect(gemini.calls).toHaveLength(1));
    const lease = async (): Promise<number> =>
      (await sql.query<{ at: Date }>(`SELECT lease_until AS at FROM generations WHERE operation_id = 'slow-one'`)).rows[0]!.at.getTime();
    const first = await lease();
    await eventually(async () => expect(await lease()).toBeGreaterThan(first + 400));
    expect(await slow).toMatchObject({ code: 'DEADLINE_EXCEEDED' });
    expect(await stateOf('slow-one')).toBeUndefined();
  });

  it('is refused for another request or another person', async () => {
    const document = asked();
    await one.client.generateDocument(document, DEADLINE);
    for (const over of [{ tone: 'warm' }, { ownerId: newId() }, { posting: { ...POSTING, text: `${POSTING.text} Soon.` } }]) {
      await expect(one.client.generateDocument({ ...document, ...over }, DEADLINE)).rejects.toMatchObject({
        code: 'IDEMPOTENCY_KEY_REUSED',
      });
    }
    expect(gemini.calls).toHaveLength(1);
  });

  it('whose caller has gone is not paid further', async () => {
    gemini.replies = [{ silent: true }];
    const caller = new AbortController();
    const gone = one.client.generateDocument(asked({ operationId: 'gone' }), { ...DEADLINE, signal: caller.signal }).catch(() => undefined);
    await eventually(() => expect(gemini.calls).toHaveLength(1));
    const before = gemini.closed;
    caller.abort();
    await gone;
    await eventually(() => expect(gemini.closed).toBeGreaterThan(before));
    await eventually(async () => expect(await stateOf('gone')).toBeUndefined());
  });
});

describe('what did not become a document is not kept', () => {
  it('F112 a failing provider is asked again by the next try', async () => {
    const document = asked();
    gemini.replies = [apiError(503, 'UNAVAILABLE', 'overloaded'), candidate(JSON.stringify(PLAN))];
    await expect(one.client.generateDocument(document, DEADLINE)).rejects.toMatchObject({ code: 'PROVIDER_UNAVAILABLE' });
    await expect(one.client.generateDocument(document, DEADLINE)).resolves.toMatchObject({ cached: false });
  });

  it('F111 a rate limit is an answer with a scope and a time, and the model says it waits', async () => {
    gemini.replies = [{ ...apiError(429, 'RESOURCE_EXHAUSTED', 'quota'), headers: { 'retry-after': '7' } }];
    const { deferral } = await one.client.generateDocument(asked(), DEADLINE);
    expect(deferral).toEqual({ scope: 'provider:gemini', reason: 'RATE_LIMITED', retryAfterMs: 7_000 });
    const { models } = await one.client.listModels({}, DEADLINE);
    const model = models.find((m) => m.name === MODEL);
    expect(model?.waitingUntil?.getTime()).toBeGreaterThan(Date.now() + 5_000);
  });

  it('F113 a refused key is ours to put right, counted for the alert', async () => {
    gemini.replies = [apiError(403, 'PERMISSION_DENIED', `key ${KEY} is bad`)];
    await expect(one.client.generateDocument(asked(), DEADLINE)).rejects.toMatchObject({ code: 'PROVIDER_CONFIG' });
    expect(gemini.calls).toHaveLength(1);
    const metrics = await (await fetch(`${one.url}/metrics`)).text();
    expect(metrics).toMatch(/vitae_ai_documents_total\{provider="gemini",kind="RESUME",outcome="PROVIDER_CONFIG",service="ai"\} 1/);
  });

  it('F115 F117 an unusable answer and a refusal are failures with what is known', async () => {
    gemini.replies = [candidate('{"title":', 'MAX_TOKENS')];
    const cut = await one.client.generateDocument(asked(), DEADLINE);
    expect(cut.failure).toMatchObject({ code: 'AI_OUTPUT_INVALID' });
    expect(JSON.parse(cut.failure!.detail.toString())).toMatchObject({ model: MODEL, provider: 'gemini' });
    expect(gemini.calls).toHaveLength(2);
    gemini.replies = [{ body: { promptFeedback: { blockReason: 'SAFETY' } } }];
    expect((await one.client.generateDocument(asked(), DEADLINE)).failure).toMatchObject({ code: 'AI_REFUSED' });
    expect(gemini.calls).toHaveLength(3);
  });
});

describe('input that cannot be worked on', () => {
  it.each([
    ['no operation', { operationId: '' }],
    ['no owner', { ownerId: 'x' }],
    ['no kind', { kind: aiV1.DocumentKind.DOCUMENT_KIND_UNSPECIFIED }],
    ['an unknown tone', { tone: 'sarcastic' }],
    ['a language nobody checks', { language: 'pt-BR' }],
    ['a master that is a list', { master: Buffer.from('[]') }],
    ['a master with a key twice', { master: Buffer.from('{"a":1,"a":2}') }],
    ['a master of another encoding', { master: Buffer.from([0xff, 0xfe]) }],
    ['no posting', { posting: undefined }],
  ])('is refused: %s', async (_, over) => {
    await expect(one.client.generateDocument(asked(over), DEADLINE)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(gemini.calls).toHaveLength(0);
  });

  it('is refused where there is nothing to write from, before anybody is paid', async () => {
    await expect(one.client.generateDocument(asked({ posting: { ...POSTING, text: 'Engineer wanted' } }), DEADLINE)).rejects.toMatchObject({
      code: 'POSTING_EMPTY',
    });
    await expect(one.client.generateDocument(asked({ master: Buffer.from('{"basics":{"name":"N"}}') }), DEADLINE)).rejects.toMatchObject({
      code: 'MASTER_EMPTY',
    });
    expect(gemini.calls).toHaveLength(0);
  });
});

describe('answers', () => {
  it('are forgotten after their days, and not before', async () => {
    const [old, young] = [asked(), asked()];
    for (const document of [old, young]) await one.client.generateDocument(document, DEADLINE);
    await sql.query(`UPDATE generations SET created_at = now() - interval '31 days' WHERE operation_id = $1`, [old.operationId]);
    const results = new ResultRepository(sql as never, newId(), 1_000);
    expect(await results.forget(30, 1_000)).toBe(1);
    expect([await stateOf(old.operationId), await stateOf(young.operationId)]).toEqual([undefined, 'DONE']);
  });
});

describe('nobody reads in the log', () => {
  it('F113 the key, the person or the posting', () => {
    const log = [...one.lines, ...two.lines].join('');
    expect(log.length).toBeGreaterThan(0);
    expect(log).not.toMatch(/AIza|Mira|Solberg|Harbourline|Tidewater|example\.com/);
  });
});

describe('F121 the key', () => {
  const file = path.join(folder, 'key');
  let service: Started;
  beforeAll(async () => {
    service = await startService(database.url, { GEMINI_BASE_URL: gemini.url, GEMINI_API_KEY_FILE: file });
  });
  afterAll(() => service.stop());
  afterEach(() => rmSync(file, { force: true }));

  it('missing at boot: the service works without, says so, and takes it when it comes', async () => {
    const ready = async () =>
      (await fetch(`${service.url}/health/ready`)).json() as Promise<{ status: string; checks: Record<string, string> }>;
    expect(await ready()).toMatchObject({ status: 'degraded', checks: { gemini: 'GEMINI_API_KEY_FILE holds no key; Gemini is off' } });
    await expect(service.client.generateDocument(asked(), DEADLINE)).rejects.toMatchObject({
      message: 'There is no such model here; there is: local',
    });
    writeFileSync(file, KEY);
    await expect(service.client.generateDocument(asked(), DEADLINE)).resolves.toMatchObject({ cached: false });
    expect(await ready()).toMatchObject({ status: 'ok' });
    expect(gemini.calls.at(-1)?.headers['x-goog-api-key']).toBe(KEY);
  });
});
