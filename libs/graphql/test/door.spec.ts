import { afterAll, beforeAll, expect, it } from 'vitest';
import { startSample, type Sample } from './sample-service.js';
import { SampleTokens } from './sample-tokens.js';
const tokens = new SampleTokens();
let s: Sample;
beforeAll(async () => {
  s = await startSample({ tokens, level: 'debug' });
});
afterAll(() => s.stop());
it('x', async () => {
  const r = await s.post({ query: '{ hello }' });
  console.log(r.status, r.text, Object.fromEntries(r.headers));
  const bearer = { authorization: `Bearer ${tokens.sign()}` };
  for (const q of [
    '{ whoAmI }',
    '{ secret }',

    '{ things(first: 2) { nodes { id } pageInfo { hasNextPage endCursor } totalCount } }',
    '{ things(first: 200) { totalCount } }',
    '{ things { totalCount } }',
    '{fail(how:"error")}',
    '{fail(how:"404")}',
    '{fail(how:"429")}',
    '{fail(how:"busy")}',
    '{ helo }',
    '{ hello',
    '',
    'subscription { ticks(upTo: 2) }',
    'mutation { a: login b: login }',
    '{__schema{types{name}}}',
    '{take(int: 2147483648)}',
    '{take(colour: REDD)}',
    '{take(input: {name: "x", role: "y"})}',
    '{take(json: {a: {b: [1, "x"]}})}',
  ]) {
    const r = await s.post({ query: q }, bearer);
    console.log(q, r.status, r.text);
  }
  console.log((await s.post('{"a": "Jane 123')).text, (await s.post('{"query":"{hello}","query":"x"}')).text, (await s.post([{}])).text);
  expect(1).toBe(1);
});
