import { errorText } from '#common';
import { EVENT_SUBSCRIPTIONS, eventLayout, EXECUTOR_SUBSCRIPTION, HINT_TOPICS, HINTS_KEPT_MS, type EventName } from '#contracts';
import type { TopicLayout } from '../../../port/queue.js';
import { AdminApi } from '../admin-api.js';
import { NAMESPACES } from '../grants.js';
import { applyLayout, applyNamespaces } from '../layout.js';
import { TENANT } from '../names.js';
import { checkPulsarAccess } from '../settings.js';
import { readSetupConfig } from './config.js';

/**
 * `npm run pulsar:setup`: tenant, namespaces with their policies, topics and subscriptions of the product. Idempotent; exit 1 with one
 * sentence when something is refused. Run by compose and the chart as `node dist/libs/queue/src/adapters/pulsar-admin/setup/main.js`.
 */
const layout: readonly TopicLayout[] = [
  ...HINT_TOPICS.map((topic) => ({ topic, subscriptions: [EXECUTOR_SUBSCRIPTION], keepUnreadMs: HINTS_KEPT_MS })),
  ...(Object.keys(EVENT_SUBSCRIPTIONS) as EventName[]).map(eventLayout),
];

try {
  const config = readSetupConfig();
  const api = new AdminApi(checkPulsarAccess(config, 'this command'));
  try {
    await applyNamespaces(api, NAMESPACES, config.grants);
    await applyLayout(api, layout);
  } finally {
    await api.close();
  }
  process.stdout.write(
    `Pulsar is set up: tenant ${TENANT}, namespaces jobs, events and parked, ${layout.length} topics with their subscriptions\n`,
  );
} catch (error) {
  process.stderr.write(`Pulsar could not be set up: ${errorText(error)}\n`);
  process.exitCode = 1;
}
