import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RunningGateway, verdict } from './running-gateway.js';

let g: RunningGateway;
beforeAll(async () => {
  g = await RunningGateway.start({ GRAPHQL_BODY_MS: '400', HEADERS_TIMEOUT_MS: '500', LOG_LEVEL: 'debug' });
});
afterAll(() => g.stop());

const query = JSON.stringify({ query: '{ jobTypes }' });
const bearer = { authorization: 'Bearer user:ann' };

/** Sends raw bytes, answers with all that came back when the server has closed the connection. */
const raw = (...chunks: readonly string[]): Promise<{ status: number; head: string; body: string; ms: number }> =>
  new Promise((resolve, reject) => {
    const begun = performance.now();
    const socket = connect(g.gateway.port, '127.0.0.1', () => {
      for (const chunk of chunks) socket.write(chunk);
    });
    let text = '';
    socket.on('data', (d: Buffer) => (text += d.toString('latin1')));
    socket.on('error', reject);
    socket.on('close', () => {
      const [head = '', body = ''] = text.split('\r\n\r\n');
      resolve({ status: Number(head.split(' ')[1]), head, body, ms: performance.now() - begun });
    });
  });
const rawCode = (body: string): unknown => (JSON.parse(body) as { errors: { extensions: { code: string } }[] }).errors[0]?.extensions.code;

