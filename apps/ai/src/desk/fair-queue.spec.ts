import { describe, expect, it } from 'vitest';
import { FairQueue } from './fair-queue.js';

const drain = (queue: FairQueue<string>): string[] => {
  const taken: string[] = [];
  for (let one = queue.take(); one !== undefined; one = queue.take()) taken.push(one);
  return taken;
};

describe('a queue shared by person', () => {
  it('gives each person one thing in turn, each line in its order', () => {
    const queue = new FairQueue<string>();
    for (const thing of ['a1', 'a2', 'a3', 'a4', 'b1', 'b2', 'c1']) queue.add(thing.slice(0, 1), thing);
    expect(queue.size).toBe(7);
    expect(drain(queue)).toEqual(['a1', 'b1', 'c1', 'a2', 'b2', 'a3', 'a4']);
    expect(queue.size).toBe(0);
  });

  it('lets who comes late wait for one thing of each other person', () => {
    const queue = new FairQueue<string>();
    for (let i = 0; i < 500; i++) queue.add('a', `a${i}`);
    queue.take();
    queue.add('b', 'b0');
    expect([queue.take(), queue.take(), queue.take()]).toEqual(['a1', 'b0', 'a2']);
  });

  it('gives who has used least the next turn, and equals in turn', () => {
    const queue = new FairQueue<string>();
    const used: Record<string, number> = { a: 5, b: 1, c: 1 };
    for (const thing of ['a1', 'a2', 'b1', 'b2', 'c1']) queue.add(thing.slice(0, 1), thing);
    const taken: (string | undefined)[] = [];
    for (let i = 0; i < 5; i++) taken.push(queue.take(undefined, (person) => used[person] ?? 0));
    expect(taken).toEqual(['b1', 'c1', 'b2', 'a1', 'a2']);
  });

  it('forgets what is no longer wanted', () => {
    const queue = new FairQueue<string>();
    queue.add('a', 'a1');
    queue.add('a', 'a2');
    expect([queue.delete('a', 'a1'), queue.delete('a', 'a1'), queue.delete('b', 'a2')]).toEqual([true, false, false]);
    expect([queue.sizeOf('a'), queue.size, queue.take(), queue.take()]).toEqual([1, 1, 'a2', undefined]);
  });
});
