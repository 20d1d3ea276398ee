import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#common';
import { failed, succeeded, type World, useWorld } from './world.js';

let world: World;
useWorld((started) => (world = started));
beforeEach(() => world.due());

describe('cancel', () => {
  it('E108 queued, running and done', async () => {
    const queued = await world.submit({ items: 3 });
    expect(await world.service.cancel(queued.ownerId, queued.id)).toMatchObject({ status: 'CANCELLED', progress: { cancelled: 3 } });
    const running = await world.submit({ items: 3 });
    const [item] = await world.claim((await world.itemsOf(running)).slice(0, 1));
    expect(await world.service.cancel(running.ownerId, running.id)).toMatchObject({
      status: 'CANCELLED',
      progress: { cancelled: 3, running: 0 },
    });
    expect((await world.acknowledge([succeeded(item!)])).dispositions).toEqual(['ITEM_CANCELLED']);
    const done = await world.submit();
    await world.acknowledge((await world.claimAll(done)).map(succeeded));
    await expect(world.service.cancel(done.ownerId, done.id)).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await world.service.cancel(queued.ownerId, queued.id)).toMatchObject({ status: 'CANCELLED' });
  });

  it('keeps what had succeeded, and answers somebody else’s job like a missing one', async () => {
    const job = await world.submit({ items: 2 });
    const [item] = await world.claim((await world.itemsOf(job)).slice(0, 1));
    await world.acknowledge([succeeded(item!)]);
    expect(await world.service.cancel(job.ownerId, job.id)).toMatchObject({
      status: 'CANCELLED',
      progress: { succeeded: 1, cancelled: 1 },
    });
    await expect(world.service.cancel(newId(), job.id)).rejects.toMatchObject({ code: 'NOT_FOUND', message: 'Not found' });
    await expect(world.service.cancel(job.ownerId, undefined)).rejects.toMatchObject({ code: 'NOT_FOUND', message: 'Not found' });
  });
});

describe('redrive', () => {
  it('E110 twice does it once; only what was asked for; not for others', async () => {
    const job = await world.submit({ items: 3 });
    const items = await world.claimAll(job);
    await world.acknowledge(items.map((i) => failed(i, true)));
    await expect(world.service.redrive(newId(), job.id, undefined)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await world.service.redrive(job.ownerId, job.id, [items[1]!.itemId])).toMatchObject({
      status: 'RUNNING',
      run: 2,
      progress: { ready: 1, dead: 2 },
    });
    expect(await world.service.redrive(job.ownerId, job.id, [items[1]!.itemId])).toMatchObject({ run: 2, progress: { ready: 1, dead: 2 } });
    expect(await world.service.redrive(job.ownerId, job.id, undefined)).toMatchObject({ run: 2, progress: { ready: 3, dead: 0 } });
    await world.acknowledge((await world.claimAll(job)).map(succeeded));
    const done = await world.find(job);
    expect(done).toMatchObject({ status: 'SUCCEEDED', progress: { succeeded: 3 } });
    expect(await world.service.redrive(job.ownerId, job.id, undefined)).toEqual(done);
  });
});

it('nothing is violated after all of this', async () => {
  expect(await world.violations()).toEqual([]);
});
