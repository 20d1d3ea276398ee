import type { Logger } from '#common';
import { BrokerQueue } from '../client/broker-queue.js';
import type { Queue, QueueObserver } from '../port/queue.js';

/** The values of `queueSettings`, and what a service wants to see and hear of its queue. */
export interface ConnectQueueOptions {
  readonly queue: 'pg-boss';
  readonly queueDatabaseUrl: string;
  readonly logger: Logger;
  readonly observer?: QueueObserver;
}

/**
 * The queue the settings name. Resolves also while the broker is away (the queue then attaches when it can); rejects only when
 * the adapter itself cannot be loaded. Adapters are loaded lazily, so that one that is not installed hurts nobody who does not use it.
 */
export async function connectQueue({ queue, queueDatabaseUrl: url, logger, observer }: ConnectQueueOptions): Promise<Queue> {
  const client = { logger, ...(observer ? { observer } : {}) };
  switch (queue) {
    case 'pg-boss': {
      const { PgBossDriver } = await import('../adapters/pg-boss/pg-boss-driver.js');
      return new BrokerQueue(new PgBossDriver({ url, logger }), client);
    }
  }
}
