import type pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createLogger, newId } from '#common';
import { createPool, withTransaction } from '#database';
import { useDatabase } from '#testing';
import { QuotaExceededError } from './quota-exceeded.js';
import { eraseUsage, freeQuota, setUsage, takeQuota, usageOf, type Take } from './quota.js';
import { USAGE_TABLE_SQL } from './usage-table.js';

const database = useDatabase();
let pool: pg.Pool;
let owner: string;
beforeAll(async () => {
  pool = createPool({ url: database.url, name: 'quota', logger: createLogger('test', 'silent'), max: 20 });
  await pool.query(USAGE_TABLE_SQL);
});
beforeEach(() => {
  owner = newId();
});
afterAll(() => pool.end());

const take = (...takes: Take[]): Promise<void> => withTransaction(pool, (tx) => takeQuota(tx, owner, takes));
const one = (amount: number, limit = 10, scope = 'things'): Take => ({ scope, amount, limit });
const used = async (): Promise<Record<string, number>> => Object.fromEntries(await usageOf(pool, owner));
const refusal = (taken: Promise<void>): Promise<unknown> => taken.then(() => undefined, (error: unknown) => (error instanceof QuotaExceededError ? error.excess : error)); // prettier-ignore

describe('a quota', () => {
  it('of fifty that ask at once at 10 lets exactly ten through', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => refusal(take(one(1)))));
    expect(answers.filter((a) => a === undefined)).toHaveLength(10);
    expect(new Set(answers.filter(Boolean).map((a) => JSON.stringify(a)))).toEqual(
      new Set([JSON.stringify({ scope: 'things', limit: 10, used: 10, resetsAt: null })]),
    );
    expect(await used()).toEqual({ things: 10 });
  });

  it('is taken whole or not at all, over all scopes of a statement', async () => {
    await take(one(9), one(100, 1_000, 'bytes'));
    expect(await refusal(take(one(1), one(901, 1_000, 'bytes')))).toMatchObject({ scope: 'bytes', limit: 1_000, used: 100 });
    expect(await refusal(take(one(2), one(901, 1_000, 'bytes')))).toMatchObject({ scope: 'bytes' });
    expect(await used()).toEqual({ things: 9, bytes: 100 });
    await take(one(1), one(900, 1_000, 'bytes'));
    expect(await used()).toEqual({ things: 10, bytes: 1_000 });
  });

  it('refuses what alone is too much, also of somebody who has nothing', async () => {
    expect(await refusal(take(one(11)))).toMatchObject({ used: 0, limit: 10 });
    expect(await used()).toEqual({});
  });

  it('holds each person apart', async () => {
    await take(one(10));
    owner = newId();
    await take(one(10));
    expect(await used()).toEqual({ things: 10 });
  });

  it('is free again when something is given back, and never below zero', async () => {
    await take(one(10), one(5, 10, 'more'));
    await freeQuota(pool, owner, [
      { scope: 'things', amount: 4 },
      { scope: 'more', amount: 9 },
      { scope: 'never taken', amount: 3 },
    ]);
    expect(await used()).toEqual({ things: 6, more: 0 });
    await take(one(4));
    expect(await refusal(take(one(1)))).toMatchObject({ used: 10 });
  });

  it('of nothing is no statement, and lets somebody over a lowered limit go on reading and deleting', async () => {
    await take(one(10));
    await take(one(0, 5));
    expect(await refusal(take(one(1, 5)))).toMatchObject({ limit: 5, used: 10 });
    await freeQuota(pool, owner, [{ scope: 'things', amount: 6 }]);
    await take(one(1, 5));
  });

  it('holds bytes beyond 32 bits', async () => {
    await take(one(3e9, 1e10, 'bytes'));
    await take(one(3e9, 1e10, 'bytes'));
    expect(await used()).toEqual({ bytes: 6e9 });
  });

  it('taken and given back by many at once in any order ends in no deadlock and adds up', async () => {
    const scopes = ['a', 'b', 'c', 'd'];
    await Promise.all(
      Array.from({ length: 80 }, async (_, n) => {
        const order = n % 2 ? scopes : scopes.toReversed();
        await take(...order.map((scope) => one(2, 1_000, scope)));
        await withTransaction(pool, (tx) => freeQuota(tx, owner, order.map((scope) => ({ scope, amount: 1 })))); // prettier-ignore
      }),
    );
    expect(await used()).toEqual(Object.fromEntries(scopes.map((s) => [s, 80])));
  });

  it('is set by a count, and gone with its person', async () => {
    await take(one(3));
    await withTransaction(pool, (tx) => setUsage(tx, owner, [{ scope: 'things', amount: 7 }, { scope: 'bytes', amount: 9 }])); // prettier-ignore
    expect(await used()).toEqual({ things: 7, bytes: 9 });
    await eraseUsage(pool, owner);
    expect(await used()).toEqual({});
  });
});
