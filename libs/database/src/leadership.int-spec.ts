import type pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createLogger, newId } from '#common';
import { eventually, movableClock, useDatabase, type MovableClock } from '#testing';
import { acquireLeadership, resignLeadership } from './leadership.js';
import { createPool } from './pool.js';

const database = useDatabase();
const LEAD = { table: 'leaders', key: 'what', ms: 3_000 };
let plain: pg.Pool;
let pool: pg.Pool;
let clock: MovableClock;
beforeAll(async () => {
  const options = { name: 'leadership', logger: createLogger('test', 'silent'), max: 20 };
  plain = createPool({ url: database.url, ...options });
  await plain.query('CREATE TABLE leaders (what text PRIMARY KEY, holder uuid NOT NULL, expires_at timestamptz NOT NULL)');
  clock = await movableClock(plain, database.url);
  pool = createPool({ url: clock.url, ...options });
});
afterEach(() => pool.query('TRUNCATE leaders'));
afterAll(() => Promise.all([pool.end(), plain.end()]));

const [ann, bob] = [newId(), newId()];
const acquire = (holder: string, what = 'mail'): Promise<boolean> => acquireLeadership(pool, LEAD, what, holder);

describe('leadership', () => {
  it('has one holder of twenty that ask at once, who may renew', async () => {
    const holders = Array.from({ length: 20 }, () => newId());
    const answers = await Promise.all(holders.map((h) => acquire(h)));
    expect(answers.filter(Boolean)).toHaveLength(1);
    const again = await Promise.all(holders.map((h) => acquire(h)));
    expect(again).toEqual(answers);
  });

  it('is one for each thing that is led', async () => {
    expect([await acquire(ann, 'mail'), await acquire(bob, 'reports'), await acquire(ann, 'reports')]).toEqual([true, true, false]);
  });

  it('passes on when it was not renewed in time, and not before', async () => {
    expect(await acquire(ann)).toBe(true);
    await clock.move(LEAD.ms - 1_000);
    expect(await acquire(bob)).toBe(false);
    await clock.move(1_500);
    expect([await acquire(bob), await acquire(ann)]).toEqual([true, false]);
  });

  it('passes on at once when it is given back, by its holder only', async () => {
    await acquire(ann);
    await resignLeadership(pool, LEAD, 'mail', bob);
    expect(await acquire(bob)).toBe(false);
    await resignLeadership(pool, LEAD, 'mail', ann);
    expect(await acquire(bob)).toBe(true);
  });

  it('does not outlive its holder by the hour that the clock was set back', async () => {
    await acquire(ann);
    await clock.move(-3_600_000);
    await eventually(async () => expect(await acquire(bob)).toBe(true));
  });
});
