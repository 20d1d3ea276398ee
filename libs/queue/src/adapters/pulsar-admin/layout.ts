import { pause } from '#common';
import type { TopicLayout } from '../../port/queue.js';
import type { AdminApi } from './admin-api.js';
import { PARKED_NAMESPACE, PARKED_SUBSCRIPTION, parkedName, pathOf, pulsarName, TENANT, type PulsarName } from './names.js';
import { refusal, type Wish } from './problem.js';

const DAY_SECONDS = 86_400;
/** The port's default. */
const KEEP_SECONDS = 7 * DAY_SECONDS;
/** Parked messages wait for a person. */
const KEEP_PARKED_SECONDS = 30 * DAY_SECONDS;
const LARGEST_BACKLOG_BYTES = 1_073_741_824;

const TRIES = 5;
const BETWEEN_TRIES_MS = 200;

/** There already: what an idempotent command wants to hear. */
const ALREADY = [409];
/** Policies of single topics can be switched off in a broker; the namespace's then hold. */
const POLICIES_OFF = [405];

/**
 * What every namespace is told.
 * No topics by typing error (a publisher's 404 is better than messages nobody reads). A full topic refuses publishers instead of making
 * them hang: hints may be lost, the outbox waits. Subscriptions never expire by themselves; an unread message does.
 */
function policies(namespace: string): readonly (readonly [string, unknown])[] {
  return [
    ['/autoTopicCreation', { allowAutoTopicCreation: false }],
    ['/messageTTL', namespace === PARKED_NAMESPACE ? KEEP_PARKED_SECONDS : KEEP_SECONDS],
    ['/backlogQuota?backlogQuotaType=destination_storage', { limitSize: LARGEST_BACKLOG_BYTES, policy: 'producer_exception' }],
    ['/subscriptionExpirationTime', 0],
    // A day of events stays readable for a subscription set back by hand. Pulsar wants more room for it than for the backlog.
    ...(namespace === 'events' ? [['/retention', { retentionTimeInMinutes: 1_440, retentionSizeInMB: 2_048 }] as const] : []),
  ];
}

/** Makes tenant and namespaces that are missing and sets their policies. Needs an administrator's token where tokens are asked for. */
export async function applyNamespaces(api: AdminApi, namespaces: readonly string[], roles: readonly string[] = []): Promise<void> {
  const wish = (topic: string): Wish => ({ verb: 'set up', topic });
  const { text } = await api.demand(wish('the clusters'), 'GET', '/clusters');
  const allowedClusters = (JSON.parse(text) as string[]).filter((name) => name !== 'global');
  await api.demand(wish(`tenant ${TENANT}`), 'PUT', `/tenants/${TENANT}`, { adminRoles: [], allowedClusters }, ALREADY);
  for (const namespace of namespaces) {
    const at = `/namespaces/${TENANT}/${namespace}`;
    await api.demand(wish(`namespace ${namespace}`), 'PUT', at, undefined, ALREADY);
    for (const [policy, value] of policies(namespace)) await api.demand(wish(`namespace ${namespace}`), 'POST', `${at}${policy}`, value);
    for (const role of roles) {
      await api.demand(wish(`namespace ${namespace}`), 'POST', `${at}/permissions/${encodeURIComponent(role)}`, ['produce', 'consume']);
    }
  }
}

/**
 * Makes topics and subscriptions that are missing, each with its place for parked messages, and sets how long they keep. Idempotent, safe
 * from several processes at once. A namespace that is missing is made where the token allows it. A token that may only produce and consume
 * can make subscriptions; it finds the topics made by somebody who may, or throws the PulsarProblem that says so.
 */
export async function applyLayout(api: AdminApi, layout: readonly TopicLayout[]): Promise<void> {
  for (const { topic, subscriptions, keepUnreadMs } of layout) {
    const name = pulsarName(topic);
    const ours = await applyTopic(api, name, topic);
    for (const subscription of subscriptions) {
      await applySubscription(api, name, topic, subscription);
      const parked = parkedName(topic, subscription);
      await applyTopic(api, parked, `for parked messages of ${topic}`);
      await applySubscription(api, parked, `for parked messages of ${topic}`, PARKED_SUBSCRIPTION);
    }
    if (ours && keepUnreadMs !== undefined) {
      const seconds = Math.max(1, Math.ceil(keepUnreadMs / 1_000));
      await api.demand({ verb: 'set up', topic }, 'POST', `/${pathOf(name)}/messageTTL?messageTTL=${seconds}`, undefined, POLICIES_OFF);
    }
  }
}

/** True: we may set up the topic. False: it is not ours to make; whether it is there is seen at its subscription. */
async function applyTopic(api: AdminApi, name: PulsarName, topic: string): Promise<boolean> {
  let answer = await api.send('PUT', `/${pathOf(name)}`);
  // No namespace yet; or 500, seen for some seconds after a broker's start, while its store counts as missing.
  for (let tries = 1; (answer.status === 404 || answer.status >= 500) && tries < TRIES; tries++) {
    if (answer.status === 404) await applyNamespaces(api, [name.namespace]);
    else await pause(BETWEEN_TRIES_MS * tries);
    answer = await api.send('PUT', `/${pathOf(name)}`);
  }
  if (answer.status === 401 || answer.status === 403) return false;
  if (answer.status >= 300 && !ALREADY.includes(answer.status)) throw refusal(answer.status, { verb: 'set up', topic }, answer.text);
  return true;
}

async function applySubscription(api: AdminApi, name: PulsarName, topic: string, subscription: string): Promise<void> {
  for (let tries = 1; ; tries++) {
    const { status, text } = await api.send('PUT', `/${pathOf(name)}/subscription/${subscription}`);
    if (status < 300 || ALREADY.includes(status)) return;
    // Of two at once Pulsar lets one fail inside (412, 500) instead of saying "already".
    if (tries === TRIES || (status !== 412 && status < 500)) throw refusal(status, { verb: 'set up', topic }, text);
    await pause(BETWEEN_TRIES_MS * tries);
  }
}
