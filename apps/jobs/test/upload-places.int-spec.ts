import { request, type ClientRequest } from 'node:http';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { eventually, useDatabase } from '#testing';
import { jobsTemplate } from './database.js';
import { startService, type Person, type Started } from './jobs-service.js';

const database = useDatabase(jobsTemplate);
const queue = useDatabase();
const GRACE_MS = 1_500;
const LONGEST_MS = 6_000;
/** Of what is promised beyond a bound. */
const SLACK_MS = 2_000;
let service: Started;
const drips = new Set<Drip>();

beforeAll(async () => {
  service = await startService({
    databaseUrl: database.url,
    queueDatabaseUrl: queue.url,
    env: { UPLOAD_GRACE_MS: String(GRACE_MS), UPLOAD_LEAST_RATE: '100000', UPLOAD_LONGEST_MS: String(LONGEST_MS) },
  });
});
afterAll(() => service.stop());
afterEach(() => {
  for (const drip of drips) drip.end();
});

interface Answer {
  readonly status: number;
  readonly reason: unknown;
}

/** An upload that brings 1.4 kB a second for as long as it may: the least that is never too slow by itself. */
class Drip {
  readonly answer: Promise<Answer | 'reset'>;
  private readonly req: ClientRequest;
  private readonly timer: NodeJS.Timeout;
  answered = false;

  constructor(by: Person, bytesATick = 140) {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${by.token}`, 'transfer-encoding': 'chunked' };
    this.req = request(new URL('/uploads', service.url), { method: 'POST', headers, agent: false });
    this.answer = new Promise((resolve) => {
      this.req.on('response', (res) => {
        let text = '';
        res.setEncoding('utf8').on('data', (part: string) => (text += part));
        res.on('end', () => resolve({ status: res.statusCode ?? 0, reason: (JSON.parse(text) as { reason?: unknown }).reason }));
        res.on('error', () => resolve('reset'));
      });
      this.req.on('error', () => resolve('reset'));
    });
    void this.answer.then(() => {
      this.answered = true;
      clearInterval(this.timer);
    });
    this.req.write('[{"basics":{"name":"A"}},');
    this.timer = setInterval(() => void this.req.write(' '.repeat(bytesATick)), 100);
    drips.add(this);
  }

  end(): void {
    clearInterval(this.timer);
    this.req.destroy();
    drips.delete(this);
  }
}

const receiving = async (): Promise<number> => {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    return (await client.query<{ n: number }>(`SELECT count(*)::int AS n FROM uploads WHERE state = 'RECEIVING'`)).rows[0]!.n;
  } finally {
    await client.end();
  }
};

async function upload(by: Person): Promise<{ status: number; ms: number }> {
  const begun = performance.now();
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${by.token}` };
  const body = JSON.stringify([{ basics: { name: 'A' } }]);
  const { status } = await fetch(`${service.url}/uploads`, { method: 'POST', headers, body, signal: AbortSignal.timeout(30_000) });
  return { status, ms: performance.now() - begun };
}

const full = (): Promise<void> => eventually(async () => expect(await receiving()).toBe(8), { timeoutMs: 10_000 });

describe('D92 places for uploads', () => {
  it('nine that drip, of three people: another person’s upload has its turn, again and again', async () => {
    const three = [service.person(), service.person(), service.person()];
    for (const person of three) for (let n = 0; n < 3; n++) new Drip(person);
    await full();
    for (let n = 0; n < 3; n++) {
      const { status, ms } = await upload(service.person());
      expect(status).toBe(201);
      expect(ms).toBeLessThan(1_000 + SLACK_MS);
    }
  });

  it('eight that drip, of eight people: the slowest gives its place up after the grace and is told why', async () => {
    const slowest = new Drip(service.person(), 50);
    for (let n = 0; n < 7; n++) new Drip(service.person());
    await full();
    const { status, ms } = await upload(service.person());
    expect(status).toBe(201);
    expect(ms).toBeLessThan(GRACE_MS + SLACK_MS);
    expect(await slowest.answer).toEqual({ status: 408, reason: 'GAVE_WAY' });
    expect([...drips].filter((d) => d.answered)).toEqual([slowest]);
  });

  it('nobody gives way while a place is free, or to one who has no more of it than the others; nothing lasts for ever', async () => {
    const one = service.person();
    const own = Array.from({ length: 4 }, () => new Drip(one));
    await eventually(async () => expect(await receiving()).toBe(3), { timeoutMs: 10_000 });
    const begun = performance.now();
    expect((await upload(service.person())).status).toBe(201);
    const first = await Promise.race(own.map((d) => d.answer));
    expect(first).toEqual({ status: 408, reason: 'TOO_LONG' });
    expect(performance.now() - begun).toBeGreaterThan(LONGEST_MS - SLACK_MS);
  });
});
