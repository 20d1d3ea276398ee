import { describe, expect, it } from 'vitest';
import { FairLine } from './fair-line.js';

const never = new AbortController().signal;

describe('FairLine', () => {
  it('lets in at once while there is a place, and then by turns of who waits', async () => {
    const line = new FairLine(1, 100);
    expect(line.enter('ann', never)).toBeUndefined();
    const order: string[] = [];
    const ask = (who: string): void => void line.enter(who, never)?.then(() => order.push(who));
    for (const who of ['ann', 'ann', 'ann', 'bob', 'cem', 'bob']) ask(who);
    for (let i = 0; i < 6; i++) {
      line.leave();
      await Promise.resolve();
    }
    expect(order).toEqual(['ann', 'bob', 'cem', 'ann', 'bob', 'ann']);
    line.leave();
    expect(line.enter('dan', never)).toBeUndefined();
  });

  it('forgets who does not wait any longer, and gives no place to them', async () => {
    const line = new FairLine(1, 3);
    void line.enter('ann', never);
    const left = new AbortController();
    const gone = line.enter('bob', left.signal);
    const stays = line.enter('cem', never);
    expect(line.full).toBe(true);
    left.abort();
    await expect(gone).rejects.toThrow('abort');
    expect(line.full).toBe(false);
    line.leave();
    await stays;
    line.leave();
    expect(line.enter('bob', never)).toBeUndefined();
    await expect(line.enter('bob', left.signal)).rejects.toThrow('abort');
  });
});
