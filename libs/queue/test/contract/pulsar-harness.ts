import { createLogger } from '#common';
import { FaultyProxy, type GivenBroker, type PulsarAdapter } from '#testing';
import { AdminApi } from '../../src/adapters/pulsar-admin/admin-api.js';
import type { PulsarAccess } from '../../src/adapters/pulsar-admin/access.js';
import { applyNamespaces } from '../../src/adapters/pulsar-admin/layout.js';
import { PARKED_NAMESPACE, PARKED_SUBSCRIPTION, parkedName, pathOf, pulsarName } from '../../src/adapters/pulsar-admin/names.js';
import { loadNativeClient } from '../../src/adapters/pulsar/native-client.js';
import { PulsarDriver } from '../../src/adapters/pulsar/pulsar-driver.js';
import { PulsarWebSocketDriver } from '../../src/adapters/pulsar-websocket/pulsar-websocket-driver.js';
import type { Timings } from '../../src/adapters/pulsar-websocket/timings.js';
import { BrokerQueue } from '../../src/client/broker-queue.js';
import type { ParkReason, Queue } from '../../src/index.js';
import type { Driver } from '../../src/port/driver.js';
import type { QueueHarness } from './contract-context.js';

/** Where the suites' queues find the run's broker. With a broker that is not ours, a proxy stands in for its going away. */
export interface PulsarPlace {
  readonly access: PulsarAccess;
  readonly serviceUrl: string;
}

/** Waits that nobody wants to wait out in a test; the native client has none that can be set. */
export type OpenDriver = (place: PulsarPlace, timings?: Partial<Timings>) => Driver;

const logger = createLogger('test', 'silent');

/** Loads an adapter. Which one a suite runs on is decided here and nowhere else. */
async function driversOf(adapter: PulsarAdapter): Promise<OpenDriver> {
  switch (adapter) {
    case 'pulsar-websocket':
      return ({ access }, timings = {}) => new PulsarWebSocketDriver({ access, logger, timings });
    case 'pulsar': {
      const native = await loadNativeClient(logger);
      return (place) => new PulsarDriver({ ...place, native, logger });
    }
  }
}

interface Peeked {
  readonly payload: string;
  readonly reason: ParkReason;
}

/** The run's broker as an adapter reaches it, with what a contract suite must see of it beside the port. */
export class PulsarFixture {
  readonly admin: AdminApi;
  private readonly direct: PulsarAccess;

  private constructor(
    readonly broker: GivenBroker,
    private readonly open: OpenDriver,
    readonly place: PulsarPlace,
    private readonly proxies: readonly FaultyProxy[],
  ) {
    this.direct = accessOf(broker);
    this.admin = new AdminApi(this.direct);
  }

  static async start(broker: GivenBroker, adapter: PulsarAdapter): Promise<PulsarFixture> {
    const open = await driversOf(adapter);
    const access = accessOf(broker);
    const { serviceUrl } = broker.tls ?? broker;
    if (broker.control) return PulsarFixture.ready(new PulsarFixture(broker, open, { access, serviceUrl }, []));
    const at = (url: string): Promise<FaultyProxy> => FaultyProxy.start({ host: new URL(url).hostname, port: Number(new URL(url).port) });
    const [web, binary] = [await at(access.webUrl), await at(serviceUrl)];
    const place = { access: { ...access, webUrl: web.through(access.webUrl) }, serviceUrl: binary.through(serviceUrl) };
    return PulsarFixture.ready(new PulsarFixture(broker, open, place, [web, binary]));
  }

  /** A queue as another process would open one; `access`: who it is, and where it looks for the admin REST. */
  connect(access: PulsarAccess = this.place.access, timings?: Partial<Timings>): Queue {
    return new BrokerQueue(this.open({ ...this.place, access }, timings), { logger });
  }

  harness(): QueueHarness {
    return {
      connect: () => this.connect(),
      publishRaw: (topic, payload) => this.publishRaw(topic, payload),
      parked: (topic, subscription) => this.parked(topic, subscription),
      depth: (topic, subscription) => this.depth(topic, subscription),
      stop: () => this.away(),
      start: () => this.back(),
      dispose: () => this.back(),
    };
  }

  async away(): Promise<void> {
    await this.broker.control?.kill();
    for (const proxy of this.proxies) await proxy.inflict({ kind: 'refuse' });
  }

  async back(): Promise<void> {
    await this.broker.control?.start();
    for (const proxy of this.proxies) await proxy.heal();
  }

  async depth(topic: string, subscription: string): Promise<number> {
    const path = `/${pathOf(pulsarName(topic))}/stats?getPreciseBacklog=true`;
    const { text } = await this.admin.demand({ verb: 'ask', topic }, 'GET', path);
    const { subscriptions } = JSON.parse(text) as { subscriptions: Record<string, { msgBacklog: number } | undefined> };
    return subscriptions[subscription]?.msgBacklog ?? 0;
  }

  async close(): Promise<void> {
    await this.back();
    await this.admin.close();
    for (const proxy of this.proxies) await proxy.close();
  }

  /** As another program on the same broker would. */
  async publishRaw(topic: string, payload: string): Promise<void> {
    const driver = new PulsarWebSocketDriver({ access: this.direct, logger });
    await driver.send(topic, [payload]);
    await driver.close();
  }

  private async parked(topic: string, subscription: string): Promise<readonly Peeked[]> {
    const path = `/${pathOf(parkedName(topic, subscription))}/subscription/${PARKED_SUBSCRIPTION}/position`;
    const found: Peeked[] = [];
    for (let position = 1; ; position++) {
      const { status, text, headers } = await this.admin.send('GET', `${path}/${position}`);
      if (status !== 200) return found;
      const { reason } = JSON.parse(String(headers['x-pulsar-property'])) as { reason: ParkReason };
      found.push({ payload: text, reason });
    }
  }

  private static async ready(fixture: PulsarFixture): Promise<PulsarFixture> {
    await applyNamespaces(fixture.admin, ['events', 'jobs', PARKED_NAMESPACE]);
    return fixture;
  }
}

export const accessOf = (broker: GivenBroker, token = broker.keys?.adminToken): PulsarAccess => ({
  webUrl: (broker.tls ?? broker).webUrl,
  ...(token === undefined ? {} : { token }),
  ...(broker.tls ? { caFile: broker.tls.caFile } : {}),
});
