import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gzipSync } from 'node:zlib';
import { startSample, type Answer, type Sample } from './sample-service.js';
import { SampleTokens } from '../../access/test/sample-tokens.js';

const tokens = new SampleTokens();
const lines: string[] = [];
let s: Sample;
beforeAll(async () => {
  s = await startSample({ tokens, level: 'debug', lines });
});
afterAll(() => s.stop());

const codes = (a: Answer): unknown[] => (a.json.errors ?? []).map((e) => e.extensions['code']);
const ask = (query: string, variables?: unknown, headers?: Record<string, string>): Promise<Answer> =>
  s.post({ query, variables }, headers);
const raw = (init: RequestInit, path = '/graphql'): Promise<Response> => fetch(`${s.url}${path}`, init);
const JSON_TYPE = { 'content-type': 'application/json' };

describe('the document', () => {
  it('C53 hides the schema, whatever NODE_ENV says; __typename is no secret', async () => {
    for (const query of ['{ __schema { types { name } } }', '{ __type(name: "Thing") { name } }']) {
      const a = await ask(query);
      expect([a.status, ...codes(a)]).toEqual([400, 'GRAPHQL_VALIDATION_FAILED']);
    }
    expect((await ask('{ __typename }')).json.data).toEqual({ __typename: 'Query' });
    const open = await startSample({ tokens, introspection: true });
    expect((await open.post({ query: '{ __schema { queryType { name } } }' })).status).toBe(200);
    await open.stop();
  });

  it('C54 serves no page to a browser', async () => {
    const r = await raw({ headers: { accept: 'text/html' } });
    expect([r.status, r.headers.get('content-type')]).toEqual([400, 'application/json; charset=utf-8']);
  });

  it.each(['{ helo }', '{ things(frist: 1) { totalCount } }', '{ ... on Thingg { id } }', '{ take(colour: REDD) }'])(
    'C55 suggests nothing for %s',
    async (query) => {
      const a = await ask(query);
      expect(a.status).toBe(400);
      expect(a.text).not.toMatch(/did you mean|suggestion/i);
    },
  );

  it('C56 answers syntax errors, empty documents and floods of tokens with 400', async () => {
    for (const query of ['{ hello', '', '}', `{ ${'a:hello '.repeat(1_200)} }`]) {
      const a = await ask(query);
      expect([a.status, ...codes(a)]).toEqual([400, 'GRAPHQL_PARSE_FAILED']);
    }
    expect((await ask('{ take(names: "Jane Roe" "123-45-6789") }')).text).not.toContain('123-45');
  });

  const deep = (n: number): string => 'parts(first: 1) { nodes { '.repeat(n) + 'id' + ' } }'.repeat(n);
  it('C57 limits depth, in fragments too, and does not name the limit', async () => {
    const plain = await ask(`{ things(first: 1) { nodes { ${deep(5)} } } }`);
    const spread = await ask(`{ things(first: 1) { nodes { ...F } } } fragment F on Thing { ${deep(5)} }`);
    for (const a of [plain, spread]) {
      expect([a.status, codes(a)[0]]).toEqual([400, 'GRAPHQL_VALIDATION_FAILED']);
      expect(a.text).not.toMatch(/\b10\b|\b12\b/);
    }
    expect((await ask(`{ things(first: 1) { nodes { ${deep(3)} } } }`)).status).toBe(200);
  });

  it('C58 limits aliases, directives and spreads', async () => {
    const list = (n: number, text: (i: number) => string): string => Array.from({ length: n }, (_, i) => text(i)).join(' ');
    for (const query of [
      `{ ${list(16, (i) => `a${i}: hello`)} }`,
      `{ hello ${list(51, () => '@include(if: true)')} }`,
      `{ things(first: 1) { nodes { ${list(300, () => '...F')} } } } fragment F on Thing { id name }`,
    ]) {
      const a = await ask(query);
      expect([a.status, codes(a)[0]]).toEqual([400, 'GRAPHQL_VALIDATION_FAILED']);
    }
  });

  it('C59 refuses circular and doubling fragments at once', async () => {
    const doubling = Array.from({ length: 30 }, (_, i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`).join(' ');
    const queries = ['{ ...A } fragment A on Query { ...A }', '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }'];
    for (const query of [...queries, `{ ...F0 } ${doubling} fragment F30 on Query { hello }`]) {
      const began = performance.now();
      expect((await ask(query)).status).toBe(400);
      expect(performance.now() - began).toBeLessThan(500);
    }
  });

  it('A3 takes a sensitive field once in a document', async () => {
    const aliases = Array.from({ length: 15 }, (_, i) => `a${i}: login`).join(' ');
    for (const query of [
      `mutation { ${aliases} }`,
      'mutation { ...L a: login } fragment L on Mutation { login }',
      'mutation { ...L } fragment L on Mutation { a: login b: login }',
    ]) {
      const a = await ask(query);
      expect([a.status, codes(a)[0]]).toEqual([400, 'GRAPHQL_VALIDATION_FAILED']);
    }
    expect((await ask('mutation { login }')).json.data).toEqual({ login: '127.0.0.1' });
  });

  it('C72 wants one operation it can name, and no subscription by POST', async () => {
    for (const body of [
      { query: 'query A { hello } query B { hello }' },
      { query: 'query A { hello }', operationName: 'B' },
      { query: 'subscription { ticks(upTo: 1) }' },
    ]) {
      const a = await s.post(body);
      expect([a.status, ...codes(a)]).toEqual([400, 'BAD_REQUEST']);
    }
  });

  it('C73 has no persisted queries', async () => {
    const a = await s.post({ extensions: { persistedQuery: { version: 1, sha256Hash: 'f'.repeat(64) } } });
    expect([a.status, ...codes(a)]).toEqual([200, 'PERSISTED_QUERY_NOT_SUPPORTED']);
  });
});

describe('the input', () => {
  it.each([99_999_999, -1, 0, 101])('C61 refuses pages of %s, written out or as a variable', async (first) => {
    for (const a of [
      await ask(`{ things(first: ${first}) { totalCount } }`),
      await ask('query($n: Int!) { things(first: $n) { totalCount } }', { n: first }),
    ]) {
      expect([a.status, ...codes(a)]).toEqual([400, 'BAD_USER_INPUT']);
    }
  });

  it('C61 wants a page size, and multiplies nested ones', async () => {
    expect(codes(await ask('{ things { totalCount } }'))).toEqual(['BAD_USER_INPUT']);
    const nested = 'query($n: Int!) { things(first: $n) { nodes { parts(first: $n) { nodes { parts(first: $n) { nodes { id } } } } } } }';
    const a = await ask(nested, { n: 100 });
    expect([a.status, ...codes(a)]).toEqual([400, 'BAD_USER_INPUT']);
    expect((await ask(nested, { n: 3 })).status).toBe(200);
  });

  it('C62 takes at most 250 entries in a list', async () => {
    const query = 'query($ids: [ID!]) { take(ids: $ids) }';
    expect((await ask(query, { ids: Array.from({ length: 250 }, String) })).status).toBe(200);
    const a = await ask(query, { ids: Array.from({ length: 251 }, String) });
    expect([a.status, ...codes(a)]).toEqual([400, 'BAD_USER_INPUT']);
  });

  it('C63 lists at most 50 errors and repeats no value', async () => {
    const a = await ask('query($names: [String!]) { take(names: $names) }', { names: Array.from({ length: 200 }, () => 123_456_789) });
    expect(a.status).toBe(400);
    expect(a.json.errors!.length).toBe(50);
    expect(new Set(codes(a))).toEqual(new Set(['BAD_USER_INPUT']));
    expect(a.text).not.toContain('123456789');
    expect(a.json.errors![7]!.message).toBe('Variable "$names" at "[7]": Expected a value of type "String".');
  });

  it.each([
    ['Int', 'int', 2_147_483_648], ['Int', 'int', 1.5], ['Int', 'int', 'Jane Roe'], ['Float', 'float', 'NaN'], ['ID', 'id', ''], ['ID', 'id', { a: 'Jane Roe' }],
    ['Colour', 'colour', 'JANE_ROE'], ['[String!]', 'names', [null]], ['ThingInput', 'input', { name: 'x', role: 'ADMIN' }], ['ThingInput', 'input', {}], ['ThingInput', 'input', 'Jane Roe'],
  ])('C74 refuses %s %s = %j as a variable', async (type, name, value) => {
    const a = await ask(`query($v: ${type}) { take(${name}: $v) }`, { v: value });
    expect([a.status, ...codes(a)]).toEqual([400, 'BAD_USER_INPUT']);
    expect(a.text).not.toMatch(/jane|1\.5|2147/i);
  }); // prettier-ignore

  it.each(['int: 2147483648', 'float: NaN', 'id: ""', 'colour: GREEN', 'input: {name: "x", role: "ADMIN"}', 'int: "Jane Roe"'])(
    'C74 refuses %s in the document',
    async (arg) => {
      const a = await ask(`{ take(${arg}) }`);
      expect([a.status, codes(a)[0]]).toEqual([400, 'BAD_USER_INPUT']);
      expect(a.text).not.toMatch(/jane|ADMIN|2147/i);
    },
  );

  it('B43 knows no field the input type does not have', async () => {
    const a = await ask('query($i: ThingInput) { take(input: $i) }', { i: { name: 'x', role: 'ADMIN', ownerId: '1' } });
    expect(a.json.errors!.map((e) => e.message)).toEqual([
      'Variable "$i": Field "role" is not defined by type "ThingInput".',
      'Variable "$i": Field "ownerId" is not defined by type "ThingInput".',
    ]);
  });

  it('B45 lets no prototype through, in the body, in variables or in JSON', async () => {
    for (const body of [
      '{"query":"{hello}","__proto__":{"polluted":1}}',
      '{"query":"query($j:JSON){take(json:$j)}","variables":{"j":{"__proto__":{"polluted":1}}}}',
      '{"query":"query($j:JSON){take(json:$j)}","variables":{"j":{"constructor":{"prototype":{"polluted":1}}}}}',
    ]) {
      expect((await s.post(body)).status).toBe(400);
    }
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  it('B51 takes no object where text is meant', async () => {
    expect((await ask('query($id: ID!) { take(id: $id) }', { id: { contains: '' } })).status).toBe(400);
  });

  it('says what a rule of our own wants, with the path', async () => {
    const a = await ask('mutation { change(name: "x") }', undefined, { authorization: `Bearer ${tokens.sign()}` });
    expect([a.status, a.json.data, ...codes(a)]).toEqual([200, { change: null }, 'BAD_USER_INPUT']);
    expect(a.json.errors![0]!.extensions['issues']).toEqual([{ path: '', code: 'TOO_SMALL', message: expect.any(String) }]);
  });
});

describe('the request', () => {
  it('C60 takes no batches', async () => {
    for (const body of ['[{"query":"{hello}"}]', '[]']) {
      const a = await s.post(body);
      expect([a.status, ...codes(a)]).toEqual([400, 'BAD_REQUEST']);
    }
  });

  it('C64 refuses bodies over the limit, packed or not', async () => {
    const body = JSON.stringify({ query: '{ hello }', pad: 'x'.repeat(101 * 1_024) });
    for (const init of [
      { body, headers: JSON_TYPE },
      { body: gzipSync(body), headers: { ...JSON_TYPE, 'content-encoding': 'gzip' } },
    ]) {
      const r = await raw({ method: 'POST', ...init });
      expect([r.status, await r.json()]).toMatchObject([413, { errors: [{ extensions: { code: 'PAYLOAD_TOO_LARGE' } }] }]);
    }
  });

  it.each([
    {},
    { 'content-type': 'text/plain' },
    { 'content-type': 'application/x-www-form-urlencoded' },
    { 'content-type': 'multipart/form-data; boundary=x' },
  ])('C65 refuses what a foreign page could send: %j', async (headers) => {
    const r = await raw({
      method: 'POST',
      headers: headers as Record<string, string>,
      body: new TextEncoder().encode('{"query":"{hello}"}'),
    });
    expect([r.status, await r.json()]).toMatchObject([400, { errors: [{ extensions: { code: 'BAD_REQUEST' } }] }]);
  });

  it('C65 refuses a GET without the header that makes browsers ask first', async () => {
    expect((await raw({}, '/graphql?query=%7Bhello%7D')).status).toBe(400);
  });

  it('C66 mutates by POST only', async () => {
    const headers = { 'apollo-require-preflight': '1' };
    expect((await raw({ headers }, '/graphql?query=mutation%7Blogin%7D')).status).toBe(405);
    expect((await raw({ method: 'PUT', headers: JSON_TYPE, body: '{"query":"{hello}"}' })).status).toBe(405);
  });

  it.each(['application/json; charset=utf-16', 'application/json; charset=latin1', 'application/json; charset=klingon', 'application/xml'])(
    'C67 refuses %s',
    async (type) => {
      const r = await raw({ method: 'POST', headers: { 'content-type': type }, body: '{"query":"{hello}"}' });
      expect([400, 415]).toContain(r.status);
      expect(((await r.json()) as Answer['json']).errors).toHaveLength(1);
    },
  );

  it('C68 repeats nothing of a broken body, in the answer or in the log', async () => {
    for (const body of ['Jane Roe 123-45-6789', '"Jane Roe 123-45-6789', '{"name": Jane Roe 123-45-6789}']) {
      const a = await s.post(body);
      expect([a.status, a.json.errors]).toEqual([400, [{ message: 'The body is not valid JSON', extensions: { code: 'BAD_REQUEST' } }]]);
    }
    expect(lines.join('')).not.toContain('Jane');
  });

  it('gives every request an id and keeps a sane one of the caller', async () => {
    expect((await ask('{ hello }', undefined, { 'x-request-id': 'abc-12345' })).headers.get('x-request-id')).toBe('abc-12345');
    expect((await ask('{ hello }', undefined, { 'x-request-id': '<script>' })).headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect((await ask('{ hello }')).headers.get('cache-control')).toBe('no-store');
  });
});
