import { errorText } from '#common';
import type { BrokerControl } from '#testing';
import { f18, f6 } from './rows/broker.js';
import { bulk } from './rows/bulk.js';
import { f13 } from './rows/clocks.js';
import { f19 } from './rows/disk.js';
import { f12, f17 } from './rows/fairness.js';
import { f21 } from './rows/low-room.js';
import { f2, f4, f5, f9 } from './rows/messages.js';
import { f1, f3, f10, f11, f16 } from './rows/processes.js';
import { f20 } from './rows/soak.js';
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
  F13: f13,
  F15: f15,
  F16: f16,
  F17: f17,
  F19: f19,
  F20: f20,
  F21: f21,
  BULK: bulk,
};

/** The rows that run on a real broker outside, once for each Pulsar adapter: its own two, and the embedded rows that go through a broker. */
export const ON_PULSAR: Readonly<Record<string, (broker: BrokerControl) => Row>> = {
  F1: () => f1,
  F3: () => f3,
  F4: () => f4,
  F6: f6,
  F16: () => f16,
  F18: f18,
};

/** Runs a row in a world of its own. What throws, in the row or around it, is a row that is not met. */
export async function runAlone(name: string, row: Row, scale: Scale, env: Readonly<Record<string, string>> = {}): Promise<FaultResult> {
  let result: FaultResult;
  let world: World | undefined;
  try {
    world = await World.start(env);
    result = await row(world, scale);
  } catch (error) {
    result = unmet(name, error);
  }
  await world?.stop().catch((error: unknown) => (result = unmet(name, error)));
  return result;
}

/** The line of a row that could not be run to its end. */
export const unmet = (row: string, error: unknown): FaultResult => ({
  row,
  fault: '',
  required: '',
  measured: errorText(error),
  ok: false,
});
