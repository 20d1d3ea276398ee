import type { Logger } from '#common';
import type { Delivery, Driver, Intake } from '../../port/driver.js';
import type { ParkReason, TopicLayout } from '../../port/queue.js';
import type { PulsarAccess } from '../pulsar-admin/access.js';
import { AdminApi } from '../pulsar-admin/admin-api.js';
import { refuseWhenFull } from '../pulsar-admin/backlog.js';
import { applyLayout, makeMissing } from '../pulsar-admin/layout.js';
import { parkedName, pulsarName, type PulsarName } from '../pulsar-admin/names.js';
import { parkedContent } from '../pulsar-admin/parked.js';
import type { PulsarProblem } from '../pulsar-admin/problem.js';
import { Publisher } from './publisher.js';
import { TIMINGS, type Timings } from './timings.js';
import { WebSocketIntake } from './websocket-intake.js';

export interface PulsarWebSocketOptions {
  readonly access: PulsarAccess;
  readonly logger: Logger;
  readonly timings?: Partial<Timings>;
}

/** Below the 2 s that a readiness check has. */
const CHECK_WITHIN_MS = 1_500;

/**
 * Apache Pulsar over its documented WebSocket API: one socket for each topic published to and each subscription. Nothing here ever gives
 * up: a broker that is away, a token that has ended, a topic that is missing are told by `check` and tried again until `close`.
 */
export class PulsarWebSocketDriver implements Driver {
  readonly sharesDatabase = false;
  private readonly api: AdminApi;
  private readonly timings: Timings;
  private readonly publishers = new Map<string, Publisher>();
  private readonly intakes = new Set<WebSocketIntake>();

  constructor(private readonly options: PulsarWebSocketOptions) {
    this.api = new AdminApi(options.access);
    this.timings = { ...TIMINGS, ...options.timings };
  }

  async ensure(layout: readonly TopicLayout[]): Promise<void> {
    await applyLayout(this.api, layout);
  }

  async send(topic: string, payloads: readonly string[]): Promise<void> {
    await this.publisher(pulsarName(topic), topic, []).send(payloads);
  }

  open(topic: string, subscription: string, concurrency: number, take: (delivery: Delivery) => Promise<void>): Intake {
    const { access, logger } = this.options;
    const { timings } = this;
    const park = (payload: Uint8Array, reason: ParkReason): Promise<void> => {
      const { content, properties } = parkedContent(payload, reason);
      return this.publisher(parkedName(topic, subscription), `for parked messages of ${topic}`, [{ topic, subscriptions: [subscription] }]).send([content], properties); // prettier-ignore
    };
    const onRefused = this.mend([{ topic, subscriptions: [subscription] }]);
    const intake = new WebSocketIntake({ access, name: pulsarName(topic), topic, subscription, concurrency, take, park, onRefused, timings, logger }); // prettier-ignore
    const { intakes } = this;
    intakes.add(intake);
    return {
      get attached() {
        return intake.attached;
      },
      whenAttached: intake.whenAttached,
      stop: () => intake.stop(),
      close: async () => {
        intakes.delete(intake);
        await intake.close();
      },
    };
  }

  /** The broker's answer first: where it gives none, that is the reason of everything else. */
  async check(): Promise<void> {
    await this.api.probe(CHECK_WITHIN_MS);
    const problem = [...this.intakes, ...this.publishers.values()].find((part) => part.problem)?.problem;
    if (problem) throw problem;
  }

  async close(): Promise<void> {
    await Promise.all([...[...this.publishers.values()].map((p) => p.close()), ...[...this.intakes].map((i) => i.close())]);
    await this.api.close();
  }

  private publisher(name: PulsarName, topic: string, layout: readonly TopicLayout[]): Publisher {
    const key = `${name.namespace}/${name.local}`;
    let publisher = this.publishers.get(key);
    if (!publisher) {
      const { access, logger } = this.options;
      const mayOpen = (): Promise<void> => refuseWhenFull(this.api, name, topic);
      publisher = new Publisher({ access, name, topic, timings: this.timings, logger, onRefused: this.mend(layout), mayOpen });
      this.publishers.set(key, publisher);
    }
    return publisher;
  }

  private mend(layout: readonly TopicLayout[]): (problem: PulsarProblem) => Promise<boolean> {
    return (problem) => makeMissing(this.api, layout, problem, this.options.logger);
  }
}
