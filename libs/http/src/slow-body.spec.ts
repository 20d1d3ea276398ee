import { createServer, request, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { discardRest, SlowBody, SLOW_BODY_MS } from './slow-body.js';

const SECOND = 1_000;

describe('a body', () => {
  let slow = 0;
  let body: SlowBody;
  beforeEach(() => {
    vi.useFakeTimers();
    slow = 0;
    body = new SlowBody(() => slow++);
  });
  afterEach(() => {
    body.stop();
    vi.useRealTimers();
  });

  /** Seconds of so many bytes each. */
  const seconds = (count: number, bytes: number): void => {
    for (let i = 0; i < count; i++) {
      body.came(bytes);
      vi.advanceTimersByTime(SECOND);
    }
  };

  it('is not slow that brings a kilobyte a second, and is at a byte less', () => {
    seconds(60, 1_000);
    expect(slow).toBe(0);
    seconds(20, 999);
    expect(slow).toBe(1);
  });

  it('may pause for less than twenty seconds, when it makes up for it', () => {
    seconds(19, 0);
    body.came(20_000);
    vi.advanceTimersByTime(SECOND);
    expect(slow).toBe(0);
    vi.advanceTimersByTime(SLOW_BODY_MS);
    expect(slow).toBe(1);
  });

  it('is not slow while we hold it back', () => {
    body.hold(true);
    vi.advanceTimersByTime(10 * SLOW_BODY_MS);
    expect(slow).toBe(0);
    body.hold(false);
    vi.advanceTimersByTime(SLOW_BODY_MS);
    expect(slow).toBe(1);
  });
});

it('of any length that always brings twice the least is never cut, one that brings half always', () => {
  vi.useFakeTimers();
  try {
    fc.assert(
      fc.property(fc.integer({ min: 200, max: 60_000 }), fc.integer({ min: 1, max: 5 }), (windowMs, windows) => {
        for (const [rate, cut] of [[2, false], [0.5, true]] as const) {
          let slow = 0;
          const body = new SlowBody(() => slow++, windowMs);
          for (let i = 0; i < 20 * windows + 1; i++) {
            body.came((windowMs / 20) * rate);
            vi.advanceTimersByTime(Math.max(10, windowMs / 20));
          }
          body.stop();
          expect(slow > 0).toBe(cut);
        }
      }),
    ); // prettier-ignore
  } finally {
    vi.useRealTimers();
  }
});

describe('the rest of a body nobody will read', () => {
  it('is taken, so that the client reads the answer', async () => {
    const server = createServer((req, res) => {
      res.writeHead(413).end('too large');
      discardRest(req);
    });
    await new Promise<void>((up) => server.listen(0, '127.0.0.1', up));
    const { port } = server.address() as AddressInfo;
    const ask = (bytes: number): Promise<IncomingMessage> =>
      new Promise((resolve, reject) => {
        const req = request({ port, host: '127.0.0.1', method: 'POST', agent: undefined }, resolve).on('error', reject);
        req.end(Buffer.alloc(bytes, 'x'));
      });
    try {
      for (const bytes of [10, 3_000_000]) {
        const answer = await ask(bytes);
        expect([answer.statusCode, (await answer.toArray()).join('')]).toEqual([413, 'too large']);
      }
    } finally {
      server.closeAllConnections();
      await new Promise((down) => server.close(down));
    }
  });
});
