interface Waiting {
  readonly lost: number;
  readonly start: () => void;
}

/** From this many ends of a process over it a call is made with nothing beside it. */
const ALONE_FROM = 2;

/**
 * Which calls may be under way at once in this process. One that a process has ended over may end this one: only one of those at a time, so
 * that an end charges no second one; from the second end on alone, so that it charges nobody else. Others come and go freely, except while
 * one waits to be alone or is.
 */
export class Turns {
  private readonly waiting: Waiting[] = [];
  private free = 0;
  private suspects = 0;
  private alone = false;

  /** Resolves, when the call may begin, with what to call when it has ended. Rejects with the signal's reason. */
  async take(lost: number, signal: AbortSignal): Promise<() => void> {
    await new Promise<void>((resolve, reject) => {
      const leave = (): void => {
        const at = this.waiting.indexOf(entry);
        if (at < 0) return;
        this.waiting.splice(at, 1);
        this.next();
        reject(signal.reason as Error);
      };
      const entry = {
        lost,
        start: () => {
          signal.removeEventListener('abort', leave);
          resolve();
        },
      };
      if (signal.aborted) return reject(signal.reason as Error);
      signal.addEventListener('abort', leave, { once: true });
      this.waiting.push(entry);
      this.next();
    });
    let ended = false;
    return () => {
      if (ended) return;
      ended = true;
      if (lost >= ALONE_FROM) this.alone = false;
      else if (lost > 0) this.suspects--;
      else this.free--;
      this.next();
    };
  }

  private next(): void {
    for (let at = 0; at < this.waiting.length;) {
      const one = this.waiting[at]!;
      if (this.alone) return;
      if (one.lost >= ALONE_FROM) {
        // Nobody overtakes who waits to be alone: in a busy process that would never be.
        if (this.free + this.suspects > 0) return;
        this.alone = true;
      } else if (one.lost > 0) {
        if (this.suspects > 0) {
          at++;
          continue;
        }
        this.suspects++;
      } else this.free++;
      this.waiting.splice(at, 1);
      one.start();
    }
  }
}
