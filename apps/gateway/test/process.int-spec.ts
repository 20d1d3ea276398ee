import { request } from 'node:http';
import { Readable } from 'node:stream';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { eventually, temporaryFolder } from '#testing';
import { GatewayProcess } from './gateway-process.js';
import { environmentOf, standIns, type Owners } from './running-gateway.js';
import { fixture } from './stand-in-owner.js';

const MEGABYTE = 1024 * 1024;
const owners: Owners = standIns();
beforeAll(() => Promise.all(Object.values(owners).map((o) => o.start())));
afterAll(() => Promise.all(Object.values(owners).map((o) => o.stop())));

const started: GatewayProcess[] = [];
afterEach(async () => {
  for (const p of started.splice(0)) {
    if (p.running) p.signal('SIGKILL');
    await p.exited;
  }
});

function run(env: Readonly<Record<string, string>> = {}): GatewayProcess {
  const process = new GatewayProcess({ ...environmentOf(owners), ...env });
  started.push(process);
  return process;
}
async function ready(env: Readonly<Record<string, string>> = {}): Promise<{ gateway: GatewayProcess; url: string }> {
  const gateway = run(env);
  const url = await eventually(
    () => {
      if (!gateway.running) throw new Error(JSON.stringify(gateway.lines));
      if (gateway.url === undefined) throw new Error('not ready');
      return gateway.url;
    },
    { timeoutMs: 15_000 },
  );
  return { gateway, url };
}

const ask = (url: string, query: string): Promise<Response> =>
  fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer user:ann' },
    body: JSON.stringify({ query }),
  });

/** A subscriber who counts what comes; resolves with the first value. */
function subscribe(url: string, id: string): Promise<WebSocket> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', { perMessageDeflate: false });
    socket.on('error', reject);
    socket.on('open', () => socket.send('{"type":"connection_init","payload":{"authorization":"Bearer user:ann"}}'));
    socket.on('message', (data) => {
      const { type } = JSON.parse(String(data)) as { type: string };
      const payload = { query: 'subscription($id: ID!) { jobUpdated(id: $id) { id } }', variables: { id } };
      if (type === 'connection_ack') socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload }));
      if (type === 'next') resolve(socket);
    });
  });
}

describe('stopping', () => {
  it('I150 on SIGTERM sends sockets away with 1012, finishes what is under way, takes nothing new, exits 0', async () => {
    const { gateway, url } = await ready();
    const socket = await subscribe(url, 'still');
    const closed = new Promise<number>((resolve) => socket.on('close', resolve));
    const slow = ask(url, '{ slow(ms: 1500) }');
    await eventually(() => expect(owners.jobs.seen.queries.at(-1)).toContain('slow'));
    const begun = performance.now();
    gateway.signal('SIGTERM');
    expect(await closed).toBe(1012);
    const answer = await slow;
    expect([answer.status, await answer.json()]).toEqual([200, { data: { slow: 'done' } }]);
    expect(await gateway.exited).toBe(0);
    expect(performance.now() - begun).toBeLessThan(10_000);
    await expect(ask(url, '{ jobTypes }')).rejects.toThrow();
  });

  it('cuts an upload that would not end, and exits 0 all the same', async () => {
    const { gateway, url } = await ready({ DRAIN_MS: '500' });
    const upload = request(`${url}/uploads`, { method: 'POST', headers: { 'content-length': '1000000' } });
    const cut = new Promise((resolve) => upload.once('error', resolve));
    const { uploaded } = owners.jobs.seen;
    upload.write(Buffer.alloc(1_000, 'x'));
    await eventually(() => expect(owners.jobs.seen.uploaded).toBe(uploaded + 1_000));
    gateway.signal('SIGINT');
    await cut;
    expect(await gateway.exited).toBe(0);
  });
});

