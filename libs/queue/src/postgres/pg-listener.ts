import pg from 'pg';
import { backoff, sleep, withTimeout } from '#common';

export interface PgListenerOptions {
  /** postgresql:// */
  readonly url: string;
  /** Shown in pg_stat_activity. */
  readonly name: string;
  readonly channel: string;
  readonly onNotification: (payload: string) => void;
  /** After each (re)connect: notifications sent meanwhile are gone, so the caller looks for itself. */
  readonly onListening: () => void;
  readonly onLost: (error: unknown) => void;
}

const CONNECT_TIMEOUT_MS = 2_000;
const untilRetry = backoff({ first: 100, longest: 2_000 });
/** A connection whose packets are swallowed looks open for ever; asking it is the only way to know. */
const HEARTBEAT_MS = 10_000;
const HEARTBEAT_TIMEOUT_MS = 5_000;

/**
 * One connection that listens on a channel, and again after every loss. Notifications only make things faster: whoever uses this polls too.
 * States: connecting with back-off, listening, closed for good.
 */
export class PgListener {
  private readonly stopped = new AbortController();
  private readonly running: Promise<void>;

  constructor(private readonly options: PgListenerOptions) {
    this.running = this.run();
  }

  async close(): Promise<void> {
    this.stopped.abort();
    await this.running;
  }

  private async run(): Promise<void> {
    const { signal } = this.stopped;
    for (let losses = 0; !signal.aborted;) {
      losses = (await this.listen()) ? 1 : losses + 1;
      await sleep(untilRetry(losses), signal);
    }
  }

  /** One connection from beginning to end. Answers whether it ever listened; never rejects. */
  private async listen(): Promise<boolean> {
    const { url, name, channel, onNotification, onListening, onLost } = this.options;
    const client = new pg.Client({
      connectionString: url,
      application_name: name,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      query_timeout: HEARTBEAT_TIMEOUT_MS,
      keepAlive: true,
    });
    let listening = false;
    const lost = new AbortController();
    const lose = (error: unknown): void => {
      if (!lost.signal.aborted && !this.stopped.signal.aborted) onLost(error);
      lost.abort();
    };
    client.on('error', lose);
    client.on('end', () => lose(new Error('The connection ended')));
    client.on('notification', (message) => onNotification(message.payload ?? ''));
    try {
      await client.connect();
      await client.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
      listening = true;
      onListening();
      await this.watch(client, AbortSignal.any([lost.signal, this.stopped.signal]));
    } catch (error) {
      lose(error);
    } finally {
      await withTimeout(client.end(), CONNECT_TIMEOUT_MS, 'Closing a connection').catch(() => client.connection.stream.destroy());
    }
    return listening;
  }

  /** Until the connection or the listener ends; rejects when the connection does not answer. */
  private async watch(client: pg.Client, ended: AbortSignal): Promise<void> {
    while (!ended.aborted) {
      await sleep(HEARTBEAT_MS, ended);
      if (!ended.aborted) await client.query('SELECT 1');
    }
  }
}
