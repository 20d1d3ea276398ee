import { errorText } from '#common';
import { ApiClient } from './api.client.js';
import { readSmokeConfig } from './config.js';
import { smoke } from './smoke.js';

/**
 * `node dist/apps/standalone/src/smoke/main.js`: one person's whole journey through the gateway at SMOKE_URL (`helm test` runs it).
 * Prints a line a step; exit 0 when all was as promised, 1 with a sentence when not.
 */
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => process.exit(1));

const begun = performance.now();
const say = (sentence: string): void =>
  void process.stdout.write(`ok    ${((performance.now() - begun) / 1_000).toFixed(1)} s  ${sentence}\n`);
try {
  const config = readSmokeConfig();
  const signal = AbortSignal.timeout(config.timeoutMs);
  const late = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(new Error(`It took longer than ${config.timeoutMs / 1_000} s`)), { once: true });
  });
  await Promise.race([smoke(new ApiClient(config.url, signal), say), late]);
  say('a real job ran from registration to deletion');
  process.exit(0);
} catch (error) {
  process.stdout.write(`FAIL  ${errorText(error)}\n`);
  process.exit(1);
}
