import type { SplitRecord } from '../split/raw-record.js';
import { strict } from '../strict/strict.js';
export const acceptRecord = (r: SplitRecord): unknown => ('bytes' in r ? JSON.stringify(strict(r.bytes, r.keys)) : r);
