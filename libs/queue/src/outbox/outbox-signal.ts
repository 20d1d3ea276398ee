import type pg from 'pg';
import type { Logger } from '#common';
import { outboxRepository } from './outbox.repository.js';

/** One NOTIFY in so many milliseconds at most: one per transaction takes a lock over the whole server and halves what it can commit. */
const AT_MOST_EVERY_MS = 50;

/** Wakes relays in other processes after commits that wrote events. Only a hint: a signal that is lost costs a relay's poll, no event. */
export class OutboxSignal {
  private timer: NodeJS.Timeout | undefined;
  private sending: Promise<void> | undefined;

  constructor(
    private readonly pool: pg.Pool,
    private readonly logger: Logger,
  ) {}

  /** Call after the commit. Returns at once. */
  committed(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.sending = this.send();
    }, AT_MOST_EVERY_MS);
  }

  /** Drops a signal not sent yet and waits for the one under way. */
  async stop(): Promise<void> {
    clearTimeout(this.timer);
    await this.sending;
  }

  private async send(): Promise<void> {
    await outboxRepository
      .notify(this.pool)
      .catch((error: unknown) => this.logger.warn('Outbox signal not sent', { cause: String(error) }));
  }
}
