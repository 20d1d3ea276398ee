import { describe, expect, it, vi } from 'vitest';
import { FairLine } from './fair-line.js';

const never = new AbortController().signal;

describe('FairLine', () => {
  it('lets in at once while there is a place, and then by turns of who waits', async () => {
    const line = new FairLine({ places: 1, most: 100 });
    expect(line.enter('ann', never)).toBeUndefined();
    const order: string[] = [];
    const ask = (who: string): void => void line.enter(who, never)?.then(() => order.push(who));
    for (const who of ['ann', 'ann', 'ann', 'bob', 'cem', 'bob']) ask(who);
    for (let i = 0; i < 6; i++) {
      line.leave(order.at(-1) ?? 'ann');
      await Promise.resolve();
    }
    expect(order).toEqual(['ann', 'bob', 'cem', 'ann', 'bob', 'ann']);
    line.leave('ann');
    expect(line.enter('dan', never)).toBeUndefined();
  });

  it('forgets who does not wait any longer, and gives no place to them', async () => {
    const line = new FairLine({ places: 1, most: 3 });
    void line.enter('ann', never);
    const left = new AbortController();
    const gone = line.enter('bob', left.signal);
    const stays = line.enter('cem', never);
    expect(line.full).toBe(true);
    left.abort();
    await expect(gone).rejects.toThrow('abort');
    expect(line.full).toBe(false);
    line.leave('ann');
    await stays;
    line.leave('cem');
    expect(line.enter('bob', never)).toBeUndefined();
    await expect(line.enter('bob', left.signal)).rejects.toThrow('abort');
  });

  it('gives one key no more places than it may have, though others stand empty', async () => {
    const line = new FairLine({ places: 2, each: 1, most: 100 });
    expect(line.enter('ann', never)).toBeUndefined();
    const second = line.enter('ann', never);
    expect(second).toBeInstanceOf(Promise);
    expect(line.enter('bob', never)).toBeUndefined();
    line.leave('bob');
    expect(line.enter('cem', never)).toBeUndefined();
    line.leave('ann');
    await second;
    expect(line.full).toBe(false);
  });

  it('lets others in while a key rests, and the key again when it has rested', async () => {
    vi.useFakeTimers();
    try {
      const line = new FairLine({ places: 1, each: 1, most: 100 });
      const order: string[] = [];
      void line.enter('ann', never);
      for (const who of ['ann', 'bob', 'bob']) void line.enter(who, never)?.then(() => order.push(who));
      line.leave('ann', 500);
      await vi.advanceTimersByTimeAsync(0);
      line.leave('bob');
      await vi.advanceTimersByTimeAsync(400);
      expect(order).toEqual(['bob', 'bob']);
      line.leave('bob');
      await vi.advanceTimersByTimeAsync(0);
      expect(order).toEqual(['bob', 'bob']);
      await vi.advanceTimersByTimeAsync(100);
      expect(order).toEqual(['bob', 'bob', 'ann']);
    } finally {
      vi.useRealTimers();
    }
  });
});
