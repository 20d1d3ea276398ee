import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { Registry } from 'prom-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLogger, sleep } from '#common';
import { eventually } from '#testing';
import { PassThroughHandler } from '../src/api/pass-through.handler.js';
import { Admission } from '../src/http/admission.js';
import { requestFacts } from '../src/http/request-facts.js';
import { Throttle } from '../src/http/throttle.js';
import { GatewayMetrics } from '../src/metrics.js';
import { RunningGateway } from './running-gateway.js';
import { StandInOwner } from './stand-in-owner.js';

let g: RunningGateway;
beforeAll(async () => {
  g = await RunningGateway.start();
});
afterAll(() => g.stop());

const MEGABYTE = Buffer.alloc(1024 * 1024, 'x');
async function* megabytes(n: number): AsyncGenerator<Buffer> {
  for (let i = 0; i < n; i++) yield MEGABYTE;
}
const send = (body: unknown, address = '/uploads', headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${g.url}${address}`, { method: 'POST', body, duplex: 'half', headers: { authorization: 'Bearer t', ...headers } } as RequestInit);

describe('uploads', () => {
  it('pass through with method, address, token and body', async () => {
    const r = await send('x'.repeat(100_000), '/uploads?x=1', {
      'content-type': 'application/json',
      'idempotency-key': 'k',
      'x-user-id': 'eve',
    });
    expect([r.status, await r.json()]).toEqual([201, { url: '/uploads?x=1', method: 'POST', bytes: 100_000, authorization: 'Bearer t' }]);
    const headers = g.owners.jobs.seen.headers.at(-1);
    expect(headers).toMatchObject({
      'content-type': 'application/json',
      'content-length': '100000',
      'idempotency-key': 'k',
      'x-forwarded-for': '127.0.0.1',
    });
    expect(headers?.['x-request-id']).toBe(r.headers.get('x-request-id'));
    expect(headers).not.toHaveProperty('x-user-id');
    const report = await fetch(`${g.url}/uploads/1/../2/report`, { headers: { authorization: 'Bearer t' } });
    expect(await report.json()).toMatchObject({ url: '/uploads/2/report', method: 'GET', bytes: 0 });
    expect(report.headers.get('cache-control')).toBe('no-store');
  });

  it('get an early answer of the owner while they still send', async () => {
    const r = await send(Readable.from(megabytes(64)), '/uploads/full');
    expect([r.status, await r.json()]).toEqual([413, { code: 'PAYLOAD_TOO_LARGE' }]);
  });

  it('D89 end at the owner when the client aborts half-way', async () => {
    const { left: before, uploaded } = g.owners.jobs.seen;
    const up = request(`${g.url}/uploads`, { method: 'POST', headers: { 'content-length': '2000000' } });
    up.on('error', () => undefined);
    up.write(MEGABYTE);
    await eventually(() => expect(g.owners.jobs.seen.uploaded).toBe(uploaded + MEGABYTE.length));
    up.destroy();
    await eventually(() => expect(g.owners.jobs.seen.left).toBe(before + 1));
  });

  it('are answered 503 as a problem with Retry-After when the owner is down', async () => {
    await g.owners.jobs.stop();
    const r = await send('x');
    expect([r.status, r.headers.get('content-type'), r.headers.get('retry-after')]).toEqual([
      503,
      'application/problem+json; charset=utf-8',
      '5',
    ]);
    expect(await r.json()).toMatchObject({ code: 'DEPENDENCY_UNAVAILABLE', status: 503 });
    await g.owners.jobs.start();
  });
});

const LIMITS = { inFlight: 1, inFlightEach: 1, inFlightAddress: 1, answerBytes: 1, room: { each: 1, all: 1 } };

describe('a body that drips', () => {
  const start = async (slowBodyMs: number, timeoutMs = 60_000) => {
    const owner = new StandInOwner('jobs');
    await owner.start();
    const logger = createLogger('gateway', 'silent');
    const admission = new Admission(new Throttle(0), LIMITS, new GatewayMetrics(new Registry()));
    const door = new PassThroughHandler({
      name: 'uploads',
      origin: owner.origin,
      timeoutMs,
      readerMs: 5_000,
      admission,
      logger,
      slowBodyMs,
    });
    const server = createServer((req, res) => door.handle(req, res, requestFacts(req, 0)));
    await new Promise<void>((up) => server.listen(0, '127.0.0.1', up));
    const stop = async (): Promise<void> => {
      server.closeAllConnections();
      server.close();
      await owner.stop();
    };
    return { owner, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, stop };
  };
  async function* drip(bytes: number, everyMs: number, times: number): AsyncGenerator<Buffer> {
    for (let i = 0; i < times; i++) {
      yield Buffer.alloc(bytes, 'x');
      await sleep(everyMs);
    }
  }
  const post = (url: string, body: Readable): Promise<Response> =>
    fetch(`${url}/uploads`, { method: 'POST', body, duplex: 'half' } as never);

  it('D89 is cut with 408 and leaves nothing at the owner', async () => {
    const s = await start(200);
    const r = await post(s.url, Readable.from(drip(1, 20, 1_000)));
    expect([r.status, ((await r.json()) as { code: string }).code]).toEqual([408, 'REQUEST_TIMEOUT']);
    await eventually(() => expect(s.owner.seen.left).toBe(1));
    await s.stop();
  });

  it('is let through when it is only slow', async () => {
    const s = await start(200);
    const r = await post(s.url, Readable.from(drip(400, 20, 40)));
    expect(r.status).toBe(201);
    await s.stop();
  });
});
