import type pg from 'pg';
import { backoff, errorText, Loop, type Logger } from '#common';
import { decodeEnvelope } from '../codec/envelope.js';
import type { MessageData, OutgoingMessage, Queue, TopicLayout } from '../port/queue.js';
import { outboxRepository, type ClaimedRow, type OutboxLag } from './outbox.repository.js';

export interface OutboxRelayOptions {
  /** The owner's pool, with its bounds on every wait. */
  readonly pool: pg.Pool;
  readonly queue: Pick<Queue, 'publish' | 'ensure'>;
  /** Topics the events go to, with who is told: made before the first publish, since a topic without subscription keeps nothing. */
  readonly topics: readonly TopicLayout[];
  readonly logger: Logger;
  /** Default 1 s. */
  readonly pollMs?: number;
  /** How long a claim holds: a relay that died, or a claim whose answer was lost, delays its events so long. Default 15 s; a publish ends after 10. */
  readonly leaseMs?: number;
}

const BATCH = 100;
const POLL_MS = 1_000;
const LEASE_MS = 15_000;
const holdFor = backoff({ first: 200, longest: 5_000 });

/**
 * Publishes what the outbox holds and deletes it then. Any number of relays share one table; no order, at least once.
 *
 * Each round is three short steps and no transaction spans two of them: claim (one UPDATE), publish (no connection held), settle (one
 * DELETE). Dying between publish and settle publishes again, with the same message ids, when the claim has run out. There is no cursor
 * over ids: a transaction that commits late would fall behind it and be lost.
 *
 * States: stopped, running, held. It holds for 0.1 to 5 s after a publish failed, or its topics could not be made, whatever wakes it, so that
 * an outage of the broker does not turn into load on the database.
 */
export class OutboxRelay {
  private readonly loop: Loop;
  private heldUntil = 0;
  private failures = 0;
  private ensured = false;

  constructor(private readonly options: OutboxRelayOptions) {
    const { logger, pollMs = POLL_MS } = options;
    this.loop = new Loop(
      () => this.round(),
      pollMs,
      (error) => logger.error('The outbox cannot be read or settled; its events wait', error),
    );
  }

  start(): void {
    this.loop.start();
  }

  /** After a commit that wrote events, in the same process. */
  wake(): void {
    this.loop.wake();
  }

  /** Ends after the round under way: at most one publish, so 10 s. */
  async stop(): Promise<void> {
    await this.loop.stop();
  }

  /** For a gauge: how far behind the relay is. */
  lag(): Promise<OutboxLag> {
    return outboxRepository.lag(this.options.pool);
  }

  private async round(): Promise<boolean> {
    if (performance.now() < this.heldUntil) return false;
    if (!(await this.topicsStand())) return false;
    const { pool, leaseMs = LEASE_MS } = this.options;
    const claimed = await outboxRepository.claim(pool, BATCH, leaseMs);
    const results = await Promise.all([...byTopic(claimed)].map(([topic, rows]) => this.publish(topic, rows)));
    const published = results.filter((r) => r.published).flatMap((r) => r.rows);
    const refused = results.filter((r) => !r.published).flatMap((r) => r.rows);
    if (published.length > 0) await outboxRepository.settle(pool, published.map((r) => r.id)); // prettier-ignore
    if (refused.length > 0) await this.hold(refused);
    else this.failures = 0;
    return claimed.length === BATCH && refused.length === 0;
  }

  private async publish(topic: string, rows: readonly ClaimedRow[]): Promise<{ rows: readonly ClaimedRow[]; published: boolean }> {
    try {
      await this.options.queue.publish(topic, rows.map(toMessage));
      return { rows, published: true };
    } catch (error) {
      this.options.logger.error('Events could not be published; they stay in the outbox', error, { topic, count: rows.length });
      return { rows, published: false };
    }
  }

  private async topicsStand(): Promise<boolean> {
    if (this.ensured) return true;
    const { queue, topics, logger } = this.options;
    try {
      await queue.ensure(topics);
      return (this.ensured = true);
    } catch (error) {
      if (this.failures === 0) logger.warn('The topics of events cannot be made yet; events wait', { cause: errorText(error) });
      this.holdBack();
      return false;
    }
  }

  private async hold(refused: readonly ClaimedRow[]): Promise<void> {
    await outboxRepository.release(this.options.pool, refused, this.holdBack());
  }

  private holdBack(): number {
    const ms = holdFor(++this.failures);
    this.heldUntil = performance.now() + ms;
    return ms;
  }
}

function byTopic(rows: readonly ClaimedRow[]): Map<string, ClaimedRow[]> {
  const groups = new Map<string, ClaimedRow[]>();
  for (const row of rows) groups.set(row.topic, [...(groups.get(row.topic) ?? []), row]);
  return groups;
}

const toMessage = ({ message }: ClaimedRow): OutgoingMessage => {
  const { id, properties, data } = decodeEnvelope(message);
  return { id, properties, data: data as MessageData };
};
