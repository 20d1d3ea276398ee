import { describe, expect, it } from 'vitest';
import type pg from 'pg';
import { newId, type UserId } from '#common';
import { eventually } from '#testing';
import { expireJobs } from '../src/dispatch/expire.js';
import { ErasureRepository } from '../src/erasure/erasure.repository.js';
import type { Job } from '../src/job/job.js';
import { failed, type World, useWorld } from './world.js';

let world: World;
useWorld((started) => (world = started));

/** Ids of `table` that nobody has locked, in their order. */
const free = async (table: 'jobs' | 'items', ids: readonly string[]): Promise<string[]> => {
  const { rows } = await world.pool.query<{ id: string }>(
    `SELECT id FROM ${table} WHERE id = ANY ($1::uuid[]) ORDER BY id FOR UPDATE SKIP LOCKED`,
    [ids],
  );
  return rows.map((r) => r.id);
};

/**
 * With the lowest row in another's hands, `work` waits for that one and holds none of the higher ones: so two that lock the same rows never
 * wait for each other. Resolves when the other has let go and the work is done.
 */
async function waitsAtTheLowest(table: 'jobs' | 'items', ids: readonly string[], work: () => Promise<unknown>): Promise<void> {
  const [lowest, ...higher] = ids.toSorted();
  const other: pg.PoolClient = await world.pool.connect();
  try {
    await other.query(`BEGIN; SELECT FROM ${table} WHERE id = '${lowest}' FOR UPDATE`);
    const done = work();
    await eventually(async () => expect(await world.rows('SELECT FROM pg_locks WHERE NOT granted')).not.toEqual([]));
    expect(await free(table, higher)).toEqual(higher);
    await other.query('COMMIT');
    await done;
  } finally {
    other.release();
  }
}

/** Jobs whose rows lie in the table, and in that of open ones, in the order opposite to their ids. */
async function upsideDown(owner: UserId): Promise<Job[]> {
  const jobs = [];
  for (let n = 0; n < 6; n++) jobs.push(await world.submit({ owner, items: 1 }));
  for (const { id } of jobs.toReversed()) {
    await world.rows('UPDATE jobs SET revision = revision WHERE id = $1', [id]);
    await world.rows(
      `WITH gone AS (DELETE FROM open_jobs WHERE job_id = $1 RETURNING *)
       INSERT INTO open_jobs SELECT job_id, type, owner_id, phase, created_at - interval '40 days' FROM gone`,
      [id],
    );
  }
  return jobs;
}

describe('what writes several rows locks them in the order of ids', () => {
  it('jobs that expire', async () => {
    const jobs = await upsideDown(newId());
    await waitsAtTheLowest('jobs', jobs.map((j) => j.id), () => expireJobs(world.pool, 30)); // prettier-ignore
    for (const job of jobs) expect((await world.find(job)).status).toBe('CANCELLING');
  });

  it('jobs of a person who is erased', async () => {
    const owner = newId<UserId>();
    const jobs = await upsideDown(owner);
    await waitsAtTheLowest('jobs', jobs.map((j) => j.id), () => new ErasureRepository(world.pool).close(owner)); // prettier-ignore
    expect(await world.rows('SELECT FROM open_jobs WHERE owner_id = $1', [owner])).toEqual([]);
  });

  it.each(['all', 'some'])('items that are redriven, %s of them', async (which) => {
    const job = await world.submit({ items: 6 });
    const ids = await world.itemsOf(job);
    await world.acknowledge((await world.claimAll(job)).map((item) => failed(item, true)));
    await world.rows('UPDATE items SET idx = 100 - idx WHERE job_id = $1', [job.id]);
    await waitsAtTheLowest('items', ids, () => world.service.redrive(job.ownerId, job.id, which === 'all' ? undefined : ids.toReversed()));
    expect(await world.find(job)).toMatchObject({ status: 'RUNNING', progress: { dead: 0, ready: 6 } });
  });
});
