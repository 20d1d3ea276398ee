import { nativeClientProblem } from './native-client.js';
import type { BrokerDescription } from './test-broker.js';

/** The adapters that carry the product's messages over Pulsar, as QUEUE names them. What runs on a broker runs for each of them. */
export const PULSAR_ADAPTERS = ['pulsar-websocket', 'pulsar'] as const;

export type PulsarAdapter = (typeof PULSAR_ADAPTERS)[number];

/** The product's settings for a broker. */
export function brokerEnv({ webUrl, serviceUrl, tls, keys }: BrokerDescription, adapter: PulsarAdapter): Readonly<Record<string, string>> {
  return {
    QUEUE: adapter,
    PULSAR_SERVICE_URL: tls?.serviceUrl ?? serviceUrl,
    PULSAR_WEB_URL: tls?.webUrl ?? webUrl,
    ...(tls ? { PULSAR_TLS_CA_FILE: tls.caFile } : {}),
    ...(keys ? { PULSAR_TOKEN: keys.adminToken } : {}),
  };
}

/** Why nothing of an adapter can be run on this machine, in one line; undefined where it can. */
export const adapterProblem = (adapter: PulsarAdapter): string | undefined => (adapter === 'pulsar' ? nativeClientProblem() : undefined);
