import { request } from 'node:http';
import { createClient, type Client, type ClientOptions } from 'graphql-ws';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { eventually } from '#testing';
import { RunningGateway } from './running-gateway.js';

let g: RunningGateway;
beforeAll(async () => {
  g = await RunningGateway.start({ CORS_ORIGINS: 'https://app.example.org' });
});
afterAll(() => g.stop());

const clients: Client[] = [];
const sockets: WebSocket[] = [];
afterEach(async () => {
  for (const c of clients.splice(0)) await c.dispose();
  for (const s of sockets.splice(0)) s.terminate();
  await eventually(() => {
    if (g.owners.jobs.live > 0) throw new Error(`${g.owners.jobs.live} sockets are left at the owner`);
  });
});
beforeEach(() => {
  g.owners.jobs.seen.headers.length = 0;
});

const codeOf = (e: unknown): number | undefined => (e as { code?: number }).code;

/** A stock graphql-ws client. */
function client(options: Partial<ClientOptions> = {}): Client {
  const made = createClient({
    url: `${g.liveUrl}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: 'Bearer user:ann' },
    retryAttempts: 100,
    retryWait: async () => undefined,
    ...options,
  });
  clients.push(made);
  return made;
}

/** A client that says what it likes. */
function bare(options: { path?: string; protocol?: string; headers?: Record<string, string> } = {}) {
  const socket = new WebSocket(`${g.liveUrl}${options.path ?? '/graphql'}`, options.protocol ?? 'graphql-transport-ws', {
    headers: options.headers,
  });
  sockets.push(socket);
  const frames: { type: string; id?: string; payload?: unknown }[] = [];
  socket.on('message', (d) => frames.push(JSON.parse(String(d)) as { type: string }));
  const closed = new Promise<number>((resolve) => socket.on('close', resolve));
  const opened = new Promise<void>((resolve, reject) => socket.on('open', resolve).on('error', reject));
  const send = (frame: unknown): void => socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame));
  const init = async (): Promise<void> => {
    await opened;
    send({ type: 'connection_init', payload: { authorization: 'Bearer user:ann' } });
    await eventually(() => expect(frames.some((f) => f.type === 'connection_ack')).toBe(true));
  };
  return { socket, frames, closed, opened, send, init };
}

const watch = 'subscription($id: ID!) { u: jobUpdated(id: $id) { id revision } }';

describe('a subscription', () => {
  it('relays values, with the trace and address of the client', async () => {
    const values = client().iterate<{ u: { id: string; revision: number } }>({ query: watch, variables: { id: '7' } });
    expect((await values.next()).value?.data).toEqual({ u: { id: '7', revision: 1 } });
    expect((await values.next()).value?.data).toEqual({ u: { id: '7', revision: 2 } });
  });

  it("survives the owner's restart with a stock client, which sees 1012 and begins with the current row", async () => {
    const closes: (number | undefined)[] = [];
    const c = client({ on: { closed: (e) => closes.push(codeOf(e)) }, retryWait: () => new Promise((r) => setTimeout(r, 20)) });
    const values = c.iterate<{ u: { revision: number } }>({ query: watch, variables: { id: '7' } });
    for (let n = 1; n <= 3; n++) expect((await values.next()).value?.data?.u.revision).toBe(n);
    await g.owners.jobs.stop();
    await g.owners.jobs.start();
    for (let revision = 9; revision !== 1;) revision = (await values.next()).value?.data?.u.revision ?? 9;
    expect((await values.next()).value?.data?.u.revision).toBe(2);
    expect(closes[0]).toBe(1012);
    expect(new Set(closes)).toEqual(new Set([1012]));
  });

  it('C76 passes on how the owner closes: 4401 without a token or with a bad one, 4403 when a token ends', async () => {
    for (const connectionParams of [{}, { authorization: 'Bearer nonsense' }]) {
      await expect(
        client({ connectionParams, retryAttempts: 0 })
          .iterate({ query: watch, variables: { id: '1' } })
          .next(),
      ).rejects.toMatchObject({ code: 4401 });
    }
    const b = bare();
    await b.init();
    g.owners.jobs.closeSockets(4403, 'Token expired');
    expect(await b.closed).toBe(4403);
  });

  it('ends at the owner when the client completes it, or leaves without a word', async () => {
    const c = client();
    const values = c.iterate({ query: watch, variables: { id: 'still' } });
    await values.next();
    expect(g.owners.jobs.live).toBe(1);
    await values.return?.();
    await eventually(() => expect(g.owners.jobs.live).toBe(0));
    const b = bare();
    await b.init();
    b.send({ id: '1', type: 'subscribe', payload: { query: watch, variables: { id: 'still' } } });
    await eventually(() => expect(b.frames.at(-1)?.type).toBe('next'));
    b.socket.terminate();
    await eventually(() => expect(g.owners.jobs.live).toBe(0));
  });

  it("is served at the owner's own address too, and nowhere else", async () => {
    const values = client({ url: `${g.liveUrl}/jobs/graphql` }).iterate({ query: watch, variables: { id: '7' } });
    expect((await values.next()).value?.errors).toBeUndefined();
    await expect(bare({ path: '/auth/graphql' }).opened).rejects.toThrow('404');
    await expect(bare({ path: '/uploads' }).opened).rejects.toThrow('404');
  });
});

describe('queries and mutations on a socket', () => {
  it('take the HTTP road, with the token of connection_init', async () => {
    const c = client();
    expect(await c.iterate({ query: '{ me { id } jobTypes }' }).next()).toEqual({
      done: false,
      value: { data: { me: { id: 'ann' }, jobTypes: ['fibonacci', 'generate-documents'] } },
    });
    const refused = c.iterate({ query: '{ nope }' }).next();
    await expect(refused).rejects.toMatchObject([{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }]);
    const values = c.iterate({ query: 'query ($v: [Float!]!) { sum(values: $v) }', variables: { v: ['Jane'] } }).next();
    await expect(values).rejects.toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  it('stop at the owner when the client completes them', async () => {
    const before = g.owners.jobs.seen.left;
    const b = bare();
    await b.init();
    b.send({ id: '1', type: 'subscribe', payload: { query: '{ slow(ms: 5000) }' } });
    await eventually(() => expect(g.owners.jobs.seen.headers).toHaveLength(1));
    b.send({ id: '1', type: 'complete' });
    await eventually(() => expect(g.owners.jobs.seen.left).toBe(before + 1));
  });
});

describe('a client that does not keep to the protocol', () => {
  it.each([
    ['no JSON', ['{'], 4400],
    ['no message', ['[]'], 4400],
    ['an unknown type', [{ type: 'start' }], 4400],
    ['__proto__', ['{"type":"connection_init","payload":{"__proto__":{"a":1}}}'], 4400],
    ['subscribing before it is known', [{ id: '1', type: 'subscribe', payload: { query: '{ jobTypes }' } }], 4401],
    ['saying who it is twice', [{ type: 'connection_init' }, { type: 'connection_init' }], 4429],
    ['a frame too large', [JSON.stringify({ type: 'connection_init', payload: { a: 'x'.repeat(60_000) } })], 1009],
  ])('is closed for %s', async (_what, frames, code) => {
    const b = bare();
    await b.opened;
    for (const frame of frames) b.send(frame);
    expect(await b.closed).toBe(code);
  });

  it('is closed for using an id twice, for a long id and for another protocol', async () => {
    const b = bare();
    await b.init();
    for (let i = 0; i < 2; i++) b.send({ id: '1', type: 'subscribe', payload: { query: watch, variables: { id: 'still' } } });
    expect(await b.closed).toBe(4409);
    const long = bare();
    await long.init();
    long.send({ id: 'x'.repeat(65), type: 'subscribe', payload: { query: '{ jobTypes }' } });
    expect(await long.closed).toBe(4400);
    const legacy = bare({ protocol: 'graphql-ws' });
    await expect(legacy.opened.then(() => legacy.closed)).rejects.toThrow(/subprotocol/);
  });

  it('is answered pings, and refused a 33rd operation without losing the others', async () => {
    const b = bare();
    await b.init();
    b.send({ type: 'ping' });
    await eventually(() => expect(b.frames.some((f) => f.type === 'pong')).toBe(true));
    for (let i = 0; i < 33; i++) b.send({ id: String(i), type: 'subscribe', payload: { query: watch, variables: { id: 'still' } } });
    await eventually(() =>
      expect(b.frames.find((f) => f.type === 'error')).toMatchObject({ id: '32', payload: [{ extensions: { code: 'RATE_LIMITED' } }] }),
    );
    await eventually(() => expect(b.frames.filter((f) => f.type === 'next')).toHaveLength(32));
    expect(b.socket.readyState).toBe(WebSocket.OPEN);
  });
});

describe('upgrades', () => {
  it('are refused to pages of other origins, and with a token in the address', async () => {
    await expect(bare({ headers: { origin: 'https://evil.example' } }).opened).rejects.toThrow('403');
    await expect(bare({ path: '/graphql?access_token=x' }).opened).rejects.toThrow('401');
    await bare({ headers: { origin: 'https://app.example.org' } }).opened;
    await bare({ headers: { origin: g.url } }).opened;
  });

  it('that are malformed are answered as JSON', async () => {
    const headers = { upgrade: 'websocket', connection: 'upgrade', 'sec-websocket-version': '7', 'sec-websocket-key': 'x' };
    const [status, type] = await new Promise<[number | undefined, string | undefined]>((resolve, reject) => {
      const r = request(`${g.url}/graphql`, { headers }, (answer) => {
        answer.resume();
        resolve([answer.statusCode, answer.headers['content-type']]);
      });
      r.on('error', reject).end();
    });
    expect([status, type]).toEqual([400, 'application/json; charset=utf-8']);
  });
});
