import { request } from 'node:http';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { WebSocket } from 'ws';
import { eventually, temporaryFolder } from '#testing';
import { RunningGateway, verdict, type Reply } from './running-gateway.js';

let g: RunningGateway;
afterEach(() => g.stop());

const get = (address: string, headers: Record<string, string> = {}): Promise<Response> => fetch(`${g.url}${address}`, { headers });
/** On the port of its own. */
const inner = (address: string): Promise<Response> => fetch(`${g.operationsUrl}${address}`);

describe('health and metrics', () => {
  it('live asks nobody; ready names the owner that is not reachable, and is red when none is', async () => {
    g = await RunningGateway.start();
    expect(await (await inner('/health/ready')).json()).toEqual({
      status: 'ok',
      checks: { auth: 'ok', jobs: 'ok', resume: 'ok', owners: 'ok' },
    });
    await g.owners.jobs.stop();
    const degraded = await eventually(async () => {
      const r = await inner('/health/ready');
      const report = (await r.json()) as { status: string };
      if (report.status === 'ok') throw new Error('not noticed yet');
      return [r.status, report];
    });
    expect(degraded).toEqual([200, { status: 'degraded', checks: { auth: 'ok', jobs: 'is not reachable', resume: 'ok', owners: 'ok' } }]);
    await g.owners.auth.stop();
    await g.owners.resume.stop();
    await eventually(async () => {
      const red = await inner('/health/ready');
      expect([red.status, (await red.json()) as object]).toMatchObject([503, { status: 'unavailable' }]);
    });
    expect((await get('/health/live')).status).toBe(200);
  });

  it('is not ready at its start before each owner was ready once; what goes away later only degrades it', async () => {
    g = await RunningGateway.start({}, async (owners) => {
      await owners.auth.stop();
      owners.resume.unready = true;
    });
    const report = async (): Promise<unknown> => {
      const r = await inner('/health/ready');
      return [r.status, await r.json()];
    };
    const waits = (...names: string[]): object => ({
      status: 'unavailable',
      checks: { owners: `starting: waits for ${names.join(', ')}` },
    });
    expect(await report()).toMatchObject([503, waits('auth', 'resume')]);
    expect((await get('/health/live')).status).toBe(200);
    await g.owners.auth.start();
    await eventually(async () => expect(await report()).toMatchObject([503, waits('resume')]));
    await g.owners.auth.stop();
    g.owners.resume.unready = false;
    await eventually(async () => expect(await report()).toMatchObject([200, { status: 'degraded', checks: { auth: 'is not reachable' } }]));
    await g.owners.auth.start();
    await eventually(async () => expect(await report()).toMatchObject([200, { status: 'ok' }]));
    g.owners.resume.unready = true;
    expect(await report()).toMatchObject([200, { status: 'ok' }]);
  });

  it('waits for an owner that never comes for as long as it was told, and then serves the others', async () => {
    g = await RunningGateway.start({ OWNERS_WAIT_MS: '1500' }, (owners) => owners.jobs.stop());
    expect((await inner('/health/ready')).status).toBe(503);
    const report = await eventually(async () => {
      const r = await inner('/health/ready');
      expect(r.status).toBe(200);
      return r.json();
    });
    expect(report).toEqual({ status: 'degraded', checks: { auth: 'ok', jobs: 'is not reachable', resume: 'ok', owners: 'ok' } });
    expect((await g.ask('{ me { id } }')).body.data).toEqual({ me: { id: 'ann' } });
  });

  it('K168 tells people whether it serves and nothing else; metrics and names are on a port of their own, of this machine', async () => {
    g = await RunningGateway.start();
    const people = await get('/health/ready');
    expect([people.status, await people.json()]).toEqual([200, { status: 'ok' }]);
    expect((await get('/metrics')).status).toBe(404);
    expect((await inner('/health/live')).status).toBe(200);
    expect((await inner('/metrics')).headers.get('content-type')).toContain('text/plain');
    expect((await inner('/graphql')).status).toBe(404);
    expect((await fetch(`${g.operationsUrl}/metrics`, { method: 'POST' })).status).toBe(404);
    await g.owners.jobs.stop();
    await eventually(async () => expect(await (await get('/health/ready')).json()).toEqual({ status: 'degraded' }));
  });

  it('counts requests, plans, owners and closes', async () => {
    g = await RunningGateway.start();
    for (let i = 0; i < 3; i++) await g.ask('{ jobTypes }');
    await g.ask('{');
    const socket = new WebSocket(`${g.liveUrl}/graphql`, 'graphql-transport-ws');
    socket.on('open', () => socket.send('x'));
    await new Promise((r) => socket.on('close', r));
    await eventually(async () => {
      const text = await (await inner('/metrics')).text();
      for (const line of [
        'gateway_requests_total{door="graphql",status="200",service="gateway"} 3',
        'gateway_requests_total{door="graphql",status="400",service="gateway"} 1',
        'gateway_plans_total{outcome="hit",service="gateway"} 2',
        'gateway_plans_total{outcome="miss",service="gateway"} 1',
        'gateway_plans_total{outcome="refused",service="gateway"} 1',
        'gateway_owner_seconds_count{service="gateway",owner="jobs",outcome="ok"} 3',
        'gateway_socket_closes_total{side="client",code="4400",service="gateway"} 1',
        'gateway_sockets{side="client",service="gateway"} 0',
      ]) {
        expect(text).toContain(line);
      }
    });
  });

  it('answers an unknown address with a problem, not a page', async () => {
    g = await RunningGateway.start();
    const r = await get('/nowhere/1');
    expect([r.status, r.headers.get('content-type')]).toEqual([404, 'application/problem+json; charset=utf-8']);
    expect(await r.json()).toMatchObject({ status: 404, code: 'NOT_FOUND', requestId: r.headers.get('x-request-id') });
  });
});

