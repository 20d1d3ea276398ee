import { readdirSync } from 'node:fs';
import { request } from 'node:http';
import { gzipSync } from 'node:zlib';
import { beforeAll, afterAll, describe, expect, it } from 'vitest';
import pg from 'pg';
import { newId } from '#common';
import { eventually, useDatabase } from '#testing';
import { jobsTemplate } from './database.js';
import { startService, type Person, type Started } from './jobs-service.js';

const database = useDatabase(jobsTemplate);
const queue = useDatabase();
let service: Started;
let person: Person;

beforeAll(async () => {
  service = await startService({
    databaseUrl: database.url,
    queueDatabaseUrl: queue.url,
    env: { UPLOAD_MAX_BYTES: '3000000', UPLOAD_MAX_RECORDS: '5000', UPLOAD_IDLE_MS: '400' },
  });
});
afterAll(() => service.stop());

type Body = Record<string, unknown> & { code?: string; reason?: string; uploadId?: string };
interface Answered {
  status: number;
  type: string;
  body: Body;
}

const record = (n: number): object => ({ basics: { name: `Person ${n}`, email: `p${n}@example.com`, summary: 'x'.repeat(1_500) } });
const many = (count: number): object[] => Array.from({ length: count }, (_, n) => record(n));

async function upload(body: string | Buffer, headers: Record<string, string> = {}, by: Person = person): Promise<Answered> {
  const response = await fetch(`${service.url}/uploads`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${by.token}`, ...headers },
    body: body as never,
    signal: AbortSignal.timeout(15_000),
  });
  return { status: response.status, type: response.headers.get('content-type') ?? '', body: (await response.json()) as Body };
}

async function rows<T extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<T[]> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    return (await client.query<T>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

const kept = async (): Promise<number> =>
  (await rows<{ n: number }>('SELECT count(*)::int AS n FROM uploads WHERE owner_id = $1', [person.userId]))[0]?.n ?? -1;

beforeAll(() => {
  person = service.person();
});

describe('a good file', () => {
  it('is answered with its counts, staged in chunks, and reported line by line without values', async () => {
    const file = [
      ...many(1_200),
      { basics: { name: 'Old Dialect' }, work: [{ company: 'Tidewater', position: 'Cook' }] },
      { basics: 7 },
      5,
    ];
    const { status, body } = await upload(JSON.stringify(file));
    expect({ status, body }).toEqual({
      status: 201,
      body: {
        uploadId: expect.any(String),
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        records: 1_203,
        accepted: 1_200,
        repaired: 1,
        rejected: 2,
      },
    });
    const chunks = await rows<{ n: number }>(
      'SELECT cardinality(indexes)::int AS n FROM upload_chunks WHERE upload_id = $1 ORDER BY chunk',
      [body.uploadId],
    );
    expect(chunks.map((c) => c.n)).toEqual([500, 500, 201]);
    const report = await fetch(`${service.url}/uploads/${body.uploadId}/report`, { headers: { authorization: `Bearer ${person.token}` } });
    expect(report.headers.get('content-type')).toContain('application/x-ndjson');
    const lines = (await report.text())
      .trim()
      .split('\n')
      .map((l) => JSON.parse(l) as { index: number; status: string; findings: { pointer: string; code: string; message: string }[] });
    expect(lines.map((l) => [l.index, l.status])).toEqual([
      [1_200, 'repaired'],
      [1_201, 'rejected'],
      [1_202, 'rejected'],
    ]);
    expect(lines[0]?.findings[0]).toMatchObject({ code: 'OLD_KEY', message: expect.stringContaining('`company`') });
    expect(JSON.stringify(lines)).not.toContain('Tidewater');
  });

  it('a field that cannot be read costs the field; what is only noticed is reported of an accepted record too', async () => {
    const other = service.person();
    const file = [
      { basics: { name: 'A', phone: true }, work: [{ name: 'X', endDate: 'obecnie' }] },
      { basics: { name: 'B' }, experiences: [{ name: 'X', startDate: '2019' }] },
      { basics: { name: 'C' } },
    ];
    const { status, body } = await upload(JSON.stringify(file), {}, other);
    expect({ status, body }).toMatchObject({ status: 201, body: { records: 3, accepted: 2, repaired: 1, rejected: 0 } });
    const report = await fetch(`${service.url}/uploads/${body.uploadId}/report`, { headers: { authorization: `Bearer ${other.token}` } });
    const lines = (await report.text()).trim().split('\n');
    expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
      {
        index: 0,
        status: 'repaired',
        findings: [
          { pointer: '/basics/phone', code: 'INVALID_TYPE' },
          { pointer: '/work/0/endDate', code: 'ONGOING_DATE' },
        ],
      },
      { index: 1, status: 'accepted', findings: [{ pointer: '/experiences', code: 'UNKNOWN_SECTION' }] },
    ]);
  });

  it('a long report goes out with one listener on its response, however slowly it is read', async () => {
    const warnings: string[] = [];
    const heard = (warning: Error): void => void warnings.push(warning.name);
    process.on('warning', heard);
    try {
      const other = service.person();
      const work = Array.from({ length: 20 }, () => ({ company: 'B' }));
      const { body } = await upload(JSON.stringify(Array.from({ length: 4_000 }, () => ({ basics: { name: 'A' }, work }))), {}, other);
      const report = await fetch(`${service.url}/uploads/${body.uploadId}/report`, { headers: { authorization: `Bearer ${other.token}` } });
      let lines = 0;
      for await (const part of report.body!) {
        for (const byte of part) if (byte === 10) lines++;
        await new Promise((later) => setImmediate(later));
      }
      expect(lines).toBe(4_000);
      expect(warnings).toEqual([]);
    } finally {
      process.off('warning', heard);
    }
  });

  it.each([
    ['an object with resumes', JSON.stringify({ resumes: many(3) }), {}],
    [
      'NDJSON',
      many(3)
        .map((r) => JSON.stringify(r))
        .join('\n'),
      { 'content-type': 'application/x-ndjson' },
    ],
    ['gzip', gzipSync(JSON.stringify(many(3))), { 'content-encoding': 'gzip' }],
    ['a byte order mark (D84)', `\uFEFF${JSON.stringify(many(3))}`, {}],
  ])('may be %s', async (_what, body, headers) => {
    const other = service.person();
    expect(await upload(body as string, headers, other)).toMatchObject({ status: 201, body: { records: 3, accepted: 3 } });
  });

  it('D88 the same content again, the same key again, twenty at once: the first upload, and one only', async () => {
    const other = service.person();
    const file = JSON.stringify(many(40));
    const answers = await Promise.all(Array.from({ length: 20 }, () => upload(file, { 'idempotency-key': 'k1' }, other)));
    expect(new Set(answers.map((a) => a.body.uploadId)).size).toBe(1);
    expect(answers.map((a) => a.status).toSorted()).toEqual([...Array.from({ length: 19 }, () => 200), 201]);
    expect((await upload(file, {}, other)).status).toBe(200);
    expect(await upload(JSON.stringify(many(41)), { 'idempotency-key': 'k1' }, other)).toMatchObject({
      status: 422,
      body: { code: 'IDEMPOTENCY_KEY_REUSED' },
    });
    expect((await rows<{ n: number }>('SELECT count(*)::int AS n FROM uploads WHERE owner_id = $1', [other.userId]))[0]?.n).toBe(1);
  });
});

describe('a bad file is refused whole, and nothing of it is kept', () => {
  const good = JSON.stringify(many(20));
  it.each<[string, string | Buffer, Record<string, string>, number, string, object]>([
    ['D77 HTML named .json', '<!doctype html><html></html>', {}, 415, 'UNSUPPORTED_MEDIA_TYPE', { reason: 'NOT_JSON' }],
    [
      'D77 ELF named .json',
      Buffer.from('7f454c4602010100000000000000000003003e00', 'hex'),
      {},
      415,
      'UNSUPPORTED_MEDIA_TYPE',
      { reason: 'NOT_JSON' },
    ],
    [
      'D77 GIF named .json',
      Buffer.from('GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00', 'latin1'),
      {},
      415,
      'UNSUPPORTED_MEDIA_TYPE',
      { reason: 'NOT_JSON' },
    ],
    ['D78 no file', '', {}, 400, 'BAD_REQUEST', { reason: 'EMPTY_FILE' }],
    ['D78 multipart', 'x', { 'content-type': 'multipart/form-data; boundary=x' }, 415, 'UNSUPPORTED_MEDIA_TYPE', {}],
    ['D79 larger than allowed', JSON.stringify(many(2_500)), {}, 413, 'PAYLOAD_TOO_LARGE', {}],
    [
      'D79 larger than allowed once unpacked',
      gzipSync(JSON.stringify(many(2_500))),
      { 'content-encoding': 'gzip' },
      413,
      'PAYLOAD_TOO_LARGE',
      {},
    ],
    [
      'D80 truncated at 60 %',
      good.slice(0, good.length * 0.6),
      {},
      422,
      'UNPROCESSABLE_FILE',
      { reason: 'TRUNCATED', offset: Math.floor(good.length * 0.6) },
    ],
    ['D81 33 levels', `[${'{"a":'.repeat(33)}1${'}'.repeat(33)}]`, {}, 422, 'UNPROCESSABLE_FILE', { reason: 'TOO_DEEP' }],
    [
      'D82 doubled keys',
      '[{"basics":{"name":"A","email":"a@example.com","email":"b@example.com"}}]',
      {},
      422,
      'UNPROCESSABLE_FILE',
      { reason: 'DUPLICATE_KEY', detail: expect.stringContaining('`email`') },
    ],
    ['D84 UTF-16', Buffer.from(`\uFEFF${good}`, 'utf16le'), {}, 422, 'UNPROCESSABLE_FILE', { reason: 'WRONG_ENCODING' }],
    [
      'D86 more records than allowed',
      JSON.stringify(Array.from({ length: 5_001 }, () => ({ basics: { name: 'A' } }))),
      {},
      422,
      'TOO_MANY_RECORDS',
      {},
    ],
    [
      'NDJSON sent as one document',
      '{"basics":{"name":"A"}}\n{"basics":{"name":"B"}}\n',
      {},
      422,
      'UNPROCESSABLE_FILE',
      { reason: 'NDJSON_AS_JSON', detail: expect.stringContaining('application/x-ndjson') },
    ],
    [
      'a file of another tool',
      '{"cv":{"name":"A","sections":{"experience":[{"company":"X"}]}}}',
      {},
      422,
      'UNPROCESSABLE_FILE',
      { reason: 'FOREIGN_FORMAT', detail: expect.stringContaining('RenderCV') },
    ],
    [
      'a raw control character',
      '[\n{"basics":{"name":"A\tB"}}]',
      {},
      422,
      'UNPROCESSABLE_FILE',
      { reason: 'CONTROL_CHARACTER', pointer: '/basics/name', detail: expect.stringContaining('at byte 22 of the file') },
    ],
    ['a trailing comma', '[{"basics":{"name":"A"}},]', {}, 422, 'UNPROCESSABLE_FILE', { reason: 'TRAILING_COMMA' }],
    ['broken gzip', Buffer.from('no gzip at all'), { 'content-encoding': 'gzip' }, 422, 'UNPROCESSABLE_FILE', { reason: 'BROKEN_GZIP' }],
    ['an empty list', '[]', {}, 422, 'UNPROCESSABLE_FILE', { reason: 'NO_RECORDS' }],
    ['an unknown encoding', good, { 'content-encoding': 'br' }, 415, 'UNSUPPORTED_MEDIA_TYPE', {}],
    ['a bad Idempotency-Key', good, { 'idempotency-key': 'x'.repeat(201) }, 400, 'BAD_REQUEST', {}],
  ])('%s', async (_row, body, headers, status, code, rest) => {
    const before = await kept();
    const answer = await upload(body, headers);
    expect(answer).toMatchObject({ status, body: { status, code, ...rest } });
    expect(answer.type).toContain('application/problem+json');
    expect(await kept()).toBe(before);
  });

  it.each([
    ['D83 __proto__', '{"basics":{"name":"B"},"__proto__":{"x":1}}', 'FORBIDDEN_KEY'],
    ['D84 NUL', '{"basics":{"name":"B\\u0000"}}', 'NUL_CHARACTER'],
    ['D84 lone surrogate', '{"basics":{"name":"B\\ud800"}}', 'LONE_SURROGATE'],
    ['D85 1e400', '{"basics":{"name":"B"},"x":1e400}', 'NUMBER_OUT_OF_RANGE'],
    ['D85 2^53+1', '{"basics":{"name":"B"},"x":9007199254740993}', 'NUMBER_OUT_OF_RANGE'],
  ])('%s makes that record invalid and no other', async (_row, bad, code) => {
    const other = service.person();
    const { status, body } = await upload(`[{"basics":{"name":"A"}},${bad}]`, {}, other);
    expect({ status, body }).toMatchObject({ status: 201, body: { records: 2, accepted: 1, rejected: 1 } });
    const report = await fetch(`${service.url}/uploads/${body.uploadId}/report`, { headers: { authorization: `Bearer ${other.token}` } });
    expect(JSON.parse(await report.text())).toMatchObject({ index: 1, status: 'rejected', findings: [{ code }] });
    expect(({} as { x?: number }).x).toBeUndefined();
  });

  it('without a token: 401, and a token in the query is refused', async () => {
    const response = await fetch(`${service.url}/uploads`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: good });
    expect(response.status).toBe(401);
    const queried = await fetch(`${service.url}/uploads?access_token=${person.token}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: good,
    });
    expect(queried.status).toBe(401);
  });

  it("B35 somebody else's report answers like a missing one", async () => {
    const mine = await upload(JSON.stringify(many(2)), {}, service.person());
    const ask = (id: string): Promise<string> =>
      fetch(`${service.url}/uploads/${id}/report`, { headers: { authorization: `Bearer ${person.token}` } }).then(
        async (r) => `${r.status} ${await r.text()}`,
      );
    expect(await ask(mine.body.uploadId ?? '')).toBe(await ask(newId()));
    expect(await ask('not-an-id')).toMatch(/^404 /);
  });
});

