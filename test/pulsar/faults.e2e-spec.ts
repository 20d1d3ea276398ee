import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { brokerEnv, givenBroker, PULSAR_ADAPTERS, runsHere } from '#testing';
import { ON_PULSAR } from '../faults/matrix.js';
import { QUICK, World } from '../faults/world.js';

const broker = givenBroker();

/** Rows of the fault matrix on a real broker, small and in one world; `npm run faults` runs all of them at full size. */
for (const adapter of PULSAR_ADAPTERS)
  describe.runIf(broker?.control && runsHere(adapter))(`QUEUE=${adapter}, with the broker and services killed on purpose`, () => {
    let world: World;
    beforeAll(async () => {
      await broker?.control?.start();
      world = await World.start(broker ? brokerEnv(broker, adapter) : {});
    }, 240_000);
    beforeEach(() => world.steady());
    afterAll(() => world?.stop());

    it.each(['F6', 'F3'])('%s', { timeout: 300_000 }, async (name) => {
      if (!broker?.control) throw new Error('No broker');
      const result = await ON_PULSAR[name]?.(broker.control)(world, QUICK);
      expect(result, JSON.stringify(result)).toMatchObject({ ok: true });
    });
  });
