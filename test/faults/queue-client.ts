import { createLogger, readConfig } from '#common';
import { connectQueue as connect, queueSettings } from '#queue';
import type { World } from './world.js';

/** A publisher beside the product's own, on the same broker. */
export const connectQueue = (world: World): ReturnType<typeof connect> => {
  const env = { QUEUE_DATABASE_URL: world.stack.databaseUrl('queue'), ...world.brokerEnv };
  return connect({ ...readConfig(queueSettings, env), logger: createLogger('faults', 'silent') });
};