describe('headers', () => {
  it('protects every answer, keeps none, and gives each request an id', async () => {
    g = await RunningGateway.start();
    for (const r of [await g.ask('{ jobTypes }'), await g.ask('{'), { headers: (await get('/health/live')).headers }]) {
      expect(r.headers.get('x-content-type-options')).toBe('nosniff');
      expect(r.headers.get('content-security-policy')).toContain('default-src');
      expect(r.headers.get('cache-control')).toBe('no-store');
      expect(r.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
      expect(r.headers.get('x-powered-by')).toBeNull();
      expect(r.headers.get('access-control-allow-origin')).toBeNull();
    }
  });

  it("K170 never takes a client's request id for ours, and logs it beside ours as a bounded word", async () => {
    g = await RunningGateway.start({ LOG_LEVEL: 'debug' });
    const ids = new Set<string | null>();
    for (const id of ['request-1', 'request-1', 'a b{}"', 'x'.repeat(500)]) {
      const r = await g.ask('{ jobTypes }', { headers: { 'x-request-id': id } });
      ids.add(r.headers.get('x-request-id'));
      expect(g.owners.jobs.seen.headers.at(-1)?.['x-request-id']).toBe(r.headers.get('x-request-id'));
    }
    expect(ids.size).toBe(4);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f-]{36}$/);
    await eventually(() => expect(g.log.lines.filter((l) => l.includes('clientRequestId'))).toHaveLength(4));
    const said = g.log.lines.map((l) => JSON.parse(l) as Record<string, string>).filter((l) => l['clientRequestId']);
    expect(said.map((l) => l['clientRequestId'])).toEqual(['request-1', 'request-1', 'a_b___', 'x'.repeat(64)]);
    for (const l of said) expect(ids.has(l['requestId'] ?? '')).toBe(true);
  });

  it('lets pages of listed origins call, and of no others', async () => {
    g = await RunningGateway.start({ CORS_ORIGINS: 'https://app.example.org, https://b.example.org' });
    const preflight = (origin: string): Promise<Response> =>
      fetch(`${g.url}/graphql`, { method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'POST' } });
    const allowed = await preflight('https://b.example.org');
    expect([allowed.status, allowed.headers.get('access-control-allow-origin')]).toEqual([204, 'https://b.example.org']);
    expect(allowed.headers.get('access-control-allow-headers')).toContain('authorization');
    expect(allowed.headers.get('access-control-allow-credentials')).toBeNull();
    const other = await preflight('https://evil.example');
    expect([other.status, other.headers.get('access-control-allow-origin')]).toEqual([405, null]);
    const post = await g.ask('{ jobTypes }', { headers: { origin: 'https://app.example.org' } });
    expect([post.status, post.headers.get('access-control-allow-origin'), post.headers.get('vary')]).toEqual([
      200,
      'https://app.example.org',
      'Origin',
    ]);
  });

  it('believes as many proxies as it was told of', async () => {
    g = await RunningGateway.start({ TRUSTED_PROXIES: '1' });
    await g.ask('{ jobTypes }', { headers: { 'x-forwarded-for': '6.6.6.6, 203.0.113.7' } });
    expect(g.owners.jobs.seen.headers.at(-1)?.['x-forwarded-for']).toBe('203.0.113.7');
  });
});

