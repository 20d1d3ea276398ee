import { errorText } from '#common';
import { ApiClient } from '../smoke/api.client.js';
import { erase, register, signIn } from '../smoke/smoke.js';
import { bulk } from './bulk.js';
import { readBulkConfig } from './config.js';
import { probeAvailability } from './availability-probe.js';

/**
 * `node dist/apps/standalone/src/bulk/main.js`: thousands of documents through a product that is being upgraded, scaled or hurt meanwhile;
 * prints what was lost, doubled or refused (docs/kubernetes.md). Exit 0 when nothing was.
 */
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => process.exit(1));

/** A minute: a database that is killed is back in seconds. */
const ATTEMPTS = 120;

/** An access token lives for 15 minutes. */
const RENEW_MS = 480_000;

const begun = performance.now();
const say = (sentence: string): void => void process.stdout.write(`${((performance.now() - begun) / 1_000).toFixed(1)} s  ${sentence}\n`);
try {
  const { url, items, timeoutMs } = readBulkConfig();
  const api = new ApiClient(url, AbortSignal.timeout(timeoutMs), ATTEMPTS);
  const person = await register(api);
  const renewal = setInterval(() => void signIn(api, person).catch((error: unknown) => say(`met: ${errorText(error)}`)), RENEW_MS);
  const probe = probeAvailability(url, () => api.token);
  const counted = await bulk(api, items, say);
  const seen = await probe.stop();
  clearInterval(renewal);
  await erase(api, person, say);
  say(`${counted.succeeded} of ${counted.items} items in ${counted.jobs} jobs succeeded: lost ${counted.lost}, doubled ${counted.doubled}, charged ${counted.charged}`); // prettier-ignore
  for (const [reason, items] of counted.reasons) say(`${items} items ended ${reason}`);
  say(`${seen.asked} questions meanwhile: ${seen.triedAgain} tried again, ${seen.failed} failed then; the slowest took ${Math.round(seen.slowestMs)} ms`); // prettier-ignore
  for (const reason of seen.reasons) say(`met: ${reason}`);
  process.exit(counted.lost === 0 && counted.doubled === 0 && counted.succeeded === counted.items && seen.failed === 0 ? 0 : 1);
} catch (error) {
  process.stdout.write(`FAIL  ${errorText(error)}\n`);
  process.exit(1);
}
