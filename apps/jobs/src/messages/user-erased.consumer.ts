import type { UserId } from '#common';
import { eventTopic, readEvent, type UserErased } from '#contracts';
import type { Queue } from '#queue';

/** Erasures at once: they are rare, and each may delete a million rows. */
const CONCURRENCY = 2;

/**
 * Somebody deleted the account. Two subscriptions, because each must be done and one must not wait for the other: what jobs has is deleted
 * here; Ai is told over its own door, since the one service that may speak with the internet is no client of the broker.
 */
export class UserErasedConsumer {
  constructor(
    private readonly queue: Queue,
    private readonly erasures: { erase(owner: UserId, signal: AbortSignal): Promise<void> },
    private readonly ai: { forgetOwner(owner: UserId): Promise<void> },
  ) {}

  /** Until the queue is closed. What fails comes again. */
  start(): void {
    this.on('jobs', (owner, signal) => this.erasures.erase(owner, signal));
    this.on('ai', (owner) => this.ai.forgetOwner(owner));
  }

  private on(subscription: 'jobs' | 'ai', erase: (owner: UserId, signal: AbortSignal) => Promise<void>): void {
    this.queue.subscribe<UserErased>(
      eventTopic('user.erased'),
      subscription,
      async ({ data, signal }) => {
        await erase(data.userId as UserId, signal);
        return 'settle';
      },
      { concurrency: CONCURRENCY, decode: (data) => readEvent('user.erased', data) },
    );
  }
}