describe('floods', () => {
  it('refuses an address beyond its share with 429 and Retry-After, and no other', async () => {
    g = await RunningGateway.start({ RATE_LIMIT_PER_MINUTE: '14', TRUSTED_PROXIES: '1' });
    const from = (address: string): ReturnType<RunningGateway['ask']> => g.ask('{ jobTypes }', { headers: { 'x-forwarded-for': address } });
    for (let i = 0; i < 5; i++) expect((await from('203.0.113.7')).status).toBe(200);
    const refused = await from('203.0.113.7');
    expect(verdict(refused)).toEqual([429, 'RATE_LIMITED']);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await from('203.0.113.8')).status).toBe(200);
    expect((await get('/health/live')).status).toBe(200);
  });

  it('charges new texts and large bodies as several requests', async () => {
    g = await RunningGateway.start({ RATE_LIMIT_PER_MINUTE: '100', TRUSTED_PROXIES: '1' });
    // Time stands still: on a busy machine the budget would grow again between two questions.
    const now = vi.spyOn(performance, 'now').mockReturnValue(performance.now());
    onTestFinished(() => now.mockRestore());
    const headers = { 'x-forwarded-for': '203.0.113.7', authorization: 'Bearer user:ann' };
    const large = (kilobytes: number): Promise<Reply> =>
      g.post(JSON.stringify({ query: '{ jobTypes }', pad: 'x'.repeat(kilobytes * 1024) }), { headers });
    expect((await large(64 * 45)).status).toBe(200);
    expect(verdict(await large(64 * 45))).toEqual([429, 'RATE_LIMITED']);
    for (let i = 0; i < 4; i++) expect((await g.ask(`{ jobTypes } # ${i}`, { headers })).status).toBe(200);
    expect(verdict(await g.ask('{ jobTypes } # 5', { headers }))).toEqual([429, 'RATE_LIMITED']);
  });

  it('gives an address its share of sockets', async () => {
    g = await RunningGateway.start({ MAX_SOCKETS_PER_ADDRESS: '1', TRUSTED_PROXIES: '1' });
    const { liveUrl } = g;
    const open = (address: string): Promise<WebSocket> =>
      new Promise((resolve, reject) => {
        const s = new WebSocket(`${liveUrl}/graphql`, 'graphql-transport-ws', { headers: { 'x-forwarded-for': address } });
        s.on('open', () => resolve(s)).on('error', reject);
      });
    const first = await open('203.0.113.7');
    await expect(open('203.0.113.7')).rejects.toThrow('429');
    await open('203.0.113.8');
    first.close();
    await eventually(() => open('203.0.113.7'));
  });

  it('refuses operations beyond what it can have under way with 503 and Retry-After', async () => {
    g = await RunningGateway.start({ MAX_IN_FLIGHT: '2' });
    const slow = [g.ask('{ slow(ms: 400) }'), g.ask('{ slow(ms: 400) }')];
    await eventually(() => expect(g.owners.jobs.seen.bodies).toHaveLength(2));
    const refused = await g.ask('{ jobTypes }');
    expect([verdict(refused), refused.headers.get('retry-after')]).toEqual([[503, 'OVERLOADED'], '1']);
    await Promise.all(slow);
    expect((await g.ask('{ jobTypes }')).status).toBe(200);
  });

  it('refuses more sockets than it may hold, and operations on a socket beyond the share of its address', async () => {
    g = await RunningGateway.start({ MAX_SOCKETS: '1', RATE_LIMIT_PER_MINUTE: '12' });
    const { liveUrl } = g;
    const open = (): Promise<WebSocket> =>
      new Promise((resolve, reject) => {
        const s = new WebSocket(`${liveUrl}/graphql`, 'graphql-transport-ws');
        s.on('open', () => resolve(s)).on('error', reject);
      });
    const socket = await open();
    await expect(open()).rejects.toThrow('503');
    const frames: string[] = [];
    socket.on('message', (d) => frames.push(String(d)));
    socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: 'Bearer user:ann' } }));
    await eventually(() => expect(frames).toHaveLength(1));
    for (const id of ['1', '2']) socket.send(JSON.stringify({ id, type: 'subscribe', payload: { query: '{ jobTypes }' } }));
    await eventually(() => expect(frames.join('')).toContain('RATE_LIMITED'));
    await expect(open()).rejects.toThrow('429');
  });
});

describe('an owner that hangs', () => {
  it('takes its own share of the room and leaves the rest to the others', async () => {
    g = await RunningGateway.start({ OWNER_CONNECTIONS: '1', OWNER_TIMEOUT_MS: '400', MAX_IN_FLIGHT: '20' });
    const hanging = Array.from({ length: 12 }, () => g.ask('{ slow(ms: 60000) }'));
    await eventually(() => expect(g.owners.jobs.seen.bodies).toHaveLength(1));
    expect((await g.ask('{ me { id } }')).body.data).toEqual({ me: { id: 'ann' } });
    const codes = (await Promise.all(hanging)).map((r) => r.body.errors?.[0]?.extensions['code']);
    expect(codes.filter((c) => c === 'DEADLINE_EXCEEDED')).toHaveLength(8);
    expect(codes.filter((c) => c === 'DEPENDENCY_UNAVAILABLE')).toHaveLength(4);
  });
});

