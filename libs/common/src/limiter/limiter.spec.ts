import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Limiter, type LimiterOptions } from './limiter.js';

const limiter = (options: Partial<LimiterOptions> = {}): Limiter =>
  new Limiter({ concurrency: 2, queue: 4, waitMs: 1_000, retryAfterMs: 250, ...options });

/** Work that ends when it is told to. */
function piece(): { work: () => Promise<string>; end: () => void; fail: () => void; begun: boolean } {
  let resolve!: (value: string) => void;
  let reject!: (error: Error) => void;
  const promise = new Promise<string>((...both) => ([resolve, reject] = both));
  promise.catch(() => undefined); // Told to fail before its turn, it has nobody yet who listens.
  const made = {
    work: () => ((made.begun = true), promise),
    end: () => resolve('done'),
    fail: () => reject(new Error('broken')),
    begun: false,
  };
  return made;
}

/** Lets everything run that waits for nothing but its turn. */
const settled = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('Limiter', () => {
  it('lets so many work and so many wait in order, and turns the others away with a hint', async () => {
    const line = limiter({ queue: 2, message: 'Too many are at it' });
    const pieces = Array.from({ length: 5 }, piece);
    const [a, b, c, d, e] = pieces.map((p) => line.run(p.work));
    await expect(e).rejects.toMatchObject({ code: 'OVERLOADED', message: 'Too many are at it', retryAfterMs: 250 });
    await settled();
    expect(pieces.map((p) => p.begun)).toEqual([true, true, false, false, false]);
    expect([line.active, line.waiting]).toEqual([2, 2]);
    pieces[1]!.end();
    expect(await b).toBe('done');
    await settled();
    expect(pieces.map((p) => p.begun)).toEqual([true, true, true, false, false]);
    for (const p of pieces) p.end();
    expect(await Promise.all([a, c, d])).toEqual(['done', 'done', 'done']);
    expect([line.active, line.waiting]).toEqual([0, 0]);
  });

  it('gives the slot on when work fails, asynchronously or at once', async () => {
    const line = limiter({ concurrency: 1 });
    const failing = line.run(() => Promise.reject(new Error('broken')));
    const throwing = line.run(() => {
      throw new Error('broken at once');
    });
    const next = line.run(async () => 'in');
    await expect(failing).rejects.toThrow('broken');
    await expect(throwing).rejects.toThrow('broken at once');
    expect(await next).toBe('in');
  });

  it('turns away who has waited too long, never begins that work, and keeps the slot for the next', async () => {
    const line = limiter({ concurrency: 1 });
    const [first, late] = [piece(), piece()];
    const running = line.run(first.work);
    const refused = line.run(late.work).catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(999);
    expect(line.waiting).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(await refused).toMatchObject({ code: 'OVERLOADED' });
    first.end();
    await running;
    expect(await line.run(async () => 'in')).toBe('in');
    expect(late.begun).toBe(false);
  });

  it('ends a wait with the reason of its signal, and leaves work that has begun alone', async () => {
    const line = limiter({ concurrency: 1 });
    const [first, second] = [piece(), piece()];
    const abort = new AbortController();
    const running = line.run(first.work, { signal: abort.signal });
    const waiting = line.run(second.work, { signal: abort.signal }).catch((error: unknown) => error);
    abort.abort(new Error('gone'));
    expect(await waiting).toEqual(new Error('gone'));
    await expect(line.run(second.work, { signal: abort.signal })).rejects.toThrow('gone');
    first.end();
    expect(await running).toBe('done');
    expect(second.begun).toBe(false);
    expect([line.active, line.waiting, vi.getTimerCount()]).toEqual([0, 0, 0]);
  });

  it('lets one key have its share only, and who waits for it does not stand before the others', async () => {
    const line = limiter({ concurrency: 3, perKey: 2 });
    const held = [await line.acquire({ key: 'ann' }), await line.acquire({ key: 'ann' })];
    let third = false;
    const waiting = line.acquire({ key: 'ann' }).then((release) => ((third = true), release));
    const bobs = await line.acquire({ key: 'bob' });
    bobs();
    await settled();
    expect(third).toBe(false);
    held[0]!();
    held[0]!();
    (await waiting)();
    held[1]!();
    expect(line.active).toBe(0);
  });

  it('takes turns between keys, however many one of them has waiting', async () => {
    const line = limiter({ concurrency: 1, queue: 1_000 });
    const served: string[] = [];
    const all = ['a', 'a', 'a', 'a', 'a', 'b', 'b', 'c'].map((key) => line.run(async () => void served.push(key), { key }));
    await Promise.all(all);
    expect(served.join('')).toBe('aabcabaa');
  });

  it('lets so many of one key wait', async () => {
    const line = limiter({ concurrency: 1, queue: 4, queuePerKey: 2 });
    const [first, ...others] = Array.from({ length: 4 }, piece);
    const running = line.run(first!.work, { key: 'ann' });
    const anns = others.map((p) => line.run(p.work, { key: 'ann' }));
    await expect(anns[2]).rejects.toMatchObject({ code: 'OVERLOADED', retryAfterMs: 250 });
    const bobs = line.run(async () => 'in', { key: 'bob' });
    for (const p of [first!, ...others]) p.end();
    expect(await Promise.all([running, anns[0], anns[1], bobs])).toEqual(['done', 'done', 'done', 'in']);
  });

  it('gives the last place of the longest line to a key with fewer waiting, and to nobody else', async () => {
    const line = limiter({ concurrency: 1, queue: 4 });
    const first = piece();
    const running = line.run(first.work, { key: 'ann' });
    const served: string[] = [];
    const wait = (key: string, name: string): Promise<unknown> =>
      line.run(async () => void served.push(name), { key }).catch((error: { code: string }) => served.push(`${name} ${error.code}`));
    const all = [wait('ann', 'a1'), wait('ann', 'a2'), wait('ann', 'a3'), wait('bob', 'b1')];
    all.push(wait('cid', 'c1'), wait('ann', 'a4'), wait('bob', 'b2'), wait('dan', 'd1'), wait('eve', 'e1'));
    await settled();
    expect(served).toEqual(['a3 OVERLOADED', 'a4 OVERLOADED', 'b2 OVERLOADED', 'a2 OVERLOADED', 'e1 OVERLOADED']);
    expect(line.waiting).toBe(4);
    first.end();
    await Promise.all([running, ...all]);
    expect(served.slice(5)).toEqual(['a1', 'b1', 'c1', 'd1']);
    expect([line.active, line.waiting, vi.getTimerCount()]).toEqual([0, 0, 0]);
  });

  describe('that remembers', () => {
    const order = async (line: Limiter, keys: readonly string[]): Promise<string[]> => {
      const served: string[] = [];
      const first = piece();
      const running = line.run(first.work, { key: 'before' });
      const all = keys.map((key) =>
        line.run(async () => void served.push(key), { key }).catch((error: { code: string }) => served.push(`${key} ${error.code}`)),
      );
      await settled();
      first.end();
      await Promise.all([running, ...all]);
      return served;
    };

    it('gives every other turn to the key that has had least, and the others round', async () => {
      const line = limiter({ concurrency: 1, queue: 10, remembersMs: 60_000 });
      for (const key of ['a', 'a', 'a', 'b', 'b', 'c']) await line.run(async () => undefined, { key });
      // The first turn here is one for the least, for a turn without a wait is nobody's.
      expect((await order(line, ['a', 'b', 'c', 'new'])).indexOf('new')).toBeLessThanOrEqual(1);
      expect((await order(line, ['a', 'b', 'c'])).indexOf('a')).toBeLessThanOrEqual(2);
    });

    it('lets who has had nothing into a line full of those who have, and in again once that is long ago', async () => {
      const line = limiter({ concurrency: 1, queue: 3, remembersMs: 60_000 });
      for (const key of ['a', 'b', 'b', 'c']) await line.run(async () => undefined, { key });
      expect(await order(line, ['a', 'b', 'c', 'new'])).toContain('b OVERLOADED');
      expect(await order(line, ['a', 'c', 'new', 'b'])).toContain('b OVERLOADED');
      await vi.advanceTimersByTimeAsync(60_000 * 20);
      expect(await order(line, ['new', 'a', 'b', 'c'])).toContain('c OVERLOADED');
    });

    it('tells ever new keys of a group from a new key of another', async () => {
      const line = limiter({ concurrency: 1, queue: 4, remembersMs: 60_000 });
      for (let i = 0; i < 40; i++) await line.run(async () => undefined, { key: `before ${i}`, group: 'crowd' });
      const first = piece();
      const running = line.run(first.work, { key: 'now', group: 'crowd' });
      const served: string[] = [];
      const come = (key: string, group: string): Promise<unknown> =>
        line.run(async () => void served.push(key), { key, group }).catch((error: { code: string }) => served.push(error.code));
      const all = [...['a', 'b', 'c', 'd'].map((key) => come(key, 'crowd')), come('new', 'elsewhere')];
      await settled();
      first.end();
      await Promise.all([running, ...all]);
      expect(served[0]).toBe('OVERLOADED');
      expect(served.indexOf('new')).toBeLessThanOrEqual(2);
    });

    it('never lets new keys take every turn', async () => {
      const line = limiter({ concurrency: 1, queue: 100, remembersMs: 60_000 });
      for (let i = 0; i < 20; i++) await line.run(async () => undefined, { key: 'office' });
      const served = await order(line, ['office', ...Array.from({ length: 50 }, (_, i) => `new ${i}`)]);
      expect(served.indexOf('office')).toBeLessThanOrEqual(1);
    });
  });

  it('refuses bounds that are none', () => {
    for (const wrong of [
      { concurrency: 0 },
      { perKey: 0 },
      { queue: -1 },
      { queuePerKey: -1 },
      { waitMs: 0 },
      { remembersMs: 0 },
      { concurrency: Number.NaN },
      { queue: 1.5 },
    ]) {
      expect(() => limiter(wrong), JSON.stringify(wrong)).toThrow(expect.objectContaining({ code: 'CONFIG_INVALID' }));
    }
  });
});

