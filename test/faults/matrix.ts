import { bulk } from './rows/bulk.js';
import { f2, f4, f5, f9 } from './rows/messages.js';
import { f1, f3, f10, f11, f16 } from './rows/processes.js';
import { f15, f7 } from './rows/store.js';
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
  F9: f9,
  F10: f10,
  F11: f11,
  F15: f15,
  F16: f16,
  BULK: bulk,
};

/** Runs a row in a world of its own. A row that throws is a row that is not met. */
export async function runAlone(name: string, row: Row, scale: Scale): Promise<FaultResult> {
  let world: World | undefined;
  try {
    world = await World.start();
    return await row(world, scale);
  } catch (error) {
    return { row: name, fault: '', required: '', measured: error instanceof Error ? error.message : String(error), ok: false };
  } finally {
    await world?.stop();
  }
}