describe('starting', () => {
  it('I159 ends with the name of a wrong variable, never its value', async () => {
    const gateway = run({ JOBS_URL: 'hunter2', CORS_ORIGINS: 'hunter2' });
    expect(await gateway.exited).toBe(1);
    const said = JSON.stringify(gateway.lines);
    expect(said).toContain('JOBS_URL');
    expect(said).toContain('CORS_ORIGINS');
    expect(said).not.toContain('hunter2');
  });

  it('refuses owners whose schemas contradict each other, and a taken port', async () => {
    const file = path.join(temporaryFolder('conflict'), 'auth.graphql');
    writeFileSync(file, 'type Query { jobTypes: Int }');
    const conflict = run({ AUTH_SCHEMA_FILE: file });
    expect(await conflict.exited).toBe(1);
    expect(JSON.stringify(conflict.lines)).toContain('Query.jobTypes is claimed by auth and jobs');
    const taken = run({ GATEWAY_PORT: new URL(owners.auth.origin).port });
    expect(await taken.exited).toBe(1);
  });

  it('lives without its owners and says whom it waits for, then that it serves without them', async () => {
    const env = { AUTH_URL: 'http://127.0.0.1:1', RESUME_SCHEMA_FILE: fixture('resume'), OWNERS_WAIT_MS: '4000' };
    const { gateway, url } = await ready(env);
    const report = await fetch(`${gateway.operationsUrl}/health/ready`);
    expect([report.status, await report.json()]).toMatchObject([503, { checks: { owners: 'starting: waits for auth', jobs: 'ok' } }]);
    expect((await fetch(`${url}/health/live`)).status).toBe(200);
    await eventually(async () => {
      const later = await fetch(`${gateway.operationsUrl}/health/ready`);
      expect([later.status, await later.json()]).toMatchObject([200, { status: 'degraded', checks: { auth: 'is not reachable' } }]);
    });
    const people = await fetch(`${url}/health/ready`);
    expect([people.status, await people.json()]).toEqual([200, { status: 'degraded' }]);
  });
});

describe('memory', () => {
  it('holds 1,000 live subscriptions, and lets them all go', async () => {
    // One caller has them all here.
    const { gateway, url } = await ready({ MAX_SOCKETS_EACH: '1001', MAX_SUBSCRIPTIONS_EACH: '1001' });
    await (await subscribe(url, 'still')).close();
    const before = await gateway.rss();
    const sockets: WebSocket[] = [];
    for (let i = 0; i < 20; i++) sockets.push(...(await Promise.all(Array.from({ length: 50 }, () => subscribe(url, 'still')))));
    const each = ((await gateway.rss()) - before) / sockets.length / 1024;
    process.stdout.write(
      `1,000 live subscriptions: ${each.toFixed(0)} kB each in the gateway (${(before / MEGABYTE).toFixed(0)} MB before)\n`,
    );
    expect(owners.jobs.live).toBe(1_000);
    expect(each).toBeLessThan(100);
    for (const s of sockets) s.terminate();
    await eventually(() => expect(owners.jobs.live).toBe(0), { timeoutMs: 10_000 });
  });

  it('streams an upload of 300 MB within its buffers', async () => {
    const { gateway, url } = await ready();
    async function* megabytes(n: number): AsyncGenerator<Buffer> {
      const chunk = Buffer.alloc(MEGABYTE, 'x');
      for (let i = 0; i < n; i++) yield chunk;
    }
    const send = (n: number): Promise<Response> =>
      fetch(`${url}/uploads`, { method: 'POST', body: Readable.from(megabytes(n)), duplex: 'half' } as never);
    await send(16);
    const before = await gateway.rss();
    const begun = performance.now();
    expect(await (await send(300)).json()).toMatchObject({ bytes: 300 * MEGABYTE });
    const grown = ((await gateway.rss()) - before) / MEGABYTE;
    process.stdout.write(
      `300 MB through the gateway: ${((performance.now() - begun) / 1_000).toFixed(1)} s, ${grown.toFixed(0)} MB more resident\n`,
    );
    expect(grown).toBeLessThan(50);
  });
});
