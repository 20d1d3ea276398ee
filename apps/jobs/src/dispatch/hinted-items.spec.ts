import { describe, expect, it } from 'vitest';
import type { ItemId, JobId, UserId } from '#common';
import { HintedItems } from './hinted-items.js';
import type { DueItem } from './due-items.js';

const due = (n: number, job = 'j', retried = false, owner = 'o'): DueItem => ({
  id: `i${job}${n}` as ItemId,
  job: job as JobId,
  owner: owner as UserId,
  index: n,
  suspect: false,
  retried,
  traceparent: null,
  lane: '',
  turn: 0,
  place: { createdAt: new Date(0), job: job as JobId },
});

describe('Hinted', () => {
  it('knows what waits, how long, and what was not hinted for a while', () => {
    const hinted = new HintedItems();
    hinted.add([due(0), due(1)], 100);
    hinted.add([due(2)], 200);
    expect([hinted.size, hinted.oldestMs(250)]).toEqual([3, 150]);
    expect(hinted.stale(100, 10, 250).map((i) => i.index)).toEqual([0, 1]);
    hinted.again([due(0)], 250);
    expect(hinted.stale(100, 10, 250).map((i) => i.index)).toEqual([1]);
    expect(hinted.stale(0, 1, 250)).toHaveLength(1);
    hinted.drop([due(0).id, due(1).id]);
    expect(hinted.oldestMs(250)).toBe(50);
  });

  it('a refused hint is due again sooner', () => {
    const hinted = new HintedItems();
    hinted.add([due(0)], 0);
    hinted.again([due(0)], 0, 900);
    expect(hinted.stale(1_000, 10, 99)).toEqual([]);
    expect(hinted.stale(1_000, 10, 100)).toHaveLength(1);
  });

  it('remembers how far large jobs are through, and starts over with one whose item was withdrawn', () => {
    const hinted = new HintedItems();
    hinted.add([due(3), due(400, 'big'), due(401, 'big'), due(399, 'big', true)], 0);
    expect([...hinted.reached]).toEqual([['big', 401]]);
    hinted.withdraw(due(400, 'big').id);
    expect([...hinted.reached]).toEqual([]);
    expect(hinted.size).toBe(3);
  });

  it('forgets jobs without a hinted item when there are too many', () => {
    const hinted = new HintedItems();
    for (let n = 0; n < 5; n++) hinted.add([due(100, `j${n}`)], 0);
    hinted.drop([due(100, 'j1').id]);
    hinted.prune(5);
    expect(hinted.reached.size).toBe(5);
    hinted.prune(4);
    expect([...hinted.reached.keys()]).toEqual(['j0', 'j2', 'j3', 'j4']);
    hinted.clear();
    expect([hinted.size, hinted.reached.size, hinted.oldestMs(9)]).toEqual([0, 0, 0]);
  });

  it('knows whose items wait, and when the last one of somebody is gone', () => {
    const hinted = new HintedItems();
    hinted.add([due(0), due(1), due(0, 'k', false, 'p'), due(2)], 100);
    hinted.add([due(1)], 200);
    expect([...hinted.owners]).toEqual([['o', 3], ['p', 1]]); // prettier-ignore
    expect([...hinted.byOwner(2)]).toEqual([['o', ['ij0', 'ij1']], ['p', ['ik0']]]); // prettier-ignore
    expect(hinted.drop(['ij0' as ItemId, 'unknown' as ItemId])).toBe(false);
    expect(hinted.drop(['ik0' as ItemId])).toBe(true);
    hinted.withdraw('ij1' as ItemId);
    expect([...hinted.owners]).toEqual([['o', 1]]);
    hinted.clear();
    expect(hinted.owners.size).toBe(0);
  });
});
