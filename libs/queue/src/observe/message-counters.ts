import type { QueueCount, QueueObserver } from '../port/queue.js';

/** Adds up what it is told and passes it on. */
export class MessageCounters implements QueueObserver {
  private readonly totals = new Map<string, QueueCount>();

  constructor(private readonly next?: QueueObserver) {}

  count(event: QueueCount): void {
    const key = `${event.event}|${event.topic}|${event.subscription ?? ''}|${event.reason ?? ''}`;
    this.totals.set(key, { ...event, count: event.count + (this.totals.get(key)?.count ?? 0) });
    this.next?.count(event);
  }

  all(): readonly QueueCount[] {
    return [...this.totals.values()];
  }
}
