import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { randomUUID } from 'node:crypto';
import { eventually, FaultyProxy, givenBroker, mintToken, newTokenKey, runsHere, selfSigned, type PulsarAdapter } from '#testing';
import type { PulsarAccess } from '../../src/adapters/pulsar-admin/access.js';
import { applyNamespaces } from '../../src/adapters/pulsar-admin/layout.js';
import { PARKED_NAMESPACE, pathOf, pulsarName } from '../../src/adapters/pulsar-admin/names.js';
import type { Timings } from '../../src/adapters/pulsar-websocket/timings.js';
import type { Queue, Subscription } from '../../src/index.js';
import { numbers } from '../contract/contract-context.js';
import { PulsarFixture } from '../contract/pulsar-harness.js';

const broker = givenBroker();
const { mint, control, tls } = broker ?? {};
const SOON = { timeoutMs: 20_000 };
/** Nothing waits for a minute here: the same code, faster. */
const FAST: Partial<Timings> = { pingMs: 300, handshakeMs: 2_000, lastingRetryMs: 200, renewAheadMs: 2_000 };

/** What goes wrong between an adapter and the broker, one after the other, on a real one. */
export function mendedContract(adapter: PulsarAdapter): void {
  describe.runIf(runsHere(adapter))(`what goes wrong between ${adapter} and the broker is told, and mended without a restart`, () => {
    const opened: Queue[] = [];
    let fixture: PulsarFixture;
    let folder: string;
    let topic: string;

    beforeAll(async () => {
      if (broker) fixture = await PulsarFixture.start(broker, adapter);
    });
    afterAll(() => fixture?.close());
    beforeEach(async () => {
      folder = mkdtempSync(path.join(tmpdir(), 'vitae-mended-'));
      topic = `events/${randomUUID()}`;
      const admin = connect(fixture.place.access);
      await admin.ensure([{ topic, subscriptions: ['a'] }]);
    });
    afterEach(async () => {
      await Promise.all(opened.splice(0).map((queue) => queue.close({ timeoutMs: 100 })));
      rmSync(folder, { recursive: true });
    });

    function connect(access: PulsarAccess, timings: Partial<Timings> = FAST): Queue {
      const queue = fixture.connect(access, timings);
      opened.push(queue);
      return queue;
    }
    function consume(queue: Queue, seen: unknown[] = [], concurrency = 10): Subscription {
      const take = async ({ data }: { data: unknown }): Promise<'settle'> => {
        seen.push(data);
        return 'settle';
      };
      return queue.subscribe(topic, 'a', take, { concurrency, decode: (data) => data });
    }
    const file = (name: string): string => path.join(folder, name);
    const withToken = (token: string): PulsarAccess => {
      writeFileSync(file('token'), token);
      const { token: _admin, ...access } = fixture.place.access;
      return { ...access, tokenFile: file('token') };
    };
    const unwell = (queue: Queue): Promise<string | undefined> => queue.health().then(({ ok, problem }) => (ok ? 'well' : problem));
    const says = (queue: Queue, sentence: RegExp): Promise<void> =>
      eventually(async () => expect(await unwell(queue)).toMatch(sentence), SOON);
    const works = async (queue: Queue, seen: unknown[]): Promise<void> => {
      const mark = randomUUID();
      await eventually(async () => expect(await queue.health()).toMatchObject({ ok: true }), SOON);
      await eventually(() => queue.publish(topic, [{ data: mark }]), SOON);
      await eventually(() => expect(seen).toContain(mark), SOON);
    };
    const at = (): string => pathOf(pulsarName(topic));

    describe.runIf(mint && tls)('tokens and certificates', () => {
      it.each([
        ['that has expired', () => mint?.('admin', -60) ?? '', /The Pulsar token expired at \d{4}-.*Z: renew it/],
        ['of another key', () => mintToken(newTokenKey(), 'admin', 60), /Pulsar refused the token \(401\)/],
        ['that is garbage', () => 'garbage', /Pulsar refused the token \(401\)/],
        ['that is not there', () => '', /PULSAR_TOKEN_FILE is empty/],
      ])('a token %s', async (_what, wrong, sentence) => {
        const queue = connect(withToken(wrong()));
        const seen: unknown[] = [];
        consume(queue, seen);
        await says(queue, sentence);
        await expect(queue.publish(topic, [{ data: 1 }])).rejects.toThrow(sentence);
        writeFileSync(file('token'), `${mint?.('admin', 600)}\n`);
        await works(queue, seen);
      });

      it('no token at all', async () => {
        const { token: _none, ...access } = fixture.place.access;
        const queue = connect(access);
        consume(queue);
        await eventually(async () => expect(await unwell(queue)).toMatch(/Pulsar refused the token \(401\): it is missing/), SOON);
      });

      it('a role without permission on the topic, until it is granted', async () => {
        const role = `role-${randomUUID()}`;
        const queue = connect(withToken(mint?.(role, 600) ?? ''));
        const seen: unknown[] = [];
        consume(queue, seen);
        await says(queue, /may not consume events\/.* \(403\)/);
        await expect(queue.publish(topic, [{ data: 1 }])).rejects.toThrow(/may not publish to events\/.* \(403\)/);
        await fixture.admin.demand({ verb: 'set up', topic }, 'POST', `/${at()}/permissions/${role}`, ['produce', 'consume']);
        await works(queue, seen);
      });

      it('a role that may only produce and consume does with what the set-up command made, and is told of what it did not', async () => {
        const role = `role-${randomUUID()}`;
        await applyNamespaces(
          fixture.admin,
          ['events', PARKED_NAMESPACE],
          [{ role, namespaces: { events: ['produce', 'consume'], [PARKED_NAMESPACE]: ['produce'] } }],
        );
        const queue = connect(withToken(mint?.(role, 600) ?? ''));
        await queue.ensure([{ topic, subscriptions: ['a'], keepUnreadMs: 60_000 }]);
        const seen: unknown[] = [];
        queue.subscribe(topic, 'a', async ({ data }) => {
          seen.push(data);
          return data === 'bad' ? 'park' : 'settle';
        }, { concurrency: 5, decode: (data) => data }); // prettier-ignore
        await works(queue, seen);
        await queue.publish(topic, [{ data: 'bad' }]);
        await eventually(async () => expect((await queue.health()).counts).toContainEqual({ event: 'parked', topic, subscription: 'a', reason: 'refused', count: 1 }), SOON); // prettier-ignore
        await expect(queue.ensure([{ topic: `events/${randomUUID()}`, subscriptions: ['a'] }])).rejects.toThrow(
          /make it by npm run pulsar:setup|may not set up/,
        );
      });

      it('another authority than the one that signed the certificate, and a file that is missing', async () => {
        await selfSigned(file('other.pem'), file('other.key'));
        const queue = connect({ ...fixture.place.access, caFile: file('other.pem') });
        const seen: unknown[] = [];
        consume(queue, seen);
        await eventually(async () => expect(await unwell(queue)).toMatch(/certificate is not trusted \(.+\): PULSAR_TLS_CA_FILE/), SOON);
        rmSync(file('other.pem'));
        await says(queue, /The file of PULSAR_TLS_CA_FILE cannot be read \(ENOENT\)/);
        copyFileSync(tls?.caFile ?? '', file('other.pem'));
        await works(queue, seen);
      });

      it('http where there is https', async () => {
        const queue = connect({ ...fixture.place.access, webUrl: (broker?.webUrl ?? '').replace('http:', 'https:') });
        consume(queue);
        await eventually(async () => expect(await unwell(queue)).toMatch(/does not speak TLS there/), SOON);
      });

      it('a token ends and its successor is there: nothing that runs or is published meanwhile is lost', async () => {
        const endsAt = Date.now() + 6_000;
        const queue = connect(withToken(mint?.('admin', 6) ?? ''));
        const seen: number[] = [];
        let running = 0;
        queue.subscribe(topic, 'a', async ({ data }) => {
          running++;
          await new Promise((resolve) => setTimeout(resolve, 50));
          seen.push(data);
          running--;
          return 'settle';
        }, { concurrency: 5, decode: Number }); // prettier-ignore
        const since = async (): Promise<string> => {
          const { text } = await fixture.admin.demand({ verb: 'ask', topic }, 'GET', `/${at()}/stats`);
          const { subscriptions } = JSON.parse(text) as { subscriptions: Record<string, { consumers: { connectedSince: string }[] }> };
          return (subscriptions['a']?.consumers ?? []).map((c) => c.connectedSince).join();
        };
        await eventually(async () => expect(await since()).not.toBe(''), SOON);
        const first = await since();
        writeFileSync(file('token'), mint?.('admin', 600) ?? '');
        // The WebSocket service looks at a token only when a socket is opened: one with the successor takes over. The native client stays.
        const over = async (): Promise<boolean> => {
          const now = await since();
          return adapter === 'pulsar' ? Date.now() > endsAt + 1_000 : now !== first && !now.includes(',');
        };
        let published = 0;
        while (!(await over())) await queue.publish(topic, [{ data: ++published }]);
        await queue.publish(topic, [{ data: ++published }]);
        if (adapter === 'pulsar') expect(await since()).toBe(first);
        await eventually(() => expect(new Set(seen).size).toBe(published), SOON);
        expect(running).toBe(0);
        expect(await queue.health()).toMatchObject({ ok: true });
      }, 40_000);

      it('a token that ended under an open socket: told, though the socket still works', async () => {
        const queue = connect(withToken(mint?.('admin', 4) ?? ''));
        const seen: unknown[] = [];
        const handle = consume(queue, seen);
        await handle.attached;
        await queue.publish(topic, [{ data: 1 }]);
        await says(queue, /The Pulsar token expired at/);
        await queue.publish(topic, [{ data: 2 }]);
        await eventually(() => expect(seen).toContain(2), SOON);
      });
    });

    it('a topic that nobody made is made by its consumer where it may', async () => {
      topic = `events/${randomUUID()}`;
      const queue = connect(fixture.place.access);
      const seen: unknown[] = [];
      await consume(queue, seen).attached;
      await works(queue, seen);
      expect(await unwell(queue)).toBe('well');
    });

    it('publishing to a topic that nobody made: told, and published once it is there', async () => {
      topic = `events/${randomUUID()}`;
      const queue = connect(fixture.place.access);
      await expect(queue.publish(topic, [{ data: 1 }])).rejects.toThrow(
        /Pulsar has no topic events\/.* \(404\): make it by npm run pulsar:setup/,
      );
      await queue.ensure([{ topic, subscriptions: ['a'] }]);
      const seen: unknown[] = [];
      consume(queue, seen);
      await works(queue, seen);
    });

    it('a full topic refuses publishers at once, and takes messages again when there is room', async () => {
      topic = `full/${randomUUID()}`;
      const queue = connect(fixture.place.access);
      await queue.ensure([{ topic, subscriptions: ['a'] }]);
      const quota = '/namespaces/vitae/full/backlogQuota?backlogQuotaType=destination_storage';
      await fixture.admin.demand({ verb: 'set up', topic }, 'POST', quota, { limitSize: 10_000, policy: 'producer_exception' });
      const filled = async (): Promise<void> => {
        const batch = Array.from({ length: 20 }, () => ({ data: 'x'.repeat(1_000) }));
        await expect(queue.publish(topic, batch)).rejects.toMatchObject({
          code: 'OVERLOADED',
          message: expect.stringMatching(/backlog is full/),
        });
      };
      await eventually(filled, { timeoutMs: 80_000, intervalMs: 200 });
      expect(await queue.health()).toMatchObject({ ok: false, problem: expect.stringMatching(/backlog is full/) });
      const seen: unknown[] = [];
      consume(queue, seen, 100);
      await works(queue, seen);
    }, 120_000);

    it("another program's message larger than ours may be is parked, cut, and does not come again", async () => {
      const queue = connect(fixture.place.access);
      await fixture.publishRaw(topic, 'x'.repeat(600_000));
      const seen: unknown[] = [];
      consume(queue, seen);
      await eventually(async () => expect(await fixture.depth(topic, 'a')).toBe(0), SOON);
      expect(seen).toEqual([]);
      expect((await queue.health()).counts).toContainEqual({ event: 'parked', topic, subscription: 'a', reason: 'undecodable', count: 1 });
    });

    /** Publishes 3,000 messages, thrice does to the broker's side what must not lose one of them, and answers how many arrived. */
    async function interrupted(queue: Queue, interrupt: () => Promise<unknown>): Promise<number> {
      const seen: unknown[] = [];
      consume(queue, seen, 50);
      let done = 0;
      const publishing = (async () => {
        for (let from = 1; from <= 3_000; from += 100) {
          await eventually(() => queue.publish(topic, numbers(from, from + 99)), SOON);
          done = from + 99;
        }
      })();
      for (const at of [500, 1_200, 2_000]) {
        await eventually(() => expect(done).toBeGreaterThanOrEqual(at), { timeoutMs: 60_000 });
        await interrupt();
      }
      await publishing;
      await eventually(async () => expect(await fixture.depth(topic, 'a')).toBe(0), { timeoutMs: 60_000 });
      await queue.close();
      return new Set(seen).size;
    }

    const unloaded = async (): Promise<number> =>
      interrupted(connect(fixture.place.access, { ...FAST, quietMs: 1_000 }), () =>
        fixture.admin.demand({ verb: 'set up', topic }, 'PUT', `/${at()}/unload`),
      );
    const reset = async (): Promise<number> => {
      const { webUrl } = fixture.place.access;
      const proxy = await FaultyProxy.start({ host: new URL(webUrl).hostname, port: Number(new URL(webUrl).port) });
      const queue = connect({ ...fixture.place.access, webUrl: proxy.through(webUrl) });
      return interrupted(queue, async () => proxy.reset()).finally(() => proxy.close());
    };
    // No connection of the native client can be cut: it asks the broker for its address and goes there, past any proxy.
    it.each([['the topic unloaded', unloaded], ...(adapter === 'pulsar' ? [] : [['connections reset', reset] as const])] as const)(
      '%s again and again while messages are published: each arrives', async (_what, interrupting) => expect(await interrupting()).toBe(3_000), 150_000); // prettier-ignore

    it.runIf(control)(
      'a broker that is stopped and silent: noticed, told, and everything goes on when it answers again',
      async () => {
        const queue = connect(fixture.place.access);
        const seen: unknown[] = [];
        await consume(queue, seen).attached;
        await works(queue, seen);
        await control?.pause();
        try {
          await says(queue, /does not answer/);
          // By missing pongs. The native client notices after its keep-alive, 55 to 59 s (measured).
          if (adapter === 'pulsar-websocket') await eventually(async () => expect((await queue.health()).subscriptions[0]?.attached).toBe(false), SOON); // prettier-ignore
          await expect(queue.publish(topic, [{ data: 1 }])).rejects.toMatchObject({ code: expect.stringMatching(/DEPENDENCY_UNAVAILABLE|DEADLINE_EXCEEDED/) }); // prettier-ignore
        } finally {
          await control?.resume();
        }
        await works(queue, seen);
      },
      120_000,
    );
  });
}
