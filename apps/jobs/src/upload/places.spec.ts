import { describe, expect, it, vi } from 'vitest';
import type { UserId } from '#common';
import { Places } from './places.js';

const [ann, bob] = ['ann' as UserId, 'bob' as UserId];

describe('Places', () => {
  it('lets one owner have a part, the others the rest, and the line in when a place is given back', async () => {
    const places = new Places(3, 2);
    const leave = [await places.enter(ann), await places.enter(ann)];
    let third = false;
    const waiting = places.enter(ann).then((l) => {
      third = true;
      return l;
    });
    const bobs = await places.enter(bob);
    expect(third).toBe(false);
    bobs();
    await Promise.resolve();
    expect(third).toBe(false);
    leave[0]!();
    (await waiting)();
    leave[1]!();
    for (const l of await Promise.all([places.enter(ann), places.enter(ann), places.enter(bob)])) l();
  });

  it('turns away who waits too long', async () => {
    vi.useFakeTimers();
    try {
      const places = new Places(1, 1);
      const leave = await places.enter(ann);
      const late = places.enter(bob).then(() => 'let in', (error: { code: string }) => error.code); // prettier-ignore
      await vi.advanceTimersByTimeAsync(20_000);
      expect(await late).toBe('OVERLOADED');
      leave();
      (await places.enter(bob))();
    } finally {
      vi.useRealTimers();
    }
  });
});
