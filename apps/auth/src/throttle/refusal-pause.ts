import { sleep, VitaeError } from '#common';

/** Refusals that may be held: more of them would be requests under way that others could have. */
const MOST = 64;

/**
 * Answers "come again later" not sooner than a while after it was asked for. A crowd that asks again as soon as it is refused keeps the event loop
 * busy with refusals, and a sign-in beside it needs some ten turns of that (docs/security.md, A170); held, sixty connections make sixty a second. By
 * how much that shortens a sign-in has not been measured. A bounded number is held; what is beyond is answered at once.
 */
export class RefusalPause {
  private held = 0;

  /** `ms`: milliseconds; 0: nothing is held. */
  constructor(private readonly ms: number) {}

  /** Answers what `work` answers and throws what it throws, RATE_LIMITED and OVERLOADED later. */
  async after<T>(work: () => Promise<T>): Promise<T> {
    const begun = performance.now();
    try {
      return await work();
    } catch (error) {
      if (error instanceof VitaeError && (error.code === 'RATE_LIMITED' || error.code === 'OVERLOADED')) await this.hold(begun);
      throw error;
    }
  }

  private async hold(begun: number): Promise<void> {
    const left = this.ms - (performance.now() - begun);
    if (left <= 0 || this.held >= MOST) return;
    this.held++;
    try {
      await sleep(left);
    } finally {
      this.held--;
    }
  }
}
