import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { eventually } from '#testing';
import { RunningGateway, verdict } from './running-gateway.js';

let g: RunningGateway;
beforeAll(async () => {
  g = await RunningGateway.start({ OWNER_TIMEOUT_MS: '700' });
});
afterAll(() => g.stop());
beforeEach(() => {
  for (const o of Object.values(g.owners)) o.answer = undefined;
});

describe('one owner', () => {
  it("gets the client's own text, its own variables and a trace; nothing else of the client", async () => {
    const text = 'query   Q($id: ID!) { job(id: $id) { id } }';
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    const r = await g.ask(text, {
      variables: { id: '7', other: 'x' },
      headers: {
        traceparent,
        tracestate: 'a=b',
        'x-request-id': 'request-1',
        'x-forwarded-for': '9.9.9.9',
        'x-user-id': 'eve',
        cookie: 'a=b',
      },
    });
    expect(r.body.data).toEqual({ job: { id: '7' } });
    expect(JSON.parse(g.owners.jobs.seen.bodies.at(-1) ?? '')).toEqual({ query: text, operationName: 'Q', variables: { id: '7' } });
    const headers = g.owners.jobs.seen.headers.at(-1);
    expect(headers).toMatchObject({
      authorization: 'Bearer user:ann',
      'x-request-id': r.headers.get('x-request-id'),
      'x-forwarded-for': '127.0.0.1',
      tracestate: 'a=b',
    });
    expect(headers?.['traceparent']).toMatch(/^00-0af7651916cd43dd8448eb211c80319c-(?!b7ad6b7169203331)[0-9a-f]{16}-00$/);
    expect(headers).not.toHaveProperty('x-user-id');
    expect(headers).not.toHaveProperty('cookie');
    expect(r.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('answers with bytes that reach the client unaltered', async () => {
    const body = '{ "data":{"jobTypes" : ["é", "1e2"],"n":9007199254740993.0}  ,"extensions":{"cost":1}}\n';
    g.owners.jobs.answer = { status: 200, type: 'application/graphql-response+json; charset=utf-8', body };
    const r = await g.ask('{ jobTypes }');
    expect(r.text).toBe(body);
    expect(r.headers.get('content-type')).toBe('application/graphql-response+json; charset=utf-8');
    g.owners.jobs.answer = undefined;
    const big = await g.ask('{ big(kilobytes: 1024) }');
    expect(Buffer.byteLength(big.text)).toBe(1024 * 1024 + '{"data":{"big":""}}'.length);
  });

  it('keeps its status, its Retry-After and its code when it refuses the request', async () => {
    expect(verdict(await g.ask('{ jobs(first: 1) { nodes { id } } }', { token: 'nonsense' }))).toEqual([401, 'UNAUTHENTICATED']);
    const body = '{"errors":[{"message":"Slow down","extensions":{"code":"RATE_LIMITED"}}]}';
    g.owners.jobs.answer = { status: 429, type: 'application/json', body, headers: { 'retry-after': '7', 'set-cookie': 'a=b' } };
    const r = await g.ask('{ jobTypes }');
    expect([r.status, r.headers.get('retry-after'), r.headers.get('set-cookie'), r.text]).toEqual([429, '7', null, body]);
  });

  it('fails its own fields when a proxy speaks for it, when it is late, when it breaks off', async () => {
    g.owners.jobs.answer = { status: 502, type: 'text/html', body: '<html>Bad Gateway</html>' };
    const html = await g.ask('{ jobTypes me { id } }');
    expect(html.body).toEqual({
      errors: [
        { message: 'The service is not available', path: ['jobTypes'], extensions: { code: 'DEPENDENCY_UNAVAILABLE', service: 'jobs' } },
      ],
      data: { jobTypes: null, me: { id: 'ann' } },
    });
    const alone = await g.ask('{ jobTypes }');
    expect(alone.body.data).toEqual({ jobTypes: null });
    g.owners.jobs.answer = undefined;
    const late = await g.ask('{ slow(ms: 3000) }');
    expect([late.status, late.body.data, late.body.errors?.[0]?.extensions['code']]).toEqual([200, { slow: null }, 'DEADLINE_EXCEEDED']);
    const half = await g.ask('{ half }');
    expect([half.status, half.body.data, half.body.errors?.[0]?.extensions['code']]).toEqual([
      200,
      { half: null },
      'DEPENDENCY_UNAVAILABLE',
    ]);
    expect((await g.ask('{ jobTypes }')).status).toBe(200);
  });
});

describe('several owners', () => {
  it('answer as one server would: order, aliases, fragments, codes, paths', async () => {
    const r = await g.ask(
      `query N($id: ID!, $no: Boolean!) { b: jobs(first: 1) { pageInfo { ...P } } ...R ...S @skip(if: $no) me { id } __typename }
       fragment R on Query { a: resume(id: $id) { id content } resumes(first: 2) { pageInfo { ...P } } }
       fragment S on Query { jobTypes } fragment P on PageInfo { hasNextPage }`,
      { variables: { id: 'x', no: true }, operationName: 'N' },
    );
    expect(r.text).toBe(
      '{"data":{"b":{"pageInfo":{"hasNextPage":false}},"a":{"id":"x","content":{"basics":{"name":"Ann"}}},"resumes":{"pageInfo":{"hasNextPage":false}},"me":{"id":"ann"},"__typename":"Query"}}',
    );
    const anonymous = await g.ask('{ jobTypes me { id } resume(id: "1") { id } }', { token: null });
    expect(anonymous.status).toBe(200);
    expect(anonymous.body.data).toEqual({ jobTypes: ['fibonacci', 'generate-documents'], me: null, resume: null });
    expect(anonymous.body.errors?.map((e) => [e.path, e.extensions['code']])).toEqual([
      [['me'], 'UNAUTHENTICATED'],
      [['resume'], 'UNAUTHENTICATED'],
    ]);
    expect(anonymous.text).not.toContain('locations');
  });

  it('K171 may be asked under any alias, also one that JavaScript gives a meaning', async () => {
    const r = await g.ask(
      '{ __proto__: me { id } constructor: jobTypes toString: job(id: "7") { __proto__: id } hasOwnProperty: __typename }',
    );
    expect(r.text).toBe(
      '{"data":{"__proto__":{"id":"ann"},"constructor":["fibonacci","generate-documents"],"toString":{"__proto__":"7"},"hasOwnProperty":"Query"}}',
    );
    expect((await g.ask('{ __proto__: __typename }')).text).toBe('{"data":{"__proto__":"Query"}}');
    await g.owners.jobs.stop();
    const absent = await g.ask('{ __proto__: jobTypes constructor: me { id } }');
    await g.owners.jobs.start();
    expect(absent.text).toMatch(/"data":\{"__proto__":null,"constructor":\{"id":"ann"\}\}\}$/);
  });

  it('refuse together: a bad token is 401 for the whole request', async () => {
    expect(verdict(await g.ask('{ jobTypes me { id } }', { token: 'nonsense' }))).toEqual([401, 'UNAUTHENTICATED']);
  });

  it('run a mutation in order, and nothing of it when its variables are wrong', async () => {
    const text = `mutation ($j: JSON!, $t: String!) { a: executeJob(input: { clientRequestId: "1", type: "x", input: $j }) { ... on Job { type } }
      createResume(input: { clientRequestId: "2", title: $t, content: {} }) { __typename ... on InvalidResume { issues { path } } }
      c: executeJob(input: { clientRequestId: "3", type: "y", input: 1 }) { ... on Job { type } } }`;
    const r = await g.ask(text, { variables: { j: { k: [1, null] }, t: '' } });
    expect(r.body.data).toEqual({
      a: { type: 'x:{"k":[1,null]}' },
      createResume: { __typename: 'InvalidResume', issues: [{ path: '/title' }] },
      c: { type: 'y:1' },
    });
    const before = g.owners.jobs.seen.bodies.length;
    expect(verdict(await g.ask(text, { variables: { j: 1, t: 5 } }))).toEqual([400, 'BAD_USER_INPUT']);
    expect(g.owners.jobs.seen.bodies).toHaveLength(before);
  });

  it('tell a refusal after an earlier part has run at its fields, not as a status', async () => {
    g.owners.resume.answer = {
      status: 429,
      type: 'application/json',
      body: '{"errors":[{"message":"Slow down","extensions":{"code":"RATE_LIMITED"}}]}',
    };
    const text = `mutation { executeJob(input: { clientRequestId: "1", type: "x", input: 1 }) { __typename }
      createResume(input: { clientRequestId: "2", title: "t", content: {} }) { __typename } }`;
    const r = await g.ask(text);
    expect([r.status, r.body.data]).toEqual([200, null]);
    expect(r.body.errors?.map((e) => [e.path, e.extensions['code']])).toEqual([[['createResume'], 'RATE_LIMITED']]);
  });
});

describe('an owner that is down', () => {
  it('fails its own fields only, then answers again without a restart here', async () => {
    await g.owners.jobs.stop();
    const r = await g.ask('{ me { id } job(id: "1") { id } jobTypes }');
    expect([r.status, r.body.data]).toEqual([200, { me: { id: 'ann' }, job: null, jobTypes: null }]);
    expect(r.body.errors?.map((e) => [e.path, e.extensions])).toEqual([
      [['job'], { code: 'DEPENDENCY_UNAVAILABLE', service: 'jobs' }],
      [['jobTypes'], { code: 'DEPENDENCY_UNAVAILABLE', service: 'jobs' }],
    ]);
    expect(r.text).not.toMatch(/ECONN|127\.0\.0\.1/);
    const mutation = await g.ask('mutation { executeJob(input: { clientRequestId: "1", type: "x", input: 1 }) { __typename } }');
    expect([mutation.status, mutation.body.data, mutation.body.errors?.[0]?.extensions['code']]).toEqual([
      200,
      null,
      'DEPENDENCY_UNAVAILABLE',
    ]);
    await g.owners.jobs.start();
    expect((await g.ask('{ jobTypes }')).body.data).toEqual({ jobTypes: ['fibonacci', 'generate-documents'] });
  });

  it('is not noticed by a read whose kept-alive connection it closed', async () => {
    for (let i = 0; i < 5; i++) {
      await g.ask('{ jobTypes }');
      await g.owners.jobs.stop();
      await g.owners.jobs.start();
      expect((await g.ask('{ jobTypes }')).body.errors).toBeUndefined();
    }
  });
});

describe('a client that leaves', () => {
  it('takes its reads with it', async () => {
    const before = g.owners.jobs.seen.left;
    await expect(g.ask('{ slow(ms: 500) me { id } }', { signal: AbortSignal.timeout(100) })).rejects.toThrow();
    await eventually(() => expect(g.owners.jobs.seen.left).toBe(before + 1), { timeoutMs: 400 });
    await expect(g.ask('{ slow(ms: 500) }', { signal: AbortSignal.timeout(100) })).rejects.toThrow();
    await eventually(() => expect(g.owners.jobs.seen.left).toBe(before + 2), { timeoutMs: 400 });
  });

  it('lets a mutation on its way finish', async () => {
    const before = g.owners.jobs.seen.left;
    await expect(g.ask('mutation { slowly(ms: 200) }', { signal: AbortSignal.timeout(60) })).rejects.toThrow();
    const seen = g.owners.jobs.seen.queries.length;
    expect((await g.ask('mutation { slowly(ms: 300) }')).body.data).toEqual({ slowly: 'done' });
    expect(g.owners.jobs.seen.queries).toHaveLength(seen + 1);
    expect(g.owners.jobs.seen.left).toBe(before);
  });
});

describe("each owner's own endpoint", () => {
  it('serves that owner with the same limits', async () => {
    expect((await g.ask('{ me { id } }', { path: '/auth/graphql' })).body.data).toEqual({ me: { id: 'ann' } });
    expect((await g.ask('{ jobTypes }', { path: '/jobs/graphql' })).status).toBe(200);
    expect((await g.ask('{ resume(id: "1") { id } }', { path: '/resume/graphql' })).status).toBe(200);
    expect(verdict(await g.ask('{ jobTypes }', { path: '/resume/graphql' }))).toEqual([400, 'GRAPHQL_VALIDATION_FAILED']);
    expect(verdict(await g.ask('{ jobs(first: 101) { nodes { id } } }', { path: '/jobs/graphql' }))).toEqual([400, 'BAD_USER_INPUT']);
  });
});
