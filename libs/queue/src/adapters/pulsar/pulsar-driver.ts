import type { Logger, VitaeError } from '#common';
import type { Delivery, Driver, Intake } from '../../port/driver.js';
import type { ParkReason, TopicLayout } from '../../port/queue.js';
import type { PulsarAccess } from '../pulsar-admin/access.js';
import { AdminApi } from '../pulsar-admin/admin-api.js';
import { applyLayout, makeMissing } from '../pulsar-admin/layout.js';
import { parkedName, pulsarName, type PulsarName } from '../pulsar-admin/names.js';
import { parkedContent } from '../pulsar-admin/parked.js';
import { FreshToken } from './fresh-token.js';
import type { NativeClient, NativeConnection } from './native-client.js';
import { NativeIntake } from './native-intake.js';
import { NativePublisher } from './native-publisher.js';

export interface PulsarOptions {
  readonly access: PulsarAccess;
  /** pulsar:// or pulsar+ssl:// */
  readonly serviceUrl: string;
  readonly native: NativeClient;
  readonly logger: Logger;
}

/** Below the 2 s that a readiness check has. */
const CHECK_WITHIN_MS = 1_500;
const OPERATION_WITHIN_SECONDS = 10;

/**
 * Apache Pulsar by its native client: one connection a process, one producer a topic, one consumer a subscription. The client connects
 * again by itself; what it cannot tell (why it was not let in, whether the broker lives) is asked of the admin REST.
 */
export class PulsarDriver implements Driver {
  readonly sharesDatabase = false;
  private readonly api: AdminApi;
  private readonly publishers = new Map<string, NativePublisher>();
  private readonly intakes = new Set<NativeIntake>();
  private readonly token: FreshToken;
  /** Danger 12: the client is kept here for as long as we live. Without a reference it is collected, and its producers are closed. */
  private connection: NativeConnection | undefined;

  constructor(private readonly options: PulsarOptions) {
    this.api = new AdminApi(options.access);
    this.token = new FreshToken(options.access, options.logger);
  }

  async ensure(layout: readonly TopicLayout[]): Promise<void> {
    await applyLayout(this.api, layout);
  }

  async send(topic: string, payloads: readonly string[]): Promise<void> {
    await this.publisher(pulsarName(topic), topic).send(payloads);
  }

  open(topic: string, subscription: string, concurrency: number, take: (delivery: Delivery) => Promise<void>): Intake {
    const layout: readonly TopicLayout[] = [{ topic, subscriptions: [subscription] }];
    const park = (payload: Uint8Array, reason: ParkReason): Promise<void> => {
      const { content, properties } = parkedContent(payload, reason);
      return this.publisher(parkedName(topic, subscription), `for parked messages of ${topic}`).send([content], properties);
    };
    const connected = (): Promise<NativeConnection> => this.connected();
    const { logger } = this.options;
    const onRefused = (problem: VitaeError): Promise<boolean> => makeMissing(this.api, layout, problem, logger);
    const intake = new NativeIntake({
      name: pulsarName(topic),
      topic,
      subscription,
      concurrency,
      take,
      park,
      connected,
      onRefused,
      logger,
    });
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

  async check(): Promise<void> {
    await this.api.probe(CHECK_WITHIN_MS);
    for (const publisher of this.publishers.values()) publisher.recover();
    const problem = [...this.intakes, ...this.publishers.values()].find((part) => part.problem)?.problem;
    if (problem) throw problem;
  }

  /** Producers (flushed), consumers with their loops, then the client: in another order it may never settle (danger 7). */
  async close(): Promise<void> {
    await Promise.all([...this.publishers.values()].map((publisher) => publisher.close()));
    await Promise.all([...this.intakes].map((intake) => intake.close()));
    this.token.stop();
    await this.connection?.close().catch(() => undefined);
    await this.api.close();
  }

  /** The client's connection, after the admin REST has let us in: the client itself answers a wrong token with a TimeOut (measured). */
  private async connected(): Promise<NativeConnection> {
    await this.api.probe(CHECK_WITHIN_MS);
    await this.token.refresh();
    const { serviceUrl, native, access } = this.options;
    this.connection ??= native.connect({
      serviceUrl,
      operationTimeoutSeconds: OPERATION_WITHIN_SECONDS,
      tlsValidateHostname: true,
      ...(access.caFile === undefined ? {} : { tlsTrustCertsFilePath: access.caFile }),
      ...(this.token.asked ? { authentication: native.credential(() => this.token.latest) } : {}),
    });
    return this.connection;
  }

  private publisher(name: PulsarName, topic: string): NativePublisher {
    const key = `${name.namespace}/${name.local}`;
    let publisher = this.publishers.get(key);
    if (!publisher) {
      publisher = new NativePublisher({ name, topic, connected: () => this.connected() });
      this.publishers.set(key, publisher);
    }
    return publisher;
  }
}
