import { VitaeError } from '#common';
import { SEPARATOR } from '../../port/names.js';

/** The tenant of the product. Its namespaces are the first parts of the port's topic names. */
export const TENANT = 'vitae';

/** Where parked messages wait, in a namespace of their own because they are kept for longer than others. */
export const PARKED_NAMESPACE = 'parked';
/** Without a subscription a topic keeps nothing. */
export const PARKED_SUBSCRIPTION = 'parked';

export interface PulsarName {
  readonly namespace: string;
  readonly local: string;
}

/** `jobs/generate` → namespace `jobs`, topic `generate`. Throws CONFIG_INVALID for a name of another form: Pulsar has these two levels. */
export function pulsarName(topic: string): PulsarName {
  const [namespace = '', local = '', ...more] = topic.split('/');
  if (!namespace || !local || more.length > 0) {
    throw new VitaeError('CONFIG_INVALID', `"${topic}" cannot be a topic on Pulsar: <namespace>/<name>`);
  }
  return { namespace, local };
}

/** The place for parked messages of a subscription. */
export const parkedName = (topic: string, subscription: string): PulsarName => ({
  namespace: PARKED_NAMESPACE,
  local: `${topic.replace('/', SEPARATOR)}${SEPARATOR}${subscription}`,
});

/** `persistent/vitae/jobs/generate`: the part of a path in admin REST and WebSocket. */
export const pathOf = ({ namespace, local }: PulsarName): string => `persistent/${TENANT}/${namespace}/${local}`;

/** `persistent://vitae/jobs/generate`, as clients of the binary protocol say it. */
export const uriOf = ({ namespace, local }: PulsarName): string => `persistent://${TENANT}/${namespace}/${local}`;
