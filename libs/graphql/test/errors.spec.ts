import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Server } from 'node:http';
import { connect } from 'node:net';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { newId, type UserId } from '#common';
import { startSample, type Answer, type Sample } from './sample-service.js';
import { SampleTokens } from '../../access/test/sample-tokens.js';
import type { SessionState } from '#access';

const tokens = new SampleTokens();
const lines: string[] = [];
const ended = newId();
const admin: Record<string, UserId> = {};
const session = (sessionId: string): SessionState | undefined => {
  if (sessionId === ended) return { active: false };
  const userId = admin[sessionId];
  return userId && { active: true, userId, role: 'ADMIN' };
};
let s: Sample;
beforeAll(async () => {
  s = await startSample({ tokens, level: 'debug', lines, session: session as never, deadlineMs: 300 });
});
afterAll(() => s.stop());

const ask = (query: string, token?: string): Promise<Answer> => s.post({ query }, token ? { authorization: `Bearer ${token}` } : {});
const first = (a: Answer): unknown[] => [a.status, a.json.errors?.[0]?.extensions['code'], a.json.errors?.[0]?.message];

describe('errors', () => {
  it('C69 says "Internal error" and the request id of anything unexpected, and logs it once', async () => {
    lines.length = 0;
    const a = await s.post({ query: '{ fail(how: "error") hello }' }, { 'x-request-id': 'request-c69' });
    expect(a.json).toEqual({
      errors: [
        {
          message: 'Internal error',
          path: ['fail'],
          locations: expect.any(Array),
          extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: 'request-c69' },
        },
      ],
      data: { fail: null, hello: 'hello' },
    });
    expect(a.text).not.toContain('hunter2');
    expect(lines.filter((l) => l.includes('"level":"error"'))).toHaveLength(1);
    expect(first(await ask('{ fail(how: "string") }'))).toEqual([200, 'INTERNAL_SERVER_ERROR', 'Internal error']);
  });

  it.each([
    ['404', 200, 'NOT_FOUND'],
    ['409', 200, 'CONFLICT'],
    ['429', 429, 'RATE_LIMITED'],
  ])('C70 gives the framework exception %s its own code', async (how, status, code) => {
    const a = await ask(`{ fail(how: "${how}") }`);
    expect(first(a).slice(0, 2)).toEqual([status, code]);
    expect(a.text).not.toContain('hunter2');
  });

  it('R1 makes a whole request that came too early 503 or 429 with Retry-After; beside other answers it stays a field error', async () => {
    const alone = await ask('{ fail(how: "busy") }');
    expect([alone.status, alone.headers.get('retry-after')]).toEqual([503, '2']);
    const beside = await ask('{ fail(how: "busy") hello }');
    expect([beside.status, beside.json.data]).toEqual([200, { fail: null, hello: 'hello' }]);
  });

  it('C71 gives up on a resolver at the deadline', async () => {
    const a = await ask('{ stuck hello }');
    expect([...first(a), a.json.data]).toEqual([200, 'DEADLINE_EXCEEDED', 'This took too long', { stuck: null, hello: 'hello' }]);
  });
});

