import { VitaeError } from '#common';

const TOPIC = /^[a-z0-9](?:[a-z0-9._/-]{0,98}[a-z0-9])?$/;
const SUBSCRIPTION = /^[a-z0-9](?:[a-z0-9._-]{0,58}[a-z0-9])?$/;

/** Between topic and subscription where a broker has one name for both; hence not allowed inside either. */
export const SEPARATOR = '--';

/** Throws CONFIG_INVALID for a name that not every broker can carry. Names are constants of the code, so this is a bug found at boot. */
export function checkTopic(topic: string): void {
  if (!TOPIC.test(topic) || topic.includes(SEPARATOR)) throw new VitaeError('CONFIG_INVALID', `"${topic}" cannot be the name of a topic`);
}

/** As `checkTopic`, for a subscription. */
export function checkSubscription(subscription: string): void {
  if (!SUBSCRIPTION.test(subscription) || subscription.includes(SEPARATOR))
    throw new VitaeError('CONFIG_INVALID', `"${subscription}" cannot be the name of a subscription`);
}
