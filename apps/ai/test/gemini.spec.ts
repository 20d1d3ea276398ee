import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { mkdtempSync, rmSync, writeFileSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { z } from 'zod';
import { ProviderBusy } from '../src/providers/document-writer.js';
import { GeminiClient } from '../src/providers/gemini/gemini.client.js';
import { GeminiKey } from '../src/providers/gemini/gemini-key.js';
import { geminiSchema } from '../src/providers/gemini/gemini-schema.js';
import { ResumePlanV1 } from '../src/providers/prompted/prompts/resume.v1.js';
import { apiError, candidate, GeminiServer, type Reply } from './gemini-server.js';

const KEY = 'AIza-canary-of-the-key-0123456789';
const RETRY_INFO = '@type';
let server: GeminiServer;
beforeAll(async () => {
  server = await new GeminiServer().start();
});
afterAll(() => server.stop());
beforeEach(() => {
  server.calls.length = 0;
  server.closed = 0;
  server.written = 0;
});

const client = (over: { timeoutMs?: number; key?: GeminiKey } = {}): GeminiClient =>
  new GeminiClient({ model: 'gemini-2.5-flash', baseUrl: `${server.url}/`, timeoutMs: 2_000, key: new GeminiKey(KEY, undefined), ...over });
const prompt = { system: 'rules', user: 'task', schema: z.strictObject({ a: z.string() }), maxOutputTokens: 77 };
const never = new AbortController().signal;

async function ask(
  reply: Reply,
  gemini = client(),
  signal = never,
): Promise<{ error?: Error & { code?: string }; text?: string; finish?: string }> {
  server.replies = [reply];
  return gemini.complete(prompt, signal).catch((error: unknown) => ({ error: error as Error }));
}

describe('a call', () => {
  it('asks for JSON of the schema, with the key in a header and nowhere else', async () => {
    expect(await ask(candidate('{"a":"b"}'))).toEqual({ text: '{"a":"b"}', finish: 'stop' });
    const [call] = server.calls;
    expect(call?.path).toBe('/v1beta/models/gemini-2.5-flash:generateContent');
    expect(call?.headers['x-goog-api-key']).toBe(KEY);
    expect(call?.body.systemInstruction?.parts[0]?.text).toBe('rules');
    expect(call?.body.generationConfig).toMatchObject({
      responseMimeType: 'application/json',
      maxOutputTokens: 77,
      responseSchema: { type: 'object', properties: { a: { type: 'string' } }, required: ['a'] },
    });
    expect(JSON.stringify([call?.path, call?.body])).not.toContain(KEY);
  });

  it('is held to a schema without what Gemini does not know', () => {
    const text = JSON.stringify(geminiSchema(ResumePlanV1));
    expect(text).toContain('"nullable":true');
    for (const word of ['additionalProperties', 'pattern', 'maxLength', '$schema', 'anyOf']) expect(text).not.toContain(word);
  });
});

describe('a rate limit', () => {
  it.each([
    [
      'RetryInfo',
      apiError(429, 'RESOURCE_EXHAUSTED', 'quota', [{ [RETRY_INFO]: 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '7s' }]),
      7_000,
    ],
    [
      'RetryInfo below a second',
      apiError(429, 'RESOURCE_EXHAUSTED', 'quota', [{ [RETRY_INFO]: 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '0.250s' }]),
      250,
    ],
    ['Retry-After', { ...apiError(429, 'RESOURCE_EXHAUSTED', 'quota'), headers: { 'retry-after': '9' } }, 9_000],
    ['nothing', apiError(429, 'RESOURCE_EXHAUSTED', 'quota'), 30_000],
  ])('F111 with %s is a wait, and the model says until when', async (_, reply, waitMs) => {
    const gemini = client();
    const { error } = await ask(reply, gemini);
    expect(error).toBeInstanceOf(ProviderBusy);
    expect(error).toMatchObject({ scope: 'provider:gemini', reason: 'RATE_LIMITED', retryAfterMs: waitMs });
    expect(gemini.waitingUntil?.getTime()).toBeGreaterThan(Date.now() + waitMs - 2_000);
    expect(server.calls).toHaveLength(1);
  });

  it('F111 a wait does not grow when the machine’s clock is set back', async () => {
    const gemini = client();
    await ask(apiError(429, 'RESOURCE_EXHAUSTED', 'quota'), gemini);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 600_000 });
    try {
      expect(gemini.waitingUntil?.getTime()).toBeLessThanOrEqual(Date.now() + 30_000);
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('failures', () => {
  it.each([500, 502, 503, 504])('F112 %i is the provider’s and may pass', async (status) => {
    expect((await ask(apiError(status, 'UNAVAILABLE', 'overloaded'))).error?.code).toBe('PROVIDER_UNAVAILABLE');
    expect(server.calls).toHaveLength(1);
  });

  it('F112 a connection reset, a refused one and an unknown name may pass', async () => {
    expect((await ask({ reset: true })).error?.code).toBe('PROVIDER_UNAVAILABLE');
    for (const baseUrl of ['http://127.0.0.1:1', 'http://no-such-host.invalid']) {
      const away = new GeminiClient({ model: 'm', baseUrl, timeoutMs: 5_000, key: new GeminiKey(KEY, undefined) });
      await expect(away.complete(prompt, never)).rejects.toMatchObject({ code: 'PROVIDER_UNAVAILABLE' });
    }
  });

  it.each([400, 401, 403, 404])('F113 %i is ours to put right, and is not tried again', async (status) => {
    expect((await ask(apiError(status, 'INVALID_ARGUMENT', `API key ${KEY} not valid`))).error?.code).toBe('PROVIDER_CONFIG');
    expect(server.calls).toHaveLength(1);
  });

  it.each([{ silent: true }, { drip: true }] as const)('F114 no end in time (%o) is cut off and the socket closed', async (reply) => {
    const begun = performance.now();
    expect((await ask(reply, client({ timeoutMs: 200 }))).error?.code).toBe('DEADLINE_EXCEEDED');
    expect(performance.now() - begun).toBeLessThan(2_000);
    await expect.poll(() => server.closed).toBe(1);
  });

  it('stops when the caller has gone', async () => {
    const caller = new AbortController();
    const asked = ask({ silent: true }, client(), caller.signal);
    await expect.poll(() => server.calls.length).toBe(1);
    caller.abort();
    expect((await asked).error?.code).toBe('DEADLINE_EXCEEDED');
    await expect.poll(() => server.closed).toBe(1);
  });

  it('F113 the key and the provider’s words are in no error, not even as a cause', async () => {
    for (const status of [400, 403, 429, 500]) {
      const { error } = await ask(apiError(status, 'X', `key=${KEY} resume of Ada Example`));
      let text = '';
      for (let e: unknown = error; e instanceof Error; e = e.cause) text += `${e.message} ${e.stack} ${JSON.stringify(e)}`;
      expect(text).not.toMatch(/AIza|Ada Example|127\.0\.0\.1/);
    }
  });
});

describe('answers without an answer', () => {
  it.each(['SAFETY', 'RECITATION', 'PROHIBITED_CONTENT', 'SPII', 'BLOCKLIST'])('F117 %s is a refusal', async (reason) => {
    expect((await ask({ body: { candidates: [{ finishReason: reason, index: 0 }] } })).error?.code).toBe('AI_REFUSED');
  });

  it('F117 a blocked prompt without a candidate is a refusal', async () => {
    expect((await ask({ body: { promptFeedback: { blockReason: 'PROHIBITED_CONTENT' } } })).error?.code).toBe('AI_REFUSED');
  });

  it.each([
    ['no candidates', { candidates: [] }],
    ['nothing at all', {}],
    ['an empty candidate', { candidates: [{}] }],
    ['a candidate without parts', { candidates: [{ content: { role: 'model' }, finishReason: 'STOP' }] }],
    ['wrong types', { candidates: 'many' }],
    ['parts of another kind', { candidates: [{ content: { parts: [{ functionCall: {} }] }, finishReason: 'STOP' }] }],
    ['another end', { candidates: [{ content: { parts: [{ text: '{}' }] }, finishReason: 'OTHER' }] }],
  ])('F118 %s cannot be used', async (_, body) => {
    expect((await ask({ body })).error?.code).toBe('AI_OUTPUT_INVALID');
  });

  it('F115 an answer cut off at the budget says so', async () => {
    expect(await ask(candidate('{"a":"b', 'MAX_TOKENS'))).toEqual({ text: '{"a":"b', finish: 'length' });
    expect(await ask({ body: { candidates: [{ finishReason: 'MAX_TOKENS' }] } })).toEqual({ text: '', finish: 'length' });
  });

  it('F115 thoughts of the model are no part of its answer', async () => {
    const parts = [{ text: 'I should say', thought: true }, { text: '{"a":' }, { text: 'Hm.', thought: true }, { text: '"b"}' }];
    expect(await ask({ body: { candidates: [{ content: { parts }, finishReason: 'STOP' }] } })).toEqual({
      text: '{"a":"b"}',
      finish: 'stop',
    });
    const only = { body: { candidates: [{ content: { parts: parts.slice(0, 1) }, finishReason: 'STOP' }] } };
    expect((await ask(only)).error?.code).toBe('AI_OUTPUT_INVALID');
  });

  it.each([
    ['told beforehand', { raw: JSON.stringify(candidate('x'.repeat(2_000_001)).body) }],
    ['without a length', { flood: true }],
    ['packed', { packed: gzipSync(JSON.stringify(candidate('x'.repeat(3_000_000)).body)) }],
  ] as const)('F116 an answer of more than 2 MB is not read further: %s', async (_, reply) => {
    expect((await ask(reply)).error?.code).toBe('AI_OUTPUT_INVALID');
    await expect.poll(() => server.closed).toBe(1);
    expect(server.written).toBeLessThan(20_000_000);
  });

  it('F116 an answer just below 2 MB is read', async () => {
    expect((await ask(candidate('x'.repeat(1_990_000)))).text).toHaveLength(1_990_000);
  });

  it('an answer that is no JSON of the API may pass', async () => {
    expect((await ask({ raw: '<html>' })).error?.code).toBe('PROVIDER_UNAVAILABLE');
  });
});

describe('the key', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'vitae-gemini-'));
  const file = path.join(folder, 'key');
  afterEach(() => rmSync(file, { force: true }));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('F121 may be missing: the model is not available, and a call says so', async () => {
    const gemini = client({ key: new GeminiKey(undefined, file) });
    expect(gemini.available).toBe(false);
    expect((await ask(candidate('{}'), gemini)).error?.code).toBe('PROVIDER_CONFIG');
    expect(server.calls).toHaveLength(0);
  });

  it('F121 is read anew when its file changes', async () => {
    const gemini = client({ key: new GeminiKey(undefined, file) });
    for (const [key, at] of [
      ['first-key', 1_000],
      ['second-key', 2_000],
    ] as const) {
      writeFileSync(file, `${key}\n`);
      utimesSync(file, at, at);
      await ask(candidate('{}'), gemini);
      expect(server.calls.at(-1)?.headers['x-goog-api-key']).toBe(key);
    }
  });
});
