/** Waits for `promise` at most `ms`, then rejects with what `late` makes; rejects with the signal's reason when that aborts. The work itself goes on. */
export function patient<T>(promise: Promise<T>, ms: number, signal: AbortSignal | undefined, late: () => Error): Promise<T> {
  return new Promise((resolve, reject) => {
    const release = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', aborted);
    };
    const aborted = (): void => {
      release();
      reject(signal?.reason as Error);
    };
    const timer = setTimeout(() => {
      release();
      reject(late());
    }, ms);
    promise.then(resolve, reject).finally(release);
    if (signal?.aborted) aborted();
    else signal?.addEventListener('abort', aborted, { once: true });
  });
}
