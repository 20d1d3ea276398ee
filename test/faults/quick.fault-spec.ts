import { describe, expect, it } from 'vitest';
import { MATRIX } from './matrix.js';
import { QUICK } from './world.js';

/** The quick rows of the matrix; `npm run faults` runs all of them at full size. */
describe('the product with processes killed on purpose', () => {
  it.each(['F3', 'F5', 'F11', 'F16'])('%s', { timeout: 240_000 }, async (row) => {
    const result = await MATRIX[row]?.(QUICK);
    expect(result, JSON.stringify(result)).toMatchObject({ ok: true });
  });
});