describe('D89 clients that leave or drip', () => {
  const send = (after: (socket: ReturnType<typeof request>) => void): Promise<number | 'reset'> =>
    new Promise((resolve) => {
      const url = new URL('/uploads', service.url);
      const req = request(
        url,
        {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${person.token}`, 'transfer-encoding': 'chunked' },
        },
        (res) => {
          res.resume();
          resolve(res.statusCode ?? 0);
        },
      );
      req.on('error', () => resolve('reset'));
      req.write(`[${JSON.stringify(record(1))},`);
      after(req);
    });

  it('a client that aborts half way leaves no upload and no handle', async () => {
    const before = await kept();
    const open = (): number => readdirSync('/proc/self/fd').length;
    await send((req) => setImmediate(() => req.destroy()));
    const handles = open();
    for (let i = 0; i < 30; i++) await send((req) => setImmediate(() => req.destroy()));
    await eventually(async () => expect(await kept()).toBe(before), { timeoutMs: 10_000 });
    await eventually(() => expect(open()).toBeLessThanOrEqual(handles + 10), { timeoutMs: 10_000 });
  });

  it('a client that drips gets 408', async () => {
    const before = await kept();
    expect(await send((req) => void req.write(' '))).toBe(408);
    expect(await kept()).toBe(before);
  });
});
