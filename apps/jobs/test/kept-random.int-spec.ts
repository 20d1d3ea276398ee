import fc from 'fast-check';
import { expect, it } from 'vitest';
import { newId, type UserId } from '#common';
import { RECOUNT } from '../src/kept/kept-sql.js';
import { failed, succeeded, useWorld, type World } from './world.js';

let world: World;
useWorld((started) => (world = started), 20);

const OPERATIONS = ['submit', 'large', 'again', 'cancel', 'finish', 'fail', 'redrive', 'delete'] as const;

async function act(owner: UserId, what: (typeof OPERATIONS)[number], pick: number): Promise<void> {
  if (what === 'submit') return void (await world.submit({ owner, items: (pick % 5) + 1 }));
  if (what === 'large') return void (await world.submit({ owner, items: 12 }));
  if (what === 'again') return void (await world.submit({ owner, items: 2, clientRequestId: 'same' }));
  const jobs = await world.rows<{ id: string }>('SELECT id FROM jobs WHERE owner_id = $1 ORDER BY id', [owner]);
  if (jobs.length === 0) return;
  const job = await world.service.find(owner, jobs[pick % jobs.length]!.id as never);
  if (what === 'cancel') await world.service.cancel(owner, job.id);
  else if (what === 'redrive') await world.service.redrive(owner, job.id, undefined);
  else if (what === 'delete') await world.service.remove(owner, job.id);
  else
    await world.acknowledge((await world.claimAll(job, newId())).map((item) => (what === 'finish' ? succeeded(item) : failed(item, true))));
}

const drift = (owner: UserId): Promise<object[]> =>
  world.rows(
    `SELECT * FROM (SELECT * FROM (${RECOUNT}) r WHERE owner_id = $1) r FULL JOIN (SELECT * FROM usage WHERE owner_id = $1) u USING (owner_id, scope)
     WHERE coalesce(r.used, 0) <> coalesce(u.used, 0)`,
    [owner],
  );

it('D93 whatever is done with jobs, in whatever order and four at once: what is written down is what is there', async () => {
  const steps = fc.array(fc.tuple(fc.constantFrom(...OPERATIONS), fc.nat(20)), { minLength: 5, maxLength: 25 });
  await fc.assert(
    fc.asyncProperty(steps, fc.integer({ min: 1, max: 4 }), async (all, atOnce) => {
      const owner = newId<UserId>();
      for (let at = 0; at < all.length; at += atOnce) {
        const done = await Promise.allSettled(all.slice(at, at + atOnce).map(([what, pick]) => act(owner, what, pick)));
        for (const one of done) {
          if (one.status === 'rejected') expect(['CONFLICT', 'NOT_FOUND']).toContain((one.reason as { code?: string }).code);
        }
        expect(await drift(owner)).toEqual([]);
      }
    }),
    { numRuns: 15 },
  );
  expect(await world.violations()).toEqual([]);
}, 60_000);