describe('what is not an operation', () => {
  it('C54 C65 refuses GET, pages and forms of other sites with 400, never a page', async () => {
    const get = await fetch(`${g.url}/graphql?query={jobTypes}`, { headers: { accept: 'text/html' } });
    expect([get.status, get.headers.get('content-type')]).toEqual([400, 'application/json; charset=utf-8']);
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', '']) {
      expect(verdict(await g.post(Buffer.from(query), { headers: { 'content-type': type } }))).toEqual([400, 'BAD_REQUEST']);
    }
  });

  it('C66 refuses a GET that asked first, PUT and the rest with 405', async () => {
    for (const [method, headers] of [
      ['GET', { 'apollo-require-preflight': '1' }],
      ['GET', {}],
      ['PUT', {}],
      ['PATCH', {}],
      ['DELETE', {}],
      ['OPTIONS', {}],
    ] as const) {
      const r = await g.post(query, { method, headers });
      expect(verdict(r)).toEqual([405, 'METHOD_NOT_ALLOWED']);
      expect(r.headers.get('allow')).toBe('POST');
    }
    const head = await fetch(`${g.url}/graphql`, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([405, '']);
  });

  it('C67 refuses other charsets and types with 415', async () => {
    for (const type of [
      'application/json; charset=utf-16',
      'application/json; charset="latin1"',
      'application/json; charset=x',
      'application/xml',
      'application/graphql',
    ]) {
      expect(verdict(await g.post(query, { headers: { 'content-type': type } }))).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE']);
    }
    expect(verdict(await g.post(query, { headers: { 'content-encoding': 'br' } }))).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE']);
    expect((await g.post(query, { headers: { 'content-type': 'Application/JSON; Charset="UTF-8"' } })).status).toBe(200);
    expect((await g.post(gzipSync(query), { headers: { 'content-encoding': 'gzip' } })).body.data).toEqual({
      jobTypes: ['fibonacci', 'generate-documents'],
    });
  });

  it('C60 refuses batches', async () => {
    for (const body of [`[${query},${query}]`, '[]']) expect(verdict(await g.post(body))).toEqual([400, 'BAD_REQUEST']);
  });

  it('C68 refuses broken JSON with a fixed text and logs no body', async () => {
    const bad = ['"Jane Roe 123-45-6789', '{"query":"{ me { id } }","variables":{"name":"Jane Roe 123-45-6789"', 'Jane Roe', ''];
    for (const body of [...bad, Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])]) {
      const r = await g.post(body);
      expect(verdict(r)).toEqual([400, 'BAD_REQUEST']);
      expect(r.text).not.toContain('Jane');
    }
    expect(verdict(await g.post('x', { headers: { 'content-encoding': 'gzip' } }))).toEqual([400, 'BAD_REQUEST']);
    expect(g.log.lines.join('')).not.toContain('Jane');
  });

  it('C72 C73 refuses what names no operation, a subscription by POST, and persisted queries', async () => {
    for (const body of [
      {},
      { query: 1 },
      { query: null },
      { query: '{ jobTypes }', variables: [] },
      { query: '{ jobTypes }', operationName: 1 },
      1,
      null,
    ]) {
      expect(verdict(await g.post(JSON.stringify(body)))).toEqual([400, 'BAD_REQUEST']);
    }
    expect(verdict(await g.ask('subscription { jobUpdated(id: "1") { id } }'))).toEqual([400, 'BAD_REQUEST']);
    expect(verdict(await g.ask('query A { jobTypes } query B { jobTypes }'))).toEqual([400, 'BAD_REQUEST']);
    const hash = JSON.stringify({ extensions: { persistedQuery: { version: 1, sha256Hash: 'x' } } });
    const persisted = await g.post(hash);
    expect([verdict(persisted), persisted.body.errors?.[0]?.message]).toEqual([[400, 'BAD_REQUEST'], 'PersistedQueryNotSupported']);
  });

  it('C53 C55 C56 C57 C61 C63 answers 400 with its code, over HTTP', async () => {
    const cases: readonly (readonly [string, string])[] = [
      ['{ __schema { queryType { name } } }', 'GRAPHQL_VALIDATION_FAILED'],
      ['{ jobType }', 'GRAPHQL_VALIDATION_FAILED'],
      ['{', 'GRAPHQL_PARSE_FAILED'],
      ['', 'GRAPHQL_PARSE_FAILED'],
      [`{ ${'me { '.repeat(12)} id ${'} '.repeat(12)} }`, 'GRAPHQL_VALIDATION_FAILED'],
      ['{ jobs(first: 0) { nodes { id } } }', 'BAD_USER_INPUT'],
      ['{ jobs(first: 100) { nodes { items(first: 100) { nodes { job { items(first: 100) { nodes { id } } } } } } } }', 'BAD_USER_INPUT'],
    ];
    for (const [text, code] of cases) expect(verdict(await g.ask(text))).toEqual([400, code]);
    expect((await g.ask('{ __typename }')).body.data).toEqual({ __typename: 'Query' });
    const values = await g.ask('query ($v: [Float!]!) { sum(values: $v) }', {
      variables: { v: Array.from({ length: 200 }, () => 'Jane Roe') },
    });
    expect([values.status, values.body.errors?.length, values.text.includes('Jane')]).toEqual([400, 50, false]);
  });

  it('B45 refuses keys that reach prototypes, and what JSON cannot carry on', async () => {
    const text = JSON.stringify('query ($input: ExecuteJobInput!) { executeJob(input: $input) { __typename } }').replace(
      /^"query /,
      '"mutation ',
    );
    const body = (input: string): string => `{"query":${text},"variables":{"input":{"clientRequestId":"1","type":"t","input":${input}}}}`;
    for (const input of [
      '{"__proto__":{"polluted":1}}',
      '{"a":{"\\u005f_proto__":1}}',
      '{"constructor":{"prototype":{"polluted":1}}}',
      `${'['.repeat(60)}${']'.repeat(60)}`,
      `${'['.repeat(500_000)}${']'.repeat(500_000)}`,
      '1e400',
      '"\\ud800"',
      '{"a":1,"a":2}',
    ]) {
      const r = await g.post(body(input), { headers: bearer });
      expect([r.status, ['BAD_REQUEST', 'BAD_USER_INPUT'].includes(String(verdict(r)[1]))]).toEqual([400, true]);
    }
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect((await g.post(body('{"constructor":"a builder","e":"\\ud83d\\ude00"}'), { headers: bearer })).body.data).toEqual({
      executeJob: { __typename: 'Job' },
    });
  });
});

