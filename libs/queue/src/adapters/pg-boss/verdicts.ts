import { backoff, sleep } from '#common';

/** How long a verdict is tried before it is let go; the broker then hands the message out again when its lease has run out. */
const TRY_FOR_MS = 5_000;
/** The same once the subscription is closing: its process must end. */
const TRY_WHEN_CLOSING_MS = 1_000;
const untilRetry = backoff({ first: 50, longest: 400 });
const LARGEST_BATCH = 500;

interface Waiting<V> {
  readonly verdict: V;
  readonly since: number;
  readonly told: () => void;
  readonly lost: (error: unknown) => void;
}

/**
 * Collects verdicts while a statement is under way and tells all of them with the next one, so that the cost of a message
 * falls as the load rises and an idle subscription waits for nothing.
 */
export class VerdictBatch<V> {
  private waiting: Waiting<V>[] = [];
  private telling = false;

  constructor(
    private readonly tell: (verdicts: readonly V[]) => Promise<void>,
    private readonly closing: AbortSignal,
  ) {}

  /** Resolves when the broker knows; rejects with the broker's error when it could not be told within 5 s, or 1 s while closing. */
  add(verdict: V): Promise<void> {
    return new Promise((told, lost) => {
      this.waiting.push({ verdict, since: performance.now(), told, lost });
      if (!this.telling) void this.run();
    });
  }

  private async run(): Promise<void> {
    this.telling = true;
    // One turn of the event loop: handlers that end together are told together.
    await new Promise((resolve) => setImmediate(resolve));
    for (let failures = 0; this.waiting.length > 0;) {
      const batch = this.waiting.splice(0, LARGEST_BATCH);
      try {
        await this.tell(batch.map((w) => w.verdict));
        for (const w of batch) w.told();
        failures = 0;
      } catch (error) {
        this.keep(batch, error);
        await sleep(untilRetry(++failures));
      }
    }
    this.telling = false;
  }

  private keep(batch: readonly Waiting<V>[], error: unknown): void {
    const patience = this.closing.aborted ? TRY_WHEN_CLOSING_MS : TRY_FOR_MS;
    const late = (w: Waiting<V>): boolean => performance.now() - w.since > patience;
    for (const w of batch) if (late(w)) w.lost(error);
    this.waiting.unshift(...batch.filter((w) => !late(w)));
  }
}
