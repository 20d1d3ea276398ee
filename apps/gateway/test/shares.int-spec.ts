import { connect, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { sleep } from '#common';
import { eventually } from '#testing';
import { GatewayProcess } from './gateway-process.js';
import { environmentOf, standIns, type Owners } from './running-gateway.js';

/** What one person, or nobody, can take from everybody else at the gateway: on the built process, with the heap it is run with. */
const MEGABYTE = 1024 * 1024;
/** What the chart gives the gateway (charts/vitae/values.yaml). */
const CHART_BYTES = 448 * MEGABYTE;

/** Each starts a process, and waits for what takes seconds by itself. */
vi.setConfig({ testTimeout: 120_000 });

const owners: Owners = standIns();
beforeAll(() => Promise.all(Object.values(owners).map((o) => o.start())));
afterAll(() => Promise.all(Object.values(owners).map((o) => o.stop())));

const started: GatewayProcess[] = [];
const sockets: WebSocket[] = [];
const rawSockets: Socket[] = [];
afterEach(async () => {
  for (const s of sockets.splice(0)) s.terminate();
  for (const s of rawSockets.splice(0)) s.destroy();
  for (const p of started.splice(0)) {
    if (p.running) p.signal('SIGKILL');
    await p.exited;
  }
});

async function ready(env: Readonly<Record<string, string>> = {}): Promise<{ gateway: GatewayProcess; url: string }> {
  const gateway = new GatewayProcess({ ...environmentOf(owners), ...env });
  started.push(gateway);
  const url = await eventually(
    () => {
      if (!gateway.running) throw new Error(JSON.stringify(gateway.lines));
      if (gateway.url === undefined) throw new Error('not ready');
      return gateway.url;
    },
    { timeoutMs: 60_000 },
  );
  return { gateway, url };
}

interface Reply {
  readonly status: number;
  readonly retryAfter: string | null;
  readonly ms: number;
  readonly body: { data?: Record<string, unknown> | null; errors?: { message: string; extensions: Record<string, unknown> }[] };
}

async function ask(url: string, query: string, who = 'ann', variables?: object): Promise<Reply> {
  const begun = performance.now();
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer user:${who}` },
    body: JSON.stringify({ query, variables }),
    signal: AbortSignal.timeout(30_000),
  });
  const body = (await response.json()) as Reply['body'];
  return { status: response.status, retryAfter: response.headers.get('retry-after'), body, ms: performance.now() - begun };
}

/** Somebody else's small read: answered, and in so many milliseconds. */
async function other(url: string): Promise<number> {
  const reply = await ask(url, '{ jobs(first: 1) { nodes { id } } }', 'bob');
  expect([reply.status, reply.body.data]).toEqual([200, { jobs: { nodes: [{ id: '1' }] } }]);
  return reply.ms;
}

interface Frame {
  readonly type: string;
  readonly id?: string;
  readonly payload?: unknown;
}

/** A signed-in socket with what it was told. */
async function live(url: string, who = 'ann') {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', { perMessageDeflate: false });
  sockets.push(socket);
  const frames: Frame[] = [];
  const closed = new Promise<number>((resolve) => socket.on('close', resolve));
  socket.on('error', () => undefined);
  socket.on('message', (data) => frames.push(JSON.parse(String(data)) as Frame));
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  const send = (frame: unknown): void => socket.send(JSON.stringify(frame));
  send({ type: 'connection_init', payload: { authorization: `Bearer user:${who}` } });
  await eventually(() => expect(frames.at(0)?.type).toBe('connection_ack'));
  const subscribe = (id: string, query: string): void => send({ id, type: 'subscribe', payload: { query } });
  return { socket, frames, closed, send, subscribe };
}

const gauge = async (gateway: GatewayProcess, name: string): Promise<number> =>
  Number(new RegExp(`^${name}\\{.*\\} (\\d+)$`, 'm').exec(await gateway.metrics())?.[1]);

/** Everything that was under way has been let go of. */
const quiet = (gateway: GatewayProcess): Promise<void> =>
  eventually(
    async () => {
      expect(await gauge(gateway, 'gateway_bytes_under_way')).toBe(0);
      expect(await gauge(gateway, 'gateway_operations_in_flight')).toBe(0);
    },
    { timeoutMs: 15_000 },
  );

/** The most memory the process had, looked at four times a second until `end`. */
function watchMemory(gateway: GatewayProcess): () => Promise<number> {
  let most = 0;
  let over = false;
  const watching = (async () => {
    while (!over) {
      most = Math.max(most, await gateway.rss().catch(() => 0));
      await sleep(250);
    }
  })();
  return async () => {
    over = true;
    await watching;
    return most;
  };
}

/** A client over HTTP that asks and reads nothing. */
function silent(url: string, query: string, who = 'ann'): Socket {
  const { hostname, port } = new URL(url);
  const body = JSON.stringify({ query });
  const socket = connect(Number(port), hostname);
  rawSockets.push(socket);
  socket.pause().on('error', () => undefined);
  socket.write(`POST /graphql HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-type: application/json\r\nauthorization: Bearer user:${who}\r\ncontent-length: ${body.length}\r\n\r\n${body}`); // prettier-ignore
  return socket;
}

const big = (kilobytes: number): string => `{ big(kilobytes: ${kilobytes}) }`;
const median = (all: readonly number[]): number => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? Infinity;

describe('an answer', () => {
  it('K162 is refused beyond its size, over all owners together, over HTTP and over a socket', async () => {
    const { gateway, url } = await ready();
    const refusal = { status: 400, body: { errors: [{ message: 'The answer is larger than 8 MB; ask for fewer at once', extensions: { code: 'BAD_USER_INPUT', limitBytes: 8 * MEGABYTE } }] } }; // prettier-ignore
    expect(await ask(url, big(9_000))).toMatchObject(refusal);
    expect(await ask(url, `{ me { id } a: big(kilobytes: 5000) b: big(kilobytes: 5000) }`)).toMatchObject(refusal);
    expect((await ask(url, big(8_000))).body.data?.['big']).toHaveLength(8_000 * 512);
    const socket = await live(url);
    socket.subscribe('1', big(9_000));
    socket.subscribe('2', big(8_000));
    await eventually(() => expect(socket.frames.filter((f) => f.type !== 'connection_ack')).toHaveLength(3), { timeoutMs: 10_000 });
    expect(socket.frames.find((f) => f.type === 'error')).toMatchObject({ id: '1', payload: refusal.body.errors });
    const next = socket.frames.find((f) => f.type === 'next');
    expect([next?.id, (next?.payload as Reply['body'] | undefined)?.data?.['big']]).toEqual(['2', 'é'.repeat(8_000 * 512)]);
    await quiet(gateway);
  });

  it('K162 of a mutation that ran is refused at its fields, not as if nothing had happened', async () => {
    const { url } = await ready({ MAX_ANSWER_BYTES: '65536' });
    const text = 'mutation ($v: JSON!) { executeJob(input: { clientRequestId: "1", type: "t", input: $v }) { ... on Job { type } } }';
    const seen = owners.jobs.seen.queries.length;
    const reply = await ask(url, text, 'ann', { v: 'x'.repeat(70_000) });
    expect(owners.jobs.seen.queries).toHaveLength(seen + 1);
    expect([reply.status, reply.body]).toMatchObject([
      200,
      { data: null, errors: [{ path: ['executeJob'], extensions: { code: 'BAD_USER_INPUT', limitBytes: 65_536 } }] },
    ]);
    expect((await ask(url, text, 'ann', { v: 'small' })).body.data).toEqual({ executeJob: { type: 't:"small"' } });
  });
});

describe('a person with many operations', () => {
  it('K163 has sixteen under way, over HTTP and sockets together; the rest come again', async () => {
    const { gateway, url } = await ready();
    await ask(url, '{ jobTypes }');
    const socket = await live(url);
    for (let i = 0; i < 10; i++) socket.subscribe(String(i), '{ slow(ms: 1500) }');
    await eventually(async () => expect(await gauge(gateway, 'gateway_operations_in_flight')).toBe(10));
    const replies = Promise.all(Array.from({ length: 10 }, () => ask(url, '{ slow(ms: 1500) }')));
    await eventually(async () => expect(await gauge(gateway, 'gateway_operations_in_flight')).toBe(16));
    expect(await other(url)).toBeLessThan(1_000);
    const all = await replies;
    const refused = all.filter((r) => r.status === 429);
    expect([all.filter((r) => r.status === 200).length, refused.length, refused[0]?.retryAfter]).toEqual([6, 4, '1']);
    expect(refused[0]?.body.errors?.[0]?.extensions['code']).toBe('RATE_LIMITED');
    await quiet(gateway);
  });
});

describe('readers that do not read', () => {
  it(
    'K164 K165 forty sockets of one account neither end the process nor fill it, and are cut after five seconds',
    { timeout: 60_000 },
    async () => {
      const { gateway, url } = await ready();
      const memory = watchMemory(gateway);
      const readers = await Promise.all(Array.from({ length: 40 }, () => live(url)));
      for (const r of readers) {
        r.socket.pause();
        r.subscribe('1', big(7_900));
        r.subscribe('2', big(7_900));
      }
      const others: number[] = [];
      for (let i = 0; i < 12; i++) {
        others.push(await other(url));
        await sleep(250);
      }
      await eventually(async () => expect(await gauge(gateway, 'gateway_bytes_under_way')).toBe(0), { timeoutMs: 15_000 });
      const most = await memory();
      process.stdout.write(`40 sockets that do not read 16 MB each: at most ${(most / MEGABYTE).toFixed(0)} MB; another person's read: median ${median(others).toFixed(0)} ms, most ${Math.max(...others).toFixed(0)} ms\n`); // prettier-ignore
      expect(most).toBeLessThan(CHART_BYTES);
      expect(Math.max(...others)).toBeLessThan(2_000);
      expect(gateway.running).toBe(true);
    },
  );

  it('K165 seventy clients over HTTP hold no connection to an owner, however long they may take', async () => {
    const { gateway, url } = await ready({ READER_STALL_MS: '60000', MAX_IN_FLIGHT_PER_ADDRESS: '100' });
    const memory = watchMemory(gateway);
    const readers = Array.from({ length: 70 }, (_, i) => silent(url, big(7_900), `eve${i % 10}`));
    const others: number[] = [];
    for (let i = 0; i < 12; i++) {
      others.push(await other(url));
      await sleep(250);
    }
    const held = await gauge(gateway, 'gateway_bytes_under_way');
    const most = await memory();
    for (const r of readers) r.destroy();
    await quiet(gateway);
    process.stdout.write(`70 clients that do not read 8 MB each: at most ${(most / MEGABYTE).toFixed(0)} MB; another person's read: median ${median(others).toFixed(0)} ms, most ${Math.max(...others).toFixed(0)} ms\n`); // prettier-ignore
    // They still wait to be read: with one of the owner's 64 connections each, nobody else would have been answered.
    expect(held).toBeGreaterThan(10 * MEGABYTE);
    expect(median(others)).toBeLessThan(1_000);
    expect(Math.max(...others)).toBeLessThan(20_000);
    expect(most).toBeLessThan(CHART_BYTES);
  });

  it('K165 over HTTP is cut when it takes nothing for as long as it may', async () => {
    const { gateway, url } = await ready({ READER_STALL_MS: '500' });
    const reader = silent(url, big(7_900));
    await eventually(async () => expect(await gauge(gateway, 'gateway_bytes_under_way')).toBeGreaterThan(7 * MEGABYTE));
    await quiet(gateway);
    const closed = new Promise((resolve) => reader.once('close', resolve));
    reader.resume();
    await closed;
  });

  it.runIf(process.platform === 'linux')('K165 leaves a reader alone that takes longer for a third of its kernel’s buffer than it may take nothing', async () => {
    const { gateway, url } = await ready({ READER_STALL_MS: '3000' });
    const { hostname, port } = new URL(url);
    const body = JSON.stringify({ query: big(7_900) });
    const socket = connect(Number(port), hostname);
    rawSockets.push(socket);
    let bytes = 0;
    let slow = true;
    const ended = new Promise((resolve) => socket.once('close', resolve));
    socket.write(`POST /graphql HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`);
    // 250 kB a second and less.
    socket.on('data', (chunk) => {
      bytes += chunk.length;
      if (!slow) return;
      socket.pause();
      setTimeout(() => socket.resume(), 260);
    });
    // Three times as long as a reader may take nothing.
    await eventually(() => expect(bytes).toBeGreaterThan(2_000_000), { timeoutMs: 40_000 });
    slow = false;
    await ended;
    expect(bytes).toBeGreaterThan(7_900 * 1_024);
    await quiet(gateway);
  }); // prettier-ignore

  it('K165 leaves a reader alone that is only slow', async () => {
    const { gateway, url } = await ready({ READER_STALL_MS: '3000' });
    const { hostname, port } = new URL(url);
    const body = JSON.stringify({ query: big(7_900) });
    const socket = connect(Number(port), hostname);
    rawSockets.push(socket);
    let bytes = 0;
    const ended = new Promise((resolve) => socket.once('close', resolve));
    socket.write(`POST /graphql HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`);
    socket.on('data', (chunk) => {
      bytes += chunk.length;
      socket.pause();
      setTimeout(() => socket.resume(), 40);
    });
    await ended;
    expect(bytes).toBeGreaterThan(7_900 * 1_024);
    const over = await live(url);
    let got = 0;
    over.socket.on('message', (data) => (got = Math.max(got, String(data).length)));
    const timer = setInterval(() => {
      over.socket.pause();
      setTimeout(() => over.socket.resume(), 150);
    }, 170);
    over.subscribe('1', big(7_900));
    await eventually(() => expect(got).toBeGreaterThan(7_900 * 512), { timeoutMs: 30_000 });
    clearInterval(timer);
    await quiet(gateway);
  }); // prettier-ignore
});

