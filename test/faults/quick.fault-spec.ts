import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MATRIX } from './matrix.js';
import { QUICK, World } from './world.js';

/** Rows of the matrix in `npm test`, small and in one world; `npm run faults` runs all of them at full size, each in its own. */
describe('the product with processes killed on purpose', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.start();
  }, 120_000);
  beforeEach(() => world.steady());
  afterAll(() => world?.stop());

  it.each(['F5', 'F4', 'F3', 'F16', 'F10', 'F11', 'F15', 'F1', 'F7', 'F13', 'F20'])('%s', { timeout: 180_000 }, async (row) => {
    const result = await MATRIX[row]?.(world, QUICK);
    expect(result, JSON.stringify(result)).toMatchObject({ ok: true });
  });
});
