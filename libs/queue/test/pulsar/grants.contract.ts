import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { eventually, givenBroker, runsHere, type PulsarAdapter } from '#testing';
import { NAMESPACES, parseGrants } from '../../src/adapters/pulsar-admin/grants.js';
import { applyNamespaces } from '../../src/adapters/pulsar-admin/layout.js';
import type { Queue } from '../../src/index.js';
import { accessOf, PulsarFixture } from '../contract/pulsar-harness.js';

const broker = givenBroker();
const SOON = { timeoutMs: 20_000 };
const SERVICES = ['auth', 'jobs', 'resume', 'executor'] as const;
type Service = (typeof SERVICES)[number];

/** What the role of a service may do on a broker that asks for tokens. */
export function grantsContract(adapter: PulsarAdapter): void {
  describe.runIf(broker?.mint && runsHere(adapter))(`what the role of a service may do, by ${adapter}`, () => {
    const run = randomUUID().slice(0, 8);
    const hint = `jobs/${run}`;
    const event = `events/${run}`;
    const layout = [hint, event].map((topic) => ({ topic, subscriptions: ['a'] }));
    const roleOf = (service: Service): string => `${service}-${run}`;
    const opened: Queue[] = [];
    let fixture: PulsarFixture;

    const connect = (role: string): Queue => {
      if (!broker) throw new Error('no broker');
      const access = role === 'admin' ? accessOf(broker) : accessOf(broker, broker.mint?.(role, 600));
      const queue = fixture.connect(access, { handshakeMs: 5_000, lastingRetryMs: 200 });
      opened.push(queue);
      return queue;
    };
    /** What the broker lets a role do at a topic. */
    async function allowed(role: string, topic: string): Promise<{ publish: boolean; consume: boolean }> {
      const publisher = connect(role);
      const publish = await publisher.publish(topic, [{ data: 'from a test' }]).then(
        () => true,
        (error: unknown) => {
          expect(String(error)).toMatch(/may not publish to .* \(403\)/);
          return false;
        },
      );
      const consumer = connect(role);
      consumer.subscribe(topic, 'a', async () => 'settle', { concurrency: 1, decode: (data) => data });
      const consume = await eventually(async () => {
        const { ok, problem } = await consumer.health();
        if (ok) return true;
        expect(problem).toMatch(/may not consume .* \(403\)/);
        return false;
      }, SOON);
      await Promise.all(opened.splice(0).map((queue) => queue.close({ timeoutMs: 100 })));
      return { publish, consume };
    }

    beforeAll(async () => {
      if (!broker) return;
      fixture = await PulsarFixture.start(broker, adapter);
      await connect('admin').ensure(layout);
      await applyNamespaces(fixture.admin, NAMESPACES, parseGrants(SERVICES.map((s) => `${s}=${roleOf(s)}`).join(',')));
    });
    afterEach(async () => {
      await Promise.all(opened.splice(0).map((queue) => queue.close({ timeoutMs: 100 })));
    });
    afterAll(async () => {
      await applyNamespaces(
        fixture.admin,
        NAMESPACES,
        SERVICES.map((s) => ({ role: roleOf(s), namespaces: {} })),
      );
      await fixture.close();
    });

    it.each([
      ['auth', { publish: false, consume: false }, { publish: true, consume: false }],
      ['jobs', { publish: true, consume: false }, { publish: true, consume: true }],
      ['resume', { publish: false, consume: false }, { publish: false, consume: true }],
      ['executor', { publish: false, consume: true }, { publish: false, consume: false }],
    ] as const)('%s: at hints %o, at events %o', async (service, hints, events) => {
      expect(await allowed(roleOf(service), hint)).toEqual(hints);
      expect(await allowed(roleOf(service), event)).toEqual(events);
    });

    it('a consumer that may not read the parked messages parks', async () => {
      await connect('admin').publish(hint, [{ data: 'bad' }]);
      const executor = connect(roleOf('executor'));
      executor.subscribe(hint, 'a', async ({ data }) => (data === 'bad' ? 'park' : 'settle'), { concurrency: 5, decode: (data) => data });
      await eventually(async () => expect((await executor.health()).counts).toContainEqual({ event: 'parked', topic: hint, subscription: 'a', reason: 'refused', count: 1 }), SOON); // prettier-ignore
    });

    it('a publisher that may not consume finds topic and subscription made, and is told where the subscription is missing', async () => {
      const auth = connect(roleOf('auth'));
      await auth.ensure([{ topic: event, subscriptions: ['a'], keepUnreadMs: 60_000 }]);
      await expect(auth.ensure([{ topic: event, subscriptions: ['a', 'b'] }])).rejects.toThrow(/may not set up|refused the token/);
      await expect(auth.ensure([{ topic: `events/${randomUUID()}`, subscriptions: ['a'] }])).rejects.toThrow();
    });

    it('a grant of an earlier installation is taken back', async () => {
      const role = `earlier-${run}`;
      await applyNamespaces(fixture.admin, NAMESPACES, parseGrants(role));
      expect(await allowed(role, event)).toEqual({ publish: true, consume: true });
      await applyNamespaces(fixture.admin, NAMESPACES, parseGrants(`executor=${role}`));
      await eventually(async () => expect(await allowed(role, event)).toEqual({ publish: false, consume: false }), { timeoutMs: 60_000 });
      await applyNamespaces(fixture.admin, NAMESPACES, [{ role, namespaces: {} }]);
    });
  });
}