describe('a socket that floods', () => {
  const raw = (url: string): Promise<{ socket: Socket; closed: Promise<unknown> }> =>
    new Promise((resolve, reject) => {
      const { hostname, port } = new URL(url);
      const socket = connect(Number(port), hostname);
      rawSockets.push(socket);
      socket.on('error', reject);
      const closed = new Promise((gone) => socket.once('close', gone));
      socket.once('data', () => resolve({ socket, closed }));
      socket.write('GET /graphql HTTP/1.1\r\nhost: x\r\nconnection: Upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\nsec-websocket-protocol: graphql-transport-ws\r\n\r\n');
    }); // prettier-ignore
  /** A client's frame with a mask of zeros. */
  const frame = (first: number, payload: string): Buffer => {
    const bytes = Buffer.from(payload);
    const length = bytes.length < 126 ? [0x80 | bytes.length] : [0x80 | 126, bytes.length >> 8, bytes.length & 0xff];
    return Buffer.concat([Buffer.from([first, ...length, 0, 0, 0, 0]), bytes]);
  };
  const TEXT = 0x81;

  it.each([
    ['pings before it is known', frame(TEXT, '{"type":"ping"}')],
    ['pongs', frame(TEXT, '{"type":"pong"}')],
    ['complete of nothing', frame(TEXT, '{"type":"complete","id":"1"}')],
    ["WebSocket's own pings", frame(0x89, 'x')],
    ["WebSocket's own pongs", frame(0x8a, '')],
  ])('K167 with %s is closed with 4429 and cut', async (_what, bytes) => {
    const { url } = await ready();
    const { socket, closed } = await raw(url);
    const said: Buffer[] = [];
    socket.on('data', (d: Buffer) => said.push(d)).on('error', () => undefined);
    socket.write(Buffer.concat(Array.from({ length: 2_000 }, () => bytes)));
    await closed;
    expect(Buffer.concat(said).includes(Buffer.from([0x11, 0x4d]))).toBe(true); // 4429
    expect(Buffer.concat(said).toString('latin1')).toContain('Too many messages');
    expect(await other(url)).toBeLessThan(1_000);
  });

  it('K167 with empty pieces of a message that never ends is cut', async () => {
    const { url } = await ready();
    const { socket, closed } = await raw(url);
    socket.on('error', () => undefined).resume();
    socket.write(frame(0x01, '{'));
    const empty = Buffer.concat(Array.from({ length: 4_000 }, () => frame(0x00, '')));
    const timer = setInterval(() => socket.write(empty), 20);
    await closed;
    clearInterval(timer);
    expect(await other(url)).toBeLessThan(1_000);
  });

  it(
    'K167 with subscriptions that are refused is closed with 4429; one that pings four times a second is not',
    { timeout: 60_000 },
    async () => {
      const { url } = await ready();
      const flood = await live(url);
      for (let i = 0; i < 200; i++) flood.subscribe(String(i), '{ nope }');
      expect(await flood.closed).toBe(4429);
      const usual = await live(url);
      for (let i = 0; i < 60; i++) usual.send({ type: 'ping' });
      for (let i = 0; i < 8; i++) {
        await sleep(250);
        usual.send({ type: 'ping' });
      }
      await eventually(() => expect(usual.frames.filter((f) => f.type === 'pong')).toHaveLength(68));
      expect(usual.socket.readyState).toBe(WebSocket.OPEN);
    },
  );

  it('K167 times eight, coming back each time, leaves another person as quick as before', async () => {
    const { url } = await ready();
    const before: number[] = [];
    for (let i = 0; i < 40; i++) before.push(await other(url));
    const bytes = Buffer.concat(Array.from({ length: 2_000 }, () => frame(TEXT, '{"type":"ping"}')));
    let over = false;
    let floods = 0;
    const flooding = Array.from({ length: 8 }, async () => {
      while (!over) {
        const found = await raw(url).catch(() => undefined);
        if (!found) {
          await sleep(100);
          continue;
        }
        floods++;
        found.socket.on('error', () => undefined).resume();
        const timer = setInterval(() => found.socket.write(bytes), 5);
        await found.closed;
        clearInterval(timer);
      }
    });
    const during: number[] = [];
    for (let i = 0; i < 60; i++) {
      during.push(await other(url));
      await sleep(50);
    }
    over = true;
    await Promise.all(flooding);
    process.stdout.write(`eight flooding sockets (${floods} in 3 s): another person's read: median ${median(before).toFixed(1)} → ${median(during).toFixed(1)} ms, most ${Math.max(...during).toFixed(0)} ms\n`); // prettier-ignore
    expect(median(during)).toBeLessThan(Math.max(100, 5 * median(before)));
    expect(Math.max(...during)).toBeLessThan(4_000);
  });
});