interface Try {
  readonly key: string;
  readonly abort: AbortController;
  readonly piece: ReturnType<typeof piece>;
  state: 'waiting' | 'working' | 'over';
}

type Step =
  | { readonly kind: 'come'; readonly key: string }
  | { readonly kind: 'end' | 'fail' | 'abort'; readonly at: number }
  | { readonly kind: 'time'; readonly ms: number };

const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('come' as const), key: fc.constantFrom('a', 'b', 'c', 'd') }),
    fc.record({ kind: fc.constantFrom('end' as const, 'fail' as const, 'abort' as const), at: fc.nat(30) }),
    fc.record({ kind: fc.constant('time' as const), ms: fc.integer({ min: 1, max: 700 }) }),
  ),
  { maxLength: 60 },
);

const bounds = fc
  .record({
    concurrency: fc.integer({ min: 1, max: 5 }),
    perKey: fc.integer({ min: 1, max: 5 }),
    queue: fc.integer({ min: 0, max: 8 }),
    queuePerKey: fc.integer({ min: 0, max: 8 }),
    remembersMs: fc.constantFrom(undefined, 1_000),
  })
  .map(({ remembersMs, ...b }) => (remembersMs === undefined ? b : { ...b, remembersMs }))
  .map((b) => ({ ...b, waitMs: 1_000, retryAfterMs: 1 }));

