import { sleep } from '#common';

export interface EventuallyOptions {
  /** How long to go on trying. Default 5 s. */
  readonly timeoutMs?: number;
  /** Pause between two tries. Default 20 ms. */
  readonly intervalMs?: number;
}

/**
 * Runs `fn` until it does not throw and answers what it answered. When time is up it throws an error with the last failure's
 * message and that failure as its cause: never a quiet time-out. A try still running at the deadline is not waited for.
 */
export async function eventually<T>(fn: () => T | Promise<T>, options: EventuallyOptions = {}): Promise<T> {
  const { timeoutMs = 5_000, intervalMs = 20 } = options;
  const until = performance.now() + timeoutMs;
  let last: unknown = new Error('the first try did not end');
  for (;;) {
    const left = until - performance.now();
    const tried = await attempt(fn, Math.max(1, left));
    if (tried.state === 'right') return tried.value;
    if (tried.state === 'wrong') last = tried.error;
    if (tried.state === 'late' || performance.now() + intervalMs > until) {
      const text = last instanceof Error ? last.message : String(last);
      throw new Error(`Not so within ${timeoutMs} ms. Last: ${text}`, { cause: last });
    }
    await sleep(intervalMs);
  }
}

type Outcome<T> = { state: 'right'; value: T } | { state: 'wrong'; error: unknown } | { state: 'late' };

async function attempt<T>(fn: () => T | Promise<T>, ms: number): Promise<Outcome<T>> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Outcome<T>>((resolve) => (timer = setTimeout(() => resolve({ state: 'late' }), ms)));
  const run = (async (): Promise<Outcome<T>> => {
    try {
      return { state: 'right', value: await fn() };
    } catch (error) {
      return { state: 'wrong', error };
    }
  })();
  try {
    return await Promise.race([run, late]);
  } finally {
    clearTimeout(timer);
  }
}
