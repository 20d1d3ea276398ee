import { errorText, sleep, type Logger, type VitaeError } from '#common';
import type { TopicLayout } from '../../port/queue.js';
import type { AdminApi } from './admin-api.js';
import type { RoleGrants } from './grants.js';
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
/** Of a topic whose store does not take it yet: 5.6 s in all. Seen once on a busy machine after a second of tries. */
const TOPIC_TRIES = 8;

/** There already: what an idempotent command wants to hear. */
const ALREADY = [409];
const NOT_THERE = [404];
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

/**
 * Makes tenant and namespaces that are missing, sets their policies and what the roles may do in them, no more and no less. Needs an
 * administrator's token where tokens are asked for.
 */
export async function applyNamespaces(api: AdminApi, namespaces: readonly string[], grants: readonly RoleGrants[] = []): Promise<void> {
  const wish = (topic: string): Wish => ({ verb: 'set up', topic });
  const { text } = await api.demand(wish('the clusters'), 'GET', '/clusters');
  const allowedClusters = (JSON.parse(text) as string[]).filter((name) => name !== 'global');
  await apply(api, wish(`tenant ${TENANT}`), 'PUT', `/tenants/${TENANT}`, { adminRoles: [], allowedClusters }, ALREADY);
  for (const namespace of namespaces) {
    const at = `/namespaces/${TENANT}/${namespace}`;
    await apply(api, wish(`namespace ${namespace}`), 'PUT', at, undefined, ALREADY);
    for (const [policy, value] of policies(namespace)) await apply(api, wish(`namespace ${namespace}`), 'POST', `${at}${policy}`, value);
    for (const { role, namespaces: allowed } of grants) {
      const permission = `${at}/permissions/${encodeURIComponent(role)}`;
      const actions = allowed[namespace] ?? [];
      if (actions.length > 0) await apply(api, wish(`namespace ${namespace}`), 'POST', permission, actions);
      else await apply(api, wish(`namespace ${namespace}`), 'DELETE', permission, undefined, NOT_THERE);
    }
  }
}

/**
 * One request of the set-up. Of several processes that change the same at once Pulsar lets the slower ones fail (500 with a
 * BadVersionException, or 409) instead of putting them in order: they try again. `fine`: statuses that are as good as done.
 */
async function apply(
  api: AdminApi,
  wish: Wish,
  method: 'PUT' | 'POST' | 'DELETE',
  path: string,
  body?: unknown,
  fine: readonly number[] = [],
): Promise<void> {
  for (let tries = 1; ; tries++) {
    const { status, text } = await api.send(method, path, body);
    if (status < 300 || fine.includes(status)) return;
    if (tries === TRIES || (status !== 409 && status < 500)) throw refusal(status, wish, text);
    await sleep(BETWEEN_TRIES_MS * tries);
  }
}

/**
 * Makes what a refusal says is missing (404), where we may: a consumer can be there before the publisher's service. True when it is there
 * now, so that waiting for somebody's doing is over. Never rejects; what could not be made is told in the log.
 */
export async function makeMissing(api: AdminApi, layout: readonly TopicLayout[], problem: VitaeError, logger: Logger): Promise<boolean> {
  if (layout.length === 0 || !problem.message.includes('(404)')) return false;
  try {
    await applyLayout(api, layout);
    return true;
  } catch (error) {
    logger.warn('A missing topic could not be made', { queue: layout[0]?.topic ?? '', reason: errorText(error) });
    return false;
  }
}

/**
 * Makes topics and subscriptions that are missing, each with its place for parked messages, and sets how long they keep. Idempotent, safe
 * from several processes at once. A namespace that is missing is made where the token allows it. A token that may only consume can make
 * subscriptions, one that may only produce can see them: what they may not make they find made, or throw the PulsarProblem that says so.
 * The place for parked messages is left to who parks where a token may not see it.
 */
export async function applyLayout(api: AdminApi, layout: readonly TopicLayout[]): Promise<void> {
  for (const { topic, subscriptions, keepUnreadMs } of layout) {
    const name = pulsarName(topic);
    const ours = await applyTopic(api, name, topic);
    for (const subscription of subscriptions) {
      await applySubscription(api, name, topic, subscription);
      const parked = parkedName(topic, subscription);
      const parkedTopic = `for parked messages of ${topic}`;
      if (await applyTopic(api, parked, parkedTopic)) await applySubscription(api, parked, parkedTopic, PARKED_SUBSCRIPTION);
    }
    if (ours && keepUnreadMs !== undefined) {
      const seconds = Math.max(1, Math.ceil(keepUnreadMs / 1_000));
      await apply(api, { verb: 'set up', topic }, 'POST', `/${pathOf(name)}/messageTTL?messageTTL=${seconds}`, undefined, POLICIES_OFF);
    }
  }
}

/** True: we may set up the topic. False: it is not ours to make; whether it is there is seen at its subscription. */
async function applyTopic(api: AdminApi, name: PulsarName, topic: string): Promise<boolean> {
  let answer = await api.send('PUT', `/${pathOf(name)}`);
  // No namespace yet; or 500, seen for some seconds after a broker's start and on a busy machine, while its store counts as missing.
  for (let tries = 1; (answer.status === 404 || answer.status >= 500) && tries < TOPIC_TRIES; tries++) {
    if (answer.status === 404) await applyNamespaces(api, [name.namespace]);
    else await sleep(BETWEEN_TRIES_MS * tries);
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
    // May only produce: of a subscription that is missing nothing would be kept.
    if ((status === 401 || status === 403) && (await hasSubscription(api, name, subscription))) return;
    // A token that may not make topics is told of a missing one like this.
    if (status === 412 && /not (exist|found)/i.test(text)) throw refusal(404, { verb: 'set up', topic }, text);
    // Of two at once Pulsar lets one fail inside (412, 500) instead of saying "already".
    if (tries === TRIES || (status !== 412 && status < 500)) throw refusal(status, { verb: 'set up', topic }, text);
    await sleep(BETWEEN_TRIES_MS * tries);
  }
}

/** Whoever may produce or consume sees the figures of a topic. False where we may not, or there is none. */
async function hasSubscription(api: AdminApi, name: PulsarName, subscription: string): Promise<boolean> {
  const { status, text } = await api.send('GET', `/${pathOf(name)}/stats`);
  if (status !== 200) return false;
  const { subscriptions = {} } = JSON.parse(text) as { subscriptions?: Readonly<Record<string, unknown>> };
  return Object.hasOwn(subscriptions, subscription);
}
