import { kinds, setting } from '#common';

/** Part of the settings table of every service that publishes or consumes. */
export const queueSettings = {
  queue: setting('QUEUE', kinds.oneOf(['pg-boss'], 'pg-boss'), 'Broker: pg-boss keeps messages in a PostgreSQL database of its own'),
  queueDatabaseUrl: setting('QUEUE_DATABASE_URL', kinds.postgresUrl(), "The broker's own database, for QUEUE=pg-boss", true),
};