/** The limiter beside a count of what it let in, made from outside. */
class Model {
  readonly tries: Try[] = [];
  private readonly limiter: Limiter;

  constructor(private readonly bounds: LimiterOptions) {
    this.limiter = new Limiter(bounds);
  }

  take(step: Step): void {
    if (step.kind === 'time') vi.advanceTimersByTime(step.ms);
    else if (step.kind === 'come') this.come(step.key);
    else {
      const met = this.tries[step.at];
      if (step.kind === 'abort') met?.abort.abort(new Error('gone'));
      else met?.piece[step.kind]();
    }
  }

  /** What is not as promised at this moment. */
  wrong(): string[] {
    const { concurrency, perKey = concurrency, queue, queuePerKey = queue } = this.bounds;
    const working = this.tries.filter((t) => t.state === 'working');
    const waiting = this.tries.filter((t) => t.state === 'waiting');
    const of = (key: string): number => working.filter((t) => t.key === key).length;
    const rules: readonly (readonly [string, boolean])[] = [
      ['more under way than it may have', working.length > concurrency],
      ['a key has more than its share', working.some(({ key }) => of(key) > perKey)],
      ['more wait than may', waiting.length > queue],
      ['more of a key wait than may', waiting.some((t) => waiting.filter(({ key }) => key === t.key).length > queuePerKey)],
      ['counts other work than there is', this.limiter.active !== working.length || this.limiter.waiting !== waiting.length],
      [
        'a slot lies idle while somebody waits who may have it',
        working.length < concurrency && waiting.some(({ key }) => of(key) < perKey),
      ],
    ];
    return rules.flatMap(([what, broken]) => (broken ? [what] : []));
  }

