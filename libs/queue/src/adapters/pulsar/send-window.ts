/**
 * At most `size` steps at once; further ones wait in order. Danger 5: the native client's own waiting (`blockIfQueueFull`) stops the whole
 * JavaScript thread for up to its send time-out, so nothing may ever reach its queue's end.
 */
export class SendWindow {
  private readonly waiting: (() => void)[] = [];
  private readonly begun = new Map<symbol, number>();

  constructor(private readonly size: number) {}

  /** Milliseconds since the oldest step under way began; 0 when there is none. The one sign of life there is: see `isConnected`. */
  get oldestMs(): number {
    const first = this.begun.values().next();
    return first.done ? 0 : performance.now() - first.value;
  }

  get idle(): boolean {
    return this.begun.size === 0 && this.waiting.length === 0;
  }

  /** Runs `step` when there is room. When `signal` aborts first, rejects with its reason and never runs it. */
  async run<T>(step: () => Promise<T>, signal: AbortSignal): Promise<T> {
    if (this.begun.size >= this.size) await this.room(signal);
    signal.throwIfAborted();
    const key = Symbol('step');
    this.begun.set(key, performance.now());
    try {
      return await step();
    } finally {
      this.begun.delete(key);
      this.waiting.shift()?.();
    }
  }

  private room(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        this.waiting.splice(this.waiting.indexOf(enter), 1);
        reject(signal.reason as Error);
      };
      const enter = (): void => {
        signal.removeEventListener('abort', leave);
        resolve();
      };
      this.waiting.push(enter);
      signal.addEventListener('abort', leave, { once: true });
    });
  }
}
