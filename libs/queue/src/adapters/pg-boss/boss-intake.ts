import type pg from 'pg';
import type { Db, Job, PgBoss } from 'pg-boss';
import { Loop, type Logger } from '#common';
import type { Delivery, Intake } from '../../port/driver.js';
import type { ParkReason } from '../../port/queue.js';
import { asBossDb } from './boss-database.js';
import { parkedName } from './layout.js';
import { VerdictBatch } from './verdicts.js';

/** What is stored: our envelope as text, since jsonb would refuse U+0000 and lone surrogates and reorder keys. */
export interface StoredMessage {
  readonly m: string;
}

type Message = Job<StoredMessage>;

export interface BossIntakeOptions {
  readonly boss: PgBoss;
  readonly pool: pg.Pool;
  readonly queue: string;
  readonly concurrency: number;
  readonly take: (delivery: Delivery) => Promise<void>;
  /** Makes the queue when it is missing and resolves when pg-boss runs. */
  readonly prepare: () => Promise<void>;
  readonly leaseSeconds: number;
  readonly logger: Logger;
}

/** The net under LISTEN/NOTIFY, and the pace of retries while the database is away. An empty fetch costs 0.3 ms (measured). */
const POLL_MS = 1_000;

/**
 * Fetches as many messages as there are free places, each time it is woken or a second has passed.
 *
 * States: unattached until the queue exists and a fetch answered; attached; stopped. Messages in hand are leased: `touch` renews them
 * in one statement every third of the lease, and what is not renewed is handed out again by pg-boss's supervisor.
 */
export class BossIntake implements Intake {
  private readonly inHand = new Map<string, Message>();
  private readonly closing = new AbortController();
  private readonly loop: Loop;
  private readonly leases: Loop;
  private readonly settled: VerdictBatch<string>;
  private readonly redelivered: VerdictBatch<{ readonly id: string; readonly retryCount: number }>;
  private prepared = false;
  /** Whether a fetch may find something: told so, or the last one filled every free place. Saves an empty fetch after each message. */
  private maybeMore = true;
  private markAttached: () => void = () => undefined;
  readonly whenAttached: Promise<void>;
  attached = false;

  constructor(private readonly options: BossIntakeOptions) {
    const { boss, pool, queue, leaseSeconds } = options;
    const db: Db = asBossDb(pool);
    this.whenAttached = new Promise((resolve) => (this.markAttached = resolve));
    this.settled = new VerdictBatch((ids) => boss.deleteJob(queue, [...ids], { db }).then(() => undefined), this.closing.signal);
    this.redelivered = new VerdictBatch((jobs) => boss.fail(queue, [...jobs], null, { db }).then(() => undefined), this.closing.signal);
    this.loop = new Loop(
      (signal) => this.fetch(signal, db),
      POLL_MS,
      (error) => this.lost(error),
    );
    this.leases = new Loop(
      () => this.renew(db),
      (leaseSeconds * 1_000) / 3,
      (error) => this.lost(error),
    );
    this.loop.start();
    this.leases.start();
  }

  wake(): void {
    this.maybeMore = true;
    this.loop.wake();
  }

  async stop(): Promise<void> {
    this.closing.abort();
    await this.loop.stop();
  }

  async close(): Promise<void> {
    await this.leases.stop();
  }

  private async fetch(signal: AbortSignal, db: Db): Promise<boolean> {
    const { boss, queue, concurrency, prepare, take } = this.options;
    if (!this.prepared) await prepare();
    this.prepared = true;
    const free = concurrency - this.inHand.size;
    if (free === 0) return false;
    this.maybeMore = false;
    const messages = await boss.fetch<StoredMessage>(queue, { batchSize: free, db });
    this.attached = true;
    this.markAttached();
    for (const message of messages) {
      this.inHand.set(message.id, message);
      void take(this.delivery(message)).then(() => {
        this.inHand.delete(message.id);
        if (this.maybeMore) this.loop.wake();
      });
    }
    this.maybeMore ||= messages.length === free;
    return this.maybeMore && !signal.aborted;
  }

  private async renew(db: Db): Promise<boolean> {
    const { boss, queue } = this.options;
    if (this.inHand.size > 0) await boss.touch(queue, [...this.inHand.keys()], { db });
    return false;
  }

  private lost(error: unknown): void {
    if (this.attached) this.options.logger.warn('The broker does not answer', { queue: this.options.queue, cause: String(error) });
    this.attached = false;
  }

  private delivery(message: Message): Delivery {
    const { id, retryCount } = message;
    return {
      payload: textOf(message.data),
      deliveries: retryCount + 1,
      settle: () => this.settled.add(id),
      redeliver: () => this.redelivered.add({ id, retryCount }),
      park: (reason) => this.park(message, reason),
    };
  }

  /** Put aside and taken away in one transaction, so that it is always in exactly one place. */
  private async park({ id, data }: Message, reason: ParkReason): Promise<void> {
    const { boss, pool, queue } = this.options;
    const client = await pool.connect();
    let broken: Error | undefined;
    const onError = (error: Error): void => void (broken = error);
    client.on('error', onError);
    try {
      const db = asBossDb(client);
      await client.query('BEGIN');
      await boss.insert(parkedName(queue), [{ id, data: { m: textOf(data), reason, parkedAt: new Date().toISOString() } }], { db });
      await boss.deleteJob(queue, id, { db });
      await client.query('COMMIT');
    } catch (error) {
      await client.query('ROLLBACK').catch((failure: Error) => (broken = failure));
      throw error;
    } finally {
      client.off('error', onError);
      client.release(broken);
    }
  }
}

/** What somebody else put there is passed on as it is, for the decoder to refuse. */
const textOf = (data: unknown): string => {
  const text = (data as Partial<StoredMessage> | null)?.m;
  return typeof text === 'string' ? text : JSON.stringify(data ?? null);
};
