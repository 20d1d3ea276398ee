import { createLogger } from '#common';
import { connectQueue as connect } from '#queue';

/** A publisher beside the product's own, on the same broker. */
export const connectQueue = (url: string): ReturnType<typeof connect> =>
  connect({ queue: 'pg-boss', queueDatabaseUrl: url, logger: createLogger('faults', 'silent') });
