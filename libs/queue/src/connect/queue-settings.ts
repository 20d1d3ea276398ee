import { kinds, setting, type ConfigOf } from '#common';
import { pulsarSettings } from '../adapters/pulsar-admin/settings.js';

/** Part of the settings table of every service that publishes or consumes. Which of them go together is checked by `connectQueue`. */
export const queueSettings = {
  queue: setting(
    'QUEUE',
    kinds.oneOf(['pg-boss', 'pulsar', 'pulsar-websocket'], 'pg-boss'),
    'Broker: pg-boss (messages in a PostgreSQL database of its own), pulsar (Apache Pulsar by its native client) or pulsar-websocket (the same without native code)',
  ),
  queueDatabaseUrl: setting('QUEUE_DATABASE_URL', kinds.postgresUrl().optional(), "The broker's own database, required for QUEUE=pg-boss", true),
  ...pulsarSettings,
} as const; // prettier-ignore

export type QueueSettings = ConfigOf<typeof queueSettings>;
