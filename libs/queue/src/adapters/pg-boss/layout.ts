import type { PgBoss } from 'pg-boss';
import { SEPARATOR } from '../../port/names.js';
import type { TopicLayout } from '../../port/queue.js';

/** pg-boss calls our topic an event, our subscription a queue that subscribed to it, and the place for parked messages another queue. */
export const queueName = (topic: string, subscription: string): string => `${topic}${SEPARATOR}${subscription}`;
export const parkedName = (queue: string): string => `${queue}${SEPARATOR}parked`;

const SECONDS_PER_DAY = 86_400;
const DEFAULT_KEEP_MS = 7 * SECONDS_PER_DAY * 1_000;

/** Parked messages wait for a person: a month. */
const KEEP_PARKED_SECONDS = 30 * SECONDS_PER_DAY;

/** pg-boss's own ceilings. Neither may decide anything here: a message is redelivered as often as it takes, and its lease is the heartbeat. */
const MAX_RETRIES = 2_147_483_647;
const MAX_EXPIRY_SECONDS = SECONDS_PER_DAY - 1;

/** A redelivered message is held back so long (doubling, jittered), so that failing ones do not stand before all others. */
const RETRY = { retryLimit: MAX_RETRIES, retryDelay: 1, retryBackoff: true, retryDelayMax: 5 };

/**
 * Makes queues and subscriptions that are missing. `update` also sets how long existing ones keep messages; the consumer's side does not,
 * so that it cannot undo what the publisher's service asked for.
 */
export async function applyLayout(boss: PgBoss, layout: readonly TopicLayout[], leaseSeconds: number, update: boolean): Promise<void> {
  for (const { topic, subscriptions, keepUnreadMs = DEFAULT_KEEP_MS } of layout) {
    const retentionSeconds = Math.max(1, Math.ceil(keepUnreadMs / 1_000));
    for (const subscription of subscriptions) {
      const queue = queueName(topic, subscription);
      await boss.createQueue(parkedName(queue), { retentionSeconds: KEEP_PARKED_SECONDS });
      await boss.createQueue(queue, {
        ...RETRY,
        notify: true,
        heartbeatSeconds: leaseSeconds,
        expireInSeconds: MAX_EXPIRY_SECONDS,
        retentionSeconds,
      });
      if (update) await boss.updateQueue(queue, { retentionSeconds });
      await boss.subscribe(topic, queue);
    }
  }
}
