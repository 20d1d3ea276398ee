import { createLogger } from '#common';
import { connectPgBoss } from '#queue';

/** A publisher beside the product's own, on the same broker. */
export const connectQueue = (url: string): ReturnType<typeof connectPgBoss> => connectPgBoss({ url, logger: createLogger('faults', 'silent') });
