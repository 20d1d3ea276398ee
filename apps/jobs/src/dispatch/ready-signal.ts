import type { JobType } from '#contracts';

/** Lets claims by job type wait for something to be dispatched instead of asking over and over. In this process only. */
export class ReadySignal {
  private readonly waiting = new Map<JobType, Set<() => void>>();

  /** Something of the type was dispatched. Answers whether anybody waited for it. */
  fire(type: JobType): boolean {
    const waiting = [...(this.waiting.get(type) ?? [])];
    for (const wake of waiting) wake();
    return waiting.length > 0;
  }

  /** Resolves at the next `fire`, after `ms`, or when `signal` aborts. */
  wait(type: JobType, ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const set = this.waiting.get(type) ?? new Set();
      this.waiting.set(type, set);
      const done = (): void => {
        clearTimeout(timer);
        set.delete(done);
        signal.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      set.add(done);
      signal.addEventListener('abort', done, { once: true });
      if (signal.aborted) done();
    });
  }
}