describe('clients that would rather speak HTTP/2', () => {
  it('are served as HTTP/1.1 when they ask to upgrade', async () => {
    g = await RunningGateway.start();
    const body = JSON.stringify({ query: '{ jobTypes }' });
    const headers = {
      'content-type': 'application/json',
      connection: 'Upgrade, HTTP2-Settings',
      upgrade: 'h2c',
      'http2-settings': 'AAMAAABkAAQAAP__',
    };
    const status = await new Promise((resolve, reject) => {
      const r = request(`${g.url}/graphql`, { method: 'POST', headers }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      });
      r.on('error', reject).end(body);
    });
    expect(status).toBe(200);
  });
});

describe('introspection by explicit switch', () => {
  const folder = temporaryFolder('graphiql');
  const file = path.join(folder, 'graphiql.html.gz');
  writeFileSync(file, gzipSync('<!doctype html><title>Vitae</title>'));
  writeFileSync(`${file}.csp`, "default-src 'none'\n");

  it('C53 C54 is off unless asked for, with GraphiQL', async () => {
    g = await RunningGateway.start();
    expect(verdict(await g.ask('{ __schema { queryType { name } } }'))).toEqual([400, 'GRAPHQL_VALIDATION_FAILED']);
    expect((await get('/graphiql')).status).toBe(404);
  });

  it('is answered here beside other fields, and serves the page packed or not', async () => {
    g = await RunningGateway.start({ INTROSPECTION: 'true', GRAPHIQL_FILE: file });
    const r = await g.ask('{ __schema { queryType { name } } __type(name: "User") { fields { name } } jobTypes }');
    expect(r.body.data).toMatchObject({ __schema: { queryType: { name: 'Query' } }, jobTypes: ['fibonacci', 'generate-documents'] });
    const packed = await get('/graphiql', { 'accept-encoding': 'gzip' });
    expect([packed.status, packed.headers.get('content-encoding'), await packed.text()]).toEqual([
      200,
      'gzip',
      '<!doctype html><title>Vitae</title>',
    ]);
    expect(packed.headers.get('content-security-policy')).toBe("default-src 'none'");
    const plain = await get('/graphiql', { 'accept-encoding': 'identity' });
    expect([plain.headers.get('content-encoding'), await plain.text()]).toEqual([null, '<!doctype html><title>Vitae</title>']);
    expect((await fetch(`${g.url}/graphiql`, { method: 'POST' })).status).toBe(405);
  });

  it('K169 sends the page once a version, and charges it by its bytes, unpacked ones too', async () => {
    const large = path.join(folder, 'large.html.gz');
    const html = 'x'.repeat(64 * 1024 * 40);
    writeFileSync(large, gzipSync(html));
    writeFileSync(large.replace('.gz', '.br'), brotliCompressSync(html));
    writeFileSync(`${large}.csp`, "default-src 'none'");
    g = await RunningGateway.start({ INTROSPECTION: 'true', GRAPHIQL_FILE: large, RATE_LIMIT_PER_MINUTE: '100' });
    const now = vi.spyOn(performance, 'now').mockReturnValue(performance.now());
    onTestFinished(() => now.mockRestore());
    const best = await get('/graphiql', { 'accept-encoding': 'gzip, br' });
    expect([best.headers.get('content-encoding'), (await best.text()).length]).toEqual(['br', html.length]);
    const again = await get('/graphiql', { 'accept-encoding': 'gzip, br', 'if-none-match': best.headers.get('etag') ?? '' });
    expect([again.status, await again.text()]).toEqual([304, '']);
    const gzip = await get('/graphiql', { 'accept-encoding': 'br;q=0, gzip', 'if-none-match': best.headers.get('etag') ?? '' });
    expect([gzip.status, gzip.headers.get('content-encoding')]).toEqual([200, 'gzip']);
    await gzip.text();
    for (let i = 0; i < 2; i++) expect(await (await get('/graphiql', { 'accept-encoding': 'identity' })).text()).toBe(html);
    const refused = await get('/graphiql', { 'accept-encoding': 'identity' });
    expect([refused.status, await refused.json()]).toMatchObject([429, { code: 'RATE_LIMITED' }]);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('refuses to start without the page, and says what to run', async () => {
    g = await RunningGateway.start();
    await expect(RunningGateway.start({ INTROSPECTION: 'true', GRAPHIQL_FILE: path.join(folder, 'none.gz') })).rejects.toThrow(
      /npm run generate/,
    );
  });
});
