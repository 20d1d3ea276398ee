import { expect, it } from 'vitest';
import { eventually } from '#testing';
import { Feed, type FedWorld } from './feed.js';

/** A world whose submissions end as `submit` says, and in which nothing ever succeeds. */
function worldWith(submit: () => Promise<string>): FedWorld & { submitted: number } {
  const world = {
    submitted: 0,
    recorder: { decide: () => ({ do: 'ok' as const }) },
    row: async () => ({ n: 0 }),
    submit: () => {
      world.submitted++;
      return submit();
    },
    finished: async () => undefined,
    told: async () => undefined,
    accounts: async () => ({ status: 'SUCCEEDED' }),
  };
  return world as unknown as FedWorld & { submitted: number };
}

it('a row that throws ends its feed, and what it throws is told', async () => {
  let answer: (id: string) => void = () => undefined;
  const world = worldWith(() => new Promise((resolve) => (answer = resolve)));
  const row = Feed.during(world, async () => {
    await eventually(() => expect(world.submitted).toBe(1));
    queueMicrotask(() => answer('a job'));
    throw new Error('the row');
  });
  await expect(row).rejects.toThrow('the row');
  const { submitted } = world;
  await new Promise(setImmediate);
  expect(world.submitted).toBe(submitted);
});

it('a feed that fails while its row waits for something else is told by the row, and ends nothing but the row', async () => {
  const unheard: unknown[] = [];
  const listen = (reason: unknown): void => void unheard.push(reason);
  process.on('unhandledRejection', listen);
  const row = Feed.during(
    worldWith(() => Promise.reject(new Error('the gateway is gone'))),
    async (feed) => {
      for (let turn = 0; turn < 5; turn++) await new Promise(setImmediate);
      return feed.end();
    },
  );
  await expect(row).rejects.toThrow('the gateway is gone');
  process.off('unhandledRejection', listen);
  expect(unheard).toEqual([]);
});
