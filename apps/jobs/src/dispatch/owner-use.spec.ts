import { expect, it } from 'vitest';
import type { ItemId, UserId } from '#common';
import { OwnerUse } from './owner-use.js';

const item = (itemId: string, ownerId: string) => ({ itemId: itemId as ItemId, ownerId: ownerId as UserId });
const [ann, bob] = ['ann' as UserId, 'bob' as UserId];

it('counts what ran and what runs, half after a minute, and forgets what nobody told the end of', () => {
  let now = 0;
  const use = new OwnerUse(() => now);
  use.began('fibonacci', [item('1', 'ann'), item('2', 'ann'), item('3', 'bob')]);
  now = 10;
  expect([...use.of('fibonacci')]).toEqual([[ann, 20], [bob, 10]]); // prettier-ignore
  use.ended(['1' as ItemId, '3' as ItemId, 'unknown' as ItemId]);
  expect(use.of('fibonacci').get(ann)).toBe(20);
  now = 70;
  expect(use.of('fibonacci').get(bob)).toBeCloseTo(5);
  expect(use.of('fibonacci').get(ann)).toBeCloseTo(75);
  expect(use.of('probe').size).toBe(0);
  now = 10_000;
  expect(use.of('fibonacci').get(ann)).toBeLessThan(0.01);
});

it('is bounded, however many persons and items there are', () => {
  let now = 0;
  const use = new OwnerUse(() => now);
  for (let n = 0; n < 25_000; n++) {
    use.began('fibonacci', [item(`i${n}`, `p${n}`)]);
    now += 1;
  }
  expect(use.of('fibonacci').size).toBeLessThanOrEqual(20_000);
  for (let n = 5_000; n < 25_000; n++) use.ended([`i${n}` as ItemId]);
  expect(use.of('fibonacci').size).toBeLessThanOrEqual(10_000);
});
