import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { givenBroker } from '#testing';
import { brokerEnv, PULSAR_MATRIX } from '../faults/matrix.js';
import { QUICK, World } from '../faults/world.js';

const broker = givenBroker();

/** Rows of the fault matrix on a real broker, small and in one world; `npm run faults` runs all of them at full size. */
describe.runIf(broker?.control)('the product on Apache Pulsar, with the broker and services killed on purpose', () => {
  let world: World;
  const env = broker ? brokerEnv(broker) : {};
  beforeAll(async () => {
    await broker?.control?.start();
    world = await World.start(env);
  }, 240_000);
  beforeEach(() => world.steady());
  afterAll(() => world?.stop());

  it.each(['F6', 'F3-PULSAR'])('%s', { timeout: 300_000 }, async (name) => {
    if (!broker?.control) throw new Error('No broker');
    const result = await PULSAR_MATRIX[name]?.({ control: broker.control, env })(world, QUICK);
    expect(result, JSON.stringify(result)).toMatchObject({ ok: true });
  });
});
