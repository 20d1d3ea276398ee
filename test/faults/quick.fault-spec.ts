import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
// Not in the index of #testing: what tells the run of a thing that is not there.
import { note } from '../../libs/testing/src/notes.js';
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

  it.each(['F5', 'F4', 'F3', 'F16', 'F10', 'F11', 'F15', 'F1', 'F7', 'F13', 'F21', 'F19', 'F20'])(
    '%s',
    { timeout: 300_000 },
    async (row) => {
      const result = await MATRIX[row]?.(world, QUICK);
      // What this machine cannot do is told in the run's closing lines, and fails it in CI. A disk is root's to lay, and hosted runners are not.
      const allowed = (row === 'F19' || row === 'F21') && process.getuid?.() !== 0;
      if (result?.notRun !== undefined) note(`${row} NOT RUN: ${result.notRun}`, allowed ? 'allowed' : 'fails in CI');
      expect(result, JSON.stringify(result)).toMatchObject(result?.notRun === undefined ? { ok: true } : { row });
    },
  );
});
