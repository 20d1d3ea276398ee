import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createClient, type Client } from 'graphql-ws';
import { WebSocket } from 'ws';
import { newId } from '#common';
import type { SessionState } from '#access';
import { startSample, type Sample } from './sample-service.js';
import { SampleTokens } from '../../access/test/sample-tokens.js';

const tokens = new SampleTokens();
const endedSessions = new Set<string>();
let s: Sample;
beforeAll(async () => {
  s = await startSample({
    tokens,
    session: ((id: string) => (endedSessions.has(id) ? { active: false } : undefined)) as (id: string) => SessionState,
  });
});
afterAll(() => s.stop());

const clients: Client[] = [];
afterEach(() => Promise.all(clients.splice(0).map((c) => c.dispose())));

interface Closed {
  readonly code: number;
  readonly reason: string;
}

function open(
  connectionParams: Record<string, unknown> | undefined,
  headers: Record<string, string> = {},
): { client: Client; closed: Promise<Closed> } {
  let seen: (c: Closed) => void = () => undefined;
  const closed = new Promise<Closed>((resolve) => (seen = resolve));
  const Socket = class extends WebSocket {
    constructor(url: string, protocols: string[]) {
      super(url, protocols, { headers });
    }
  };
  const client = createClient({
    url: `${s.url.replace('http', 'ws')}/graphql`, webSocketImpl: Socket, retryAttempts: 0, lazy: false, onNonLazyError: () => undefined,
    ...(connectionParams ? { connectionParams } : {}), on: { closed: (e) => seen(e as Closed) },
  }); // prettier-ignore
  clients.push(client);
  return { client, closed };
}

const bearer = (over: Record<string, unknown> = {}): string => `Bearer ${tokens.sign(tokens.claims(over))}`;
const first = async (client: Client, query: string, variables?: Record<string, unknown>): Promise<unknown> =>
  (await client.iterate({ query, variables: variables ?? null }).next()).value as unknown;

describe('live updates', () => {
  it('serves a subscription to the signed-in, by parameter or by header', async () => {
    expect(await first(open({ authorization: bearer() }).client, 'subscription { ticks(upTo: 2) }')).toEqual({ data: { ticks: 1 } });
    expect(await first(open({ Authorization: bearer() }).client, 'subscription { ticks(upTo: 2) }')).toEqual({ data: { ticks: 1 } });
    expect(await first(open(undefined, { authorization: bearer() }).client, 'subscription { ticks(upTo: 2) }')).toEqual({
      data: { ticks: 1 },
    });
  });

  it.each([undefined, {}, { authorization: 'Bearer a.b.c' }, { authorization: 7 }, { authorization: '' }])(
    'C76 closes with 4401 on %j',
    async (params) => {
      expect(await open(params).closed).toMatchObject({ code: 4401 });
    },
  );

  it('C76 closes with 4401 when the session has ended before, and when it ends under a live subscription', async () => {
    const sid = newId<string>();
    const { client, closed } = open({ authorization: bearer({ sid }) });
    const stream = client.iterate({ query: 'subscription { ticks(upTo: 200000) }' });
    expect((await stream.next()).value).toEqual({ data: { ticks: 1 } });
    endedSessions.add(sid);
    const drained = (async () => {
      for await (const _ of stream);
    })();
    expect(await closed).toMatchObject({ code: 4401, reason: 'Session ended' });
    await expect(drained).rejects.toMatchObject({ code: 4401 });
    expect(await open({ authorization: bearer({ sid }) }).closed).toMatchObject({ code: 4401 });
  });

  it('A30 closes a quiet socket within five seconds of the end of its session', async () => {
    const sid = newId<string>();
    const { client, closed } = open({ authorization: bearer({ sid }) });
    await new Promise((resolve) => client.on('connected', resolve));
    const begun = performance.now();
    endedSessions.add(sid);
    expect(await closed).toMatchObject({ code: 4401, reason: 'Session ended' });
    expect(performance.now() - begun).toBeLessThan(5_000);
  });

  it('C76 closes with 4403 when the token expires, so that a stock client comes back with a fresh one', async () => {
    const now = Math.floor(Date.now() / 1_000);
    const { client, closed } = open({ authorization: bearer({ iat: now - 60, exp: now + 1 }) });
    expect(await first(client, 'subscription { ticks(upTo: 1) }')).toEqual({ data: { ticks: 1 } });
    expect(await closed).toMatchObject({ code: 4403, reason: 'Token expired' });
  });

  it.each([
    ['{ hello }', 'BAD_REQUEST'],
    ['mutation { change(name: "abc") }', 'BAD_REQUEST'],
    ['subscription { ticks(upTo: ', 'GRAPHQL_PARSE_FAILED'],
    ['subscription { tick(upTo: 1) }', 'GRAPHQL_VALIDATION_FAILED'],
    [`{ ${'a:hello '.repeat(1_200)} }`, 'GRAPHQL_PARSE_FAILED'],
    ['subscription($n: Int!) { ticks(upTo: $n) }', 'BAD_USER_INPUT'],
  ])('C72 has the limits of the HTTP door: %.40s', async (query, code) => {
    const { client } = open({ authorization: bearer() });
    await expect(first(client, query, { n: 'Jane Roe' })).rejects.toMatchObject([{ extensions: { code } }]);
  });

  it('answers other upgrade paths and oversized messages by closing', async () => {
    const status = await new Promise((resolve) =>
      new WebSocket(`${s.url.replace('http', 'ws')}/other`)
        .on('unexpected-response', (_, r) => resolve(r.statusCode))
        .on('error', () => undefined),
    );
    expect(status).toBe(404);
    const socket = new WebSocket(`${s.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    const code = await new Promise((resolve) => {
      socket.on('open', () => socket.send(JSON.stringify({ type: 'connection_init', payload: { pad: 'x'.repeat(70_000) } })));
      socket.on('close', resolve);
    });
    expect(code).toBe(1009);
  });
});