describe('access', () => {
  it('answers no token on a protected field at the field, others go on', async () => {
    const a = await ask('{ whoAmI hello }');
    expect([...first(a), a.json.data]).toEqual([200, 'UNAUTHENTICATED', 'Sign in first', { whoAmI: null, hello: 'hello' }]);
  });

  it('R1 answers a bad token with 401 for the whole request, even for what is public', async () => {
    const a = await ask('{ hello }', 'a.b.c');
    expect([...first(a), a.json.data]).toEqual([401, 'UNAUTHENTICATED', 'The access token is not valid or has expired', undefined]);
    expect(a.headers.get('www-authenticate')).toBe('Bearer');
  });

  it('A30 answers a token whose session has ended with 401', async () => {
    const a = await ask('{ hello }', tokens.sign(tokens.claims({ sid: ended })));
    expect(first(a)).toEqual([401, 'UNAUTHENTICATED', 'The session has ended; sign in again']);
  });

  it('A24 B40 takes the role from the session', async () => {
    const claims = tokens.claims({ role: 'SUPER_ADMIN' });
    expect(first(await ask('{ secret }', tokens.sign(claims)))).toEqual([200, 'FORBIDDEN', 'Your role may not do this']);
    admin[claims['sid'] as string] = claims['sub'] as UserId;
    expect((await ask('{ secret }', tokens.sign(claims))).json.data).toEqual({ secret: 'for admins' });
  });

  it('A25 answers a header of 100 kB with 431, in JSON', async () => {
    const answer = await new Promise<{ status: number; body: string }>((resolve, reject) => {
      const { hostname, port } = new URL(s.url);
      const socket = connect(Number(port), hostname, () =>
        socket.write(`GET /rest/open HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${'a'.repeat(100_000)}\r\n\r\n`),
      );
      let answered = '';
      socket.on('data', (d) => (answered += String(d)));
      socket.on('close', () => resolve({ status: Number(answered.split(' ')[1]), body: answered.slice(answered.indexOf('\r\n\r\n') + 4) }));
      socket.on('error', reject);
    });
    expect([answer.status, JSON.parse(answer.body)]).toMatchObject([
      431,
      { status: 431, errors: [{ message: 'Request Header Fields Too Large' }] },
    ]);
  });

  it('A32 takes no token from the query string and logs none', async () => {
    lines.length = 0;
    const token = tokens.sign();
    for (const path of [`/graphql?access_token=${token}`, `/rest/open?token=${token}`]) {
      expect((await fetch(`${s.url}${path}`, { method: path.startsWith('/g') ? 'POST' : 'GET' })).status).toBe(401);
    }
    expect(lines.join('')).not.toContain(token);
  });

  it('refuses to start with a field nobody declared an access rule for', async () => {
    await expect(startSample({ tokens, forgotten: true })).rejects.toThrow('ForgottenResolver.forgotten says not who may use it');
  });
});

describe('routes', () => {
  const rest = (path: string, init: RequestInit = {}): Promise<Response> => fetch(`${s.url}${path}`, init);
  const bearer = { authorization: `Bearer ${tokens.sign()}` };

  it('R3 answers problems as problem documents', async () => {
    for (const [path, init, status, code] of [
      ['/rest/mine', { method: 'POST' }, 401, 'UNAUTHENTICATED'],
      ['/rest/mine', { method: 'POST', headers: { authorization: 'Bearer a.b.c' } }, 401, 'UNAUTHENTICATED'],
      ['/rest/broken', {}, 500, 'INTERNAL_SERVER_ERROR'],
      ['/nothing', {}, 404, 'NOT_FOUND'],
      [
        '/rest/mine',
        { method: 'POST', headers: { ...bearer, 'content-type': 'application/json' }, body: '{"a":Jane}' },
        400,
        'BAD_REQUEST',
      ],
    ] as const) {
      const r = await rest(path, init);
      expect([r.status, r.headers.get('content-type')]).toEqual([status, 'application/problem+json; charset=utf-8']);
      const body = await r.text();
      expect(JSON.parse(body)).toMatchObject({ status, code, title: expect.any(String) });
      expect(body).not.toMatch(/hunter2|Jane|at /);
    }
  });

  it('lets the signed-in in, with their body', async () => {
    const r = await rest('/rest/mine', { method: 'POST', headers: { ...bearer, 'content-type': 'application/json' }, body: '{"a":1}' });
    expect(await r.json()).toEqual({ owner: expect.stringMatching(/^[0-9a-f-]{36}$/), body: { a: 1 } });
  });

  it('I153 bounds slow clients, and answers them in JSON', async () => {
    const server = s.app.getHttpServer() as Server;
    expect([server.headersTimeout, server.requestTimeout]).toEqual([10_000, 30_000]);
    const socket = new PassThrough();
    server.emit('clientError', Object.assign(new Error('late'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' }), socket);
    const [head, body] = (await text(socket)).split('\r\n\r\n');
    expect(head).toMatch(/^HTTP\/1.1 408 Request Timeout\r\nConnection: close/);
    expect(JSON.parse(body!)).toMatchObject({ status: 408, code: 'REQUEST_TIMEOUT' });
  });
});
