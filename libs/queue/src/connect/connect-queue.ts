import { VitaeError, type Logger } from '#common';
import { checkPulsarAccess, checkPulsarService, type PulsarSettings } from '../adapters/pulsar-admin/settings.js';
import { BrokerQueue } from '../client/broker-queue.js';
import type { Driver } from '../port/driver.js';
import type { Queue, QueueObserver } from '../port/queue.js';
import type { QueueSettings } from './queue-settings.js';

/** The values of `queueSettings`, and what a service wants to see and hear of its queue. */
export interface ConnectQueueOptions extends PulsarSettings {
  readonly queue: QueueSettings['queue'];
  readonly queueDatabaseUrl?: string | undefined;
  readonly logger: Logger;
  readonly observer?: QueueObserver;
}

/**
 * The queue the settings name. Resolves also while the broker is away (the queue then attaches when it can); rejects only with
 * CONFIG_INVALID, one sentence: the settings do not go together, or the adapter cannot be loaded, which no other is taken for.
 * Adapters are loaded lazily, so that one that is not installed hurts nobody who does not use it.
 */
export async function connectQueue(options: ConnectQueueOptions): Promise<Queue> {
  const { logger, observer } = options;
  return new BrokerQueue(await driverOf(options), { logger, ...(observer ? { observer } : {}) });
}

async function driverOf(options: ConnectQueueOptions): Promise<Driver> {
  const { queue, queueDatabaseUrl: url, logger } = options;
  switch (queue) {
    case 'pg-boss': {
      if (url === undefined) throw new VitaeError('CONFIG_INVALID', 'Configuration: QUEUE_DATABASE_URL: is required for QUEUE=pg-boss');
      const { PgBossDriver } = await import('../adapters/pg-boss/pg-boss-driver.js');
      return new PgBossDriver({ url, logger });
    }
    case 'pulsar-websocket': {
      const access = checkPulsarAccess(options, `QUEUE=${queue}`);
      const { PulsarWebSocketDriver } = await import('../adapters/pulsar-websocket/pulsar-websocket-driver.js');
      return new PulsarWebSocketDriver({ access, logger });
    }
    case 'pulsar': {
      const { access, serviceUrl } = checkPulsarService(options, `QUEUE=${queue}`);
      const { loadNativeClient } = await import('../adapters/pulsar/native-client.js');
      const { PulsarDriver } = await import('../adapters/pulsar/pulsar-driver.js');
      return new PulsarDriver({ access, serviceUrl, logger, native: await loadNativeClient(logger) });
    }
  }
}
