import { describe, expect, it } from 'vitest';
import { connectionProblem, PulsarProblem, refusal } from './problem.js';

const wish = { verb: 'consume', topic: 'jobs/x' } as const;
const failing = (code: string, message = 'x'): Error => Object.assign(new Error(message), { code });

describe('a refusal', () => {
  it.each([
    [400, true, /does not understand the request to consume jobs\/x/],
    [401, true, /refused the token/],
    [403, true, /may not consume jobs\/x/],
    [404, true, /has no topic jobs\/x/],
    [409, false, /answered 409/],
    [500, false, /answered 500/],
    [503, false, /is not ready/],
  ])('%i: lasting %o', (status, lasting, sentence) => {
    expect(refusal(status, wish)).toMatchObject({ lasting, message: expect.stringMatching(sentence), code: 'DEPENDENCY_UNAVAILABLE' });
  });

  it('of a full topic is OVERLOADED, and passes', () => {
    expect(refusal(503, wish, 'Cannot create producer: backlog quota exceeded')).toMatchObject({ code: 'OVERLOADED', lasting: false });
  });

  it("carries the admin API's reason, cut", () => {
    expect(refusal(412, wish, `{"reason":"Retention ${'x'.repeat(500)}"}`).message).toMatch(/: Retention x{190}$/);
  });
});

describe('a connection that did not come to be', () => {
  it.each([
    [failing('ECONNREFUSED'), false, /cannot be reached \(ECONNREFUSED\)/],
    [failing('DEPTH_ZERO_SELF_SIGNED_CERT'), true, /not trusted \(DEPTH_ZERO_SELF_SIGNED_CERT\)/],
    [failing('UNABLE_TO_VERIFY_LEAF_SIGNATURE'), true, /not trusted/],
    [failing('ERR_TLS_CERT_ALTNAME_INVALID'), true, /not trusted/],
    [failing('EPROTO'), true, /does not speak TLS there/],
    [failing('UND_ERR_CONNECT_TIMEOUT'), false, /does not answer/],
    [new Error('Opening handshake has timed out'), false, /does not answer/],
    [new Error('outer', { cause: failing('ECONNRESET') }), false, /cannot be reached \(ECONNRESET\)/],
    [new AggregateError([failing('ECONNREFUSED')]), false, /cannot be reached \(ECONNREFUSED\)/],
    ['a string', false, /cannot be reached$/],
  ])('%s: lasting %o', (error, lasting, sentence) => {
    expect(connectionProblem(error)).toMatchObject({ lasting, message: expect.stringMatching(sentence) });
  });

  it('stays what it was when it is told already', () => {
    const told = new PulsarProblem('told', true);
    expect(connectionProblem(told)).toBe(told);
  });
});
