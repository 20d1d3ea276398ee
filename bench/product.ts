import { Stack } from '../test/harness/stack.js';
import type { ServiceName } from '#contracts';

/**
 * The product as it is measured: its own processes with the defaults of `npm start`, but for the limit of requests an address, which would
 * answer 429 to a machine that is fast enough to reach it.
 */
export const startProduct = (env: Readonly<Record<string, string>> = {}, start?: readonly ServiceName[]): Promise<Stack> =>
  Stack.start({ env: { LOG_LEVEL: 'warn', RATE_LIMIT_PER_MINUTE: '0', ...env }, ...(start ? { start } : {}) });
