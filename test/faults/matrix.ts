import type { BrokerControl, BrokerDescription } from '#testing';
import { f18, f6 } from './rows/broker.js';
import { bulk } from './rows/bulk.js';
import { f12, f17 } from './rows/fairness.js';
import { f2, f4, f5, f9 } from './rows/messages.js';
import { f1, f3, f10, f11, f16 } from './rows/processes.js';
import { f15, f7, f8 } from './rows/store.js';
import { World, type FaultResult, type Scale } from './world.js';

export type Row = (world: World, scale: Scale) => Promise<FaultResult>;

/** The rows of the fault matrix that run on the embedded parts, in its order. */
export const MATRIX: Readonly<Record<string, Row>> = {
  F1: f1,
  F2: f2,
  F3: f3,
  F4: f4,
  F5: f5,
  F7: f7,
  F8: f8,
  F9: f9,
  F10: f10,
  F11: f11,
  F12: f12,
  F15: f15,
  F16: f16,
  F17: f17,
  BULK: bulk,
};

/** A broker that a row may kill and stop, and the product's settings for it. */
export interface KillableBroker {
  readonly control: BrokerControl;
  readonly env: Readonly<Record<string, string>>;
}

/** The rows on a real broker outside, with QUEUE=pulsar-websocket: its own two, and the embedded rows that go through a broker. */
export const PULSAR_MATRIX: Readonly<Record<string, (broker: KillableBroker) => Row>> = {
  F6: ({ control }) => f6(control),
  F18: ({ control }) => f18(control),
  'F1-PULSAR': () => onPulsar(f1),
  'F3-PULSAR': () => onPulsar(f3),
  'F4-PULSAR': () => onPulsar(f4),
  'F16-PULSAR': () => onPulsar(f16),
};

/** The product's settings for a broker. */
export function brokerEnv({ webUrl, serviceUrl, tls, keys }: BrokerDescription): Readonly<Record<string, string>> {
  return {
    QUEUE: 'pulsar-websocket',
    PULSAR_SERVICE_URL: tls?.serviceUrl ?? serviceUrl,
    PULSAR_WEB_URL: tls?.webUrl ?? webUrl,
    ...(tls ? { PULSAR_TLS_CA_FILE: tls.caFile } : {}),
    ...(keys ? { PULSAR_TOKEN: keys.adminToken } : {}),
  };
}

const onPulsar =
  (row: Row): Row =>
  async (world, scale) => {
    const result = await row(world, scale);
    return { ...result, row: `${result.row} pulsar-websocket` };
  };

/** Runs a row in a world of its own. A row that throws is a row that is not met. */
export async function runAlone(name: string, row: Row, scale: Scale, env: Readonly<Record<string, string>> = {}): Promise<FaultResult> {
  let world: World | undefined;
  try {
    world = await World.start(env);
    return await row(world, scale);
  } catch (error) {
    return { row: name, fault: '', required: '', measured: error instanceof Error ? error.message : String(error), ok: false };
  } finally {
    await world?.stop();
  }
}
