import fc from 'fast-check';
import { expect, it } from 'vitest';
import { newId, type UserId } from '#common';
import { UsageRecount } from '#quota';
import { RECOUNT, RECOUNT_OF } from '../src/kept/kept-sql.js';
import { failed, quiet, succeeded, useWorld, type World } from './world.js';

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
        expect(await recount().of(owner)).toEqual([]);
      }
    }),
    { numRuns: 15 },
  );
  expect(await world.violations()).toEqual([]);
}, 60_000);

const recount = (): UsageRecount => new UsageRecount({ pool: world.pool, count: RECOUNT_OF, persons: 1_000, logger: quiet });

it('D93 what is written down wrong is found by the recount, told once and set right; who is right is left alone', async () => {
  const [wrong, right] = [newId<UserId>(), newId<UserId>()];
  for (const owner of [wrong, right]) await world.submit({ owner, items: 3 });
  await world.rows(`UPDATE usage SET used = used + 5 WHERE owner_id = $1 AND scope IN ('openItems', 'jobs.bytes')`, [wrong]);
  await world.rows(`DELETE FROM usage WHERE owner_id = $1 AND scope = 'jobs'`, [wrong]);
  const before = await world.rows('SELECT * FROM usage WHERE owner_id = $1 ORDER BY scope', [right]);
  const mended = (await recount().round()).filter((d) => d.ownerId === wrong);
  expect(mended).toEqual([
    { ownerId: wrong, scope: 'jobs', used: 0, counted: 1 },
    { ownerId: wrong, scope: 'jobs.bytes', used: expect.any(Number), counted: expect.any(Number) },
    { ownerId: wrong, scope: 'openItems', used: 8, counted: 3 },
  ]);
  expect(await drift(wrong)).toEqual([]);
  expect(await recount().round()).toEqual([]);
  expect(await world.rows('SELECT * FROM usage WHERE owner_id = $1 ORDER BY scope', [right])).toEqual(before);
});

it('D93 a person who is being erased is left alone, and nothing is written down for them anew', async () => {
  const owner = newId<UserId>();
  await world.submit({ owner, items: 3 });
  await world.rows(`INSERT INTO erasures (owner_hash) VALUES (sha256(convert_to($1, 'UTF8')))`, [owner]);
  await world.rows(`UPDATE usage SET used = 99 WHERE owner_id = $1`, [owner]);
  expect((await recount().round()).filter((d) => d.ownerId === owner)).toEqual([]);
});

it('D93 beside writers of the same person the recount finds nothing that is not there', async () => {
  const owner = newId<UserId>();
  let writing = true;
  const found: object[] = [];
  const looking = (async () => {
    while (writing) found.push(...(await recount().of(owner)), ...(await recount().round()).filter((d) => d.ownerId === owner));
  })();
  await Promise.all(
    Array.from({ length: 4 }, async (_, lane) => {
      for (let n = 0; n < 15; n++) await act(owner, OPERATIONS[(n + lane) % OPERATIONS.length]!, n).catch(() => undefined);
    }),
  );
  writing = false;
  await looking;
  expect(found).toEqual([]);
  expect(await drift(owner)).toEqual([]);
}, 60_000);