  /** Ends all, then fills it again: slots, waiting and timers then. */
  async refill(): Promise<{ left: number[]; again: number }> {
    for (const t of this.tries) t.piece.end();
    await settled();
    const left = [this.limiter.active, this.limiter.waiting, vi.getTimerCount()];
    const full = await Promise.all(Array.from({ length: this.bounds.concurrency }, (_, i) => this.limiter.acquire({ key: `new ${i}` })));
    const again = this.limiter.active;
    for (const release of full) release();
    return { left, again };
  }

  private come(key: string): void {
    const met: Try = { key, abort: new AbortController(), piece: piece(), state: 'waiting' };
    this.tries.push(met);
    const work = (): Promise<string> => ((met.state = 'working'), met.piece.work());
    const over = (): void => void (met.state = 'over');
    this.limiter.run(work, { key, signal: met.abort.signal }).then(over, over);
  }
}

it('never has more under way than it may, and loses no slot, whatever ends, fails, is given up or comes too late', async () => {
  await fc.assert(
    fc.asyncProperty(bounds, steps, async (options, taken) => {
      const model = new Model(options);
      for (const step of taken) {
        model.take(step);
        await settled();
        expect(model.wrong()).toEqual([]);
      }
      expect(await model.refill()).toEqual({ left: [0, 0, 0], again: options.concurrency });
    }),
    { numRuns: 300 },
  );
});

it('is fair: while all keys wait, none is let in twice more than another', async () => {
  const queues = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 2, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(queues, fc.integer({ min: 1, max: 4 }), async (sizes, concurrency) => {
      const line = new Limiter({ concurrency, queue: 1_000, waitMs: 1_000, retryAfterMs: 1 });
      const closed = await Promise.all(Array.from({ length: concurrency }, () => line.acquire({ key: 'before' })));
      const left = sizes.map((n) => n);
      const served = sizes.map(() => 0);
      const all = sizes.flatMap((n, key) =>
        Array.from({ length: n }, () =>
          line.run(
            async () => {
              served[key]!++;
              left[key]!--;
              if (left.every((l) => l > 0)) expect(Math.max(...served) - Math.min(...served)).toBeLessThanOrEqual(1);
            },
            { key: `${key}` },
          ),
        ),
      );
      for (const release of closed) release();
      await Promise.all(all);
      expect(served).toEqual(sizes);
    }),
  );
});

describe('turns with a weight', () => {
  it('take so many slots, of a key no more than its share, and a light one passes a heavy one of another', async () => {
    const line = limiter({ concurrency: 10, perKey: 8 });
    const held = await line.acquire({ key: 'a', weight: 8 });
    const [more, other, small] = [piece(), piece(), piece()];
    const waits = [
      line.run(more.work, { key: 'a', weight: 1 }),
      line.run(other.work, { key: 'b', weight: 3 }),
      line.run(small.work, { key: 'c', weight: 2 }),
    ];
    await settled();
    expect([more.begun, other.begun, small.begun, line.active]).toEqual([false, false, true, 10]);
    held();
    await settled();
    expect([more.begun, other.begun, line.active]).toEqual([true, true, 6]);
    for (const one of [more, other, small]) one.end();
    await Promise.all(waits);
    expect(line.active).toBe(0);
  });

  it('heavier than all there is are turned away at once', async () => {
    await expect(limiter({ concurrency: 10, perKey: 8 }).acquire({ weight: 9 })).rejects.toMatchObject({ code: 'OVERLOADED' });
  });

  it('that give up let in those behind them that fit', async () => {
    const line = limiter({ concurrency: 10, waitMs: 100 });
    const held = await line.acquire({ weight: 5 });
    const heavy = line.acquire({ weight: 6 }).catch((error: unknown) => error);
    const light = piece();
    await vi.advanceTimersByTimeAsync(50);
    const running = line.run(light.work, { weight: 5 });
    await vi.advanceTimersByTimeAsync(60);
    expect(await heavy).toMatchObject({ code: 'OVERLOADED' });
    expect(light.begun).toBe(true);
    light.end();
    await running;
    held();
    expect(line.active).toBe(0);
  });
});
