import { inject } from 'vitest';
import type { PulsarAdapter } from './adapters.js';
import { remoteControl } from './broker-control.js';
import { mintToken } from './credentials.js';
import type { BrokerControl, BrokerDescription } from './test-broker.js';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Null: no broker could be had. `controlUrl` null: it is not ours to kill. */
    pulsar: (BrokerDescription & { readonly controlUrl: string | null }) | null;
    /** The adapters that can be run on this machine. */
    pulsarAdapters: readonly PulsarAdapter[];
  }
}

/** The run's broker as a spec of the project `pulsar` uses it. */
export interface GivenBroker extends BrokerDescription {
  /** Absent with a broker that is not ours. */
  readonly control?: BrokerControl;
  /** A token of the run's broker; absent where we do not have its key. */
  readonly mint?: (role: string, seconds: number) => string;
}

/** Undefined where no broker could be had: such suites are left out, and the run's closing lines say so. */
export function givenBroker(): GivenBroker | undefined {
  const given = inject('pulsar');
  if (!given) return undefined;
  const { controlUrl, ...description } = given;
  const key = description.keys?.privateKeyPem;
  return {
    ...description,
    ...(controlUrl === null ? {} : { control: remoteControl(controlUrl) }),
    ...(key === undefined ? {} : { mint: (role: string, seconds: number) => mintToken(key, role, seconds) }),
  };
}

/** Whether the suites of an adapter can be run: there is a broker, and the adapter loads. Where not, the run's closing lines say so. */
export const runsHere = (adapter: PulsarAdapter): boolean => inject('pulsar') !== null && inject('pulsarAdapters').includes(adapter);
