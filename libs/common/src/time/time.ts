import { VitaeError } from '../errors/vitae-error.js';

/** Local time, injectable. Leases and schedules are judged by the database's clock, never by this one. */
export interface Clock {
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };

/** Milliseconds since the process began: for how long something lasts. The machine's clock may be set meanwhile; this one only goes on. */
export const steadyClock: Clock = { now: () => performance.now() };

/** Resolves after `ms`, or at once when `signal` aborts (it does not reject: a loop then looks at the signal). */
export function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const done = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal?.addEventListener('abort', done, { once: true });
  });
}

/** Rejects with DEADLINE_EXCEEDED when `promise` takes longer than `ms`. The work itself is not stopped: pass a signal where it can be. */
export async function withTimeout<T>(promise: Promise<T>, ms: number, what: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new VitaeError('DEADLINE_EXCEEDED', `${what} did not finish in time`, { facts: { ms } })), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Runs `step` again and again until `signal` aborts; between runs it waits `idleMs` or until `wake()` is called. */
export class Loop {
  private wakeUp: (() => void) | undefined;
  private woken = false;
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;

  /** `step` answers true when there is more to do at once. It must not throw: `onError` gets what it throws, then the loop waits. */
  constructor(
    private readonly step: (signal: AbortSignal) => Promise<boolean>,
    private readonly idleMs: number,
    private readonly onError: (error: unknown) => void,
  ) {}

  /** Whether `stop` was called. */
  get stopped(): boolean {
    return this.stopping.signal.aborted;
  }

  start(): void {
    this.running ??= this.run();
  }

  wake(): void {
    this.woken = true;
    this.wakeUp?.();
  }

  /** Ends after the step under way. */
  async stop(): Promise<void> {
    this.stopping.abort();
    this.wake();
    await this.running;
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      this.woken = false;
      let more = false;
      try {
        more = await this.step(signal);
      } catch (error) {
        this.onError(error);
        await sleep(Math.min(this.idleMs, 1_000), signal);
        continue;
      }
      if (!more && !this.woken && !signal.aborted) await this.idle();
    }
  }

  private idle(): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        this.wakeUp = undefined;
        resolve();
      };
      const timer = setTimeout(done, this.idleMs);
      this.wakeUp = done;
    });
  }
}