describe('sizes', () => {
  it('C64 refuses 101 kB without a token, 4 MB with one, and what unpacks to more', async () => {
    const padded = (kilobytes: number): string =>
      JSON.stringify({ query: `{ jobTypes } #${'x'.repeat(10)}`, pad: 'x'.repeat(kilobytes * 1024) });
    expect(verdict(await g.post(padded(101)))).toEqual([413, 'PAYLOAD_TOO_LARGE']);
    expect((await g.post(padded(99))).status).toBe(200);
    expect((await g.post(padded(3_000), { headers: bearer })).status).toBe(200);
    expect(verdict(await g.post(padded(5_000), { headers: bearer }))).toEqual([413, 'PAYLOAD_TOO_LARGE']);
    const bomb = gzipSync(padded(5_120));
    expect(bomb.length).toBeLessThan(10_000);
    expect(verdict(await g.post(bomb, { headers: { ...bearer, 'content-encoding': 'gzip' } }))).toEqual([413, 'PAYLOAD_TOO_LARGE']);
    const chunked = await fetch(`${g.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: new Blob([padded(300)]).stream(),
      duplex: 'half',
    } as RequestInit);
    expect(chunked.status).toBe(413);
  });

  it('A25 answers a 100 kB token with 431 as JSON', async () => {
    const r = await raw(`POST /graphql HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${'x'.repeat(100_000)}\r\n\r\n`);
    expect([r.status, rawCode(r.body)]).toEqual([431, 'BAD_REQUEST']);
  });

  it('C62 refuses 100,000 ids in a variable', async () => {
    const asked = (length: number) =>
      g.ask('query ($v: [Float!]!) { sum(values: $v) }', { variables: { v: Array.from({ length }, (_, i) => i) } });
    expect(verdict(await asked(40_000))).toEqual([400, 'BAD_USER_INPUT']);
    expect(verdict(await asked(100_000))).toEqual([400, 'BAD_REQUEST']);
  });
});

describe('tokens in addresses', () => {
  it('A32 refuses a token in the query string with 401 and never logs it', async () => {
    const token = 'eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl';
    for (const path of [
      `/graphql?access_token=${token}`,
      '/graphql?token=s3cret',
      `/uploads?x=${token}`,
      '/health/live?authorization=s3cret',
    ]) {
      const r = await g.post(query, { path, method: 'POST' });
      expect(verdict(r)).toEqual([401, 'UNAUTHENTICATED']);
      expect(r.headers.get('www-authenticate')).toBe('Bearer');
    }
    expect(g.log.lines.some((l) => l.includes('"route"'))).toBe(true);
    expect(g.log.lines.join('')).not.toMatch(/s3cret|eyJ/);
  });
});

describe('requests that are not HTTP, or too slow', () => {
  it('I153 answers slow headers 408, a slow body 408, large headers 431, CL with TE 400, a bare LF 400', async () => {
    const head = 'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n';
    const [headers, body, large, both, bare] = await Promise.all([
      raw('POST /graphql HTTP/1.1\r\nhost: x\r\n'),
      raw(`${head}content-length: 100\r\n\r\n`, '{"query":'),
      raw(`GET / HTTP/1.1\r\nhost: x\r\nx: ${'x'.repeat(20_000)}\r\n\r\n`),
      raw(`${head}content-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`),
      raw('POST /graphql HTTP/1.1\nhost: x\ncontent-length: 0\n\n'),
    ]);
    expect([headers.status, body.status, large.status, both.status, bare.status]).toEqual([408, 408, 431, 400, 400]);
    expect([rawCode(headers.body), rawCode(body.body), rawCode(both.body)]).toEqual(['REQUEST_TIMEOUT', 'REQUEST_TIMEOUT', 'BAD_REQUEST']);
    expect(body.ms).toBeLessThan(3_000);
    expect(headers.ms).toBeLessThan(5_000);
    for (const r of [headers, body, large, both, bare]) expect(r.head).toMatch(/content-type: application\/json/i);
  });

  it('refuses addresses that are none', async () => {
    const r = await raw('GET http://elsewhere.example/graphql HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n');
    expect(r.status).toBe(400);
  });
});
