import { describe, expect, it } from 'vitest';
import { eventually } from './eventually.js';

describe('eventually', () => {
  it('answers what the first good try answered', async () => {
    let tries = 0;
    const value = await eventually(
      () => {
        if (++tries < 3) throw new Error('not yet');
        return tries;
      },
      { intervalMs: 1 },
    );
    expect(value).toBe(3);
  });

  it('fails loudly with the last error, not the first', async () => {
    let tries = 0;
    const late = eventually(
      () => {
        throw new Error(`try ${++tries}`);
      },
      { timeoutMs: 30, intervalMs: 5 },
    );
    const error = await late.then(
      () => undefined,
      (e: unknown) => e as Error,
    );
    expect(error?.message).toBe(`Not so within 30 ms. Last: try ${tries}`);
    expect(tries).toBeGreaterThan(1);
  });

  it('does not hang on a try that never ends', async () => {
    await expect(eventually(() => new Promise<void>(() => undefined), { timeoutMs: 20 })).rejects.toThrow(
      'Not so within 20 ms. Last: the first try did not end',
    );
  });
});
