import { f2, f4, f5, f9 } from './rows/messages.js';
import { f1, f10, f11, f16, f3 } from './rows/processes.js';
import { f15, f7 } from './rows/store.js';
import type { FaultResult, Scale } from './world.js';

/** The rows of the fault matrix that run on the embedded parts, in its order. */
export const MATRIX: Readonly<Record<string, (scale: Scale) => Promise<FaultResult>>> = {
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
};
