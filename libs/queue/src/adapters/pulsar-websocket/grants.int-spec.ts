import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createLogger } from '#common';
import { eventually, givenBroker } from '#testing';
import { BrokerQueue } from '../../client/broker-queue.js';
import type { Queue } from '../../port/queue.js';
import { accessOf, PulsarFixture } from '../../../test/contract/pulsar-harness.js';
import { NAMESPACES, parseGrants } from '../pulsar-admin/grants.js';
import { applyNamespaces } from '../pulsar-admin/layout.js';
import { PulsarWebSocketDriver } from './pulsar-websocket-driver.js';

const broker = givenBroker();
const SOON = { timeoutMs: 20_000 };
const SERVICES = ['auth', 'jobs', 'resume', 'executor'] as const;
type Service = (typeof SERVICES)[number];

describe.runIf(broker?.mint)('what the role of a service may do on the broker', () => {
  const run = randomUUID().slice(0, 8);
  const hint = `jobs/${run}`;
  const event = `events/${run}`;
  const layout = [hint, event].map((topic) => ({ topic, subscriptions: ['a'] }));
  const roleOf = (service: Service): string => `${service}-${run}`;
  const opened: Queue[] = [];
  let fixture: PulsarFixture;

  const connect = (role: string): Queue => {
    const logger = createLogger('test', 'silent');
    if (!broker) throw new Error('no broker');
    const access = role === 'admin' ? accessOf(broker) : accessOf(broker, broker.mint?.(role, 600));
    const driver = new PulsarWebSocketDriver({ access, logger, timings: { handshakeMs: 5_000, lastingRetryMs: 200 } });
    const queue = new BrokerQueue(driver, { logger });
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
    fixture = await PulsarFixture.start(broker);
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
