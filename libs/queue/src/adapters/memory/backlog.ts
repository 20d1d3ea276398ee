import type { ParkReason } from '../../port/queue.js';

/** One copy of a message in one subscription. */
export interface Entry {
  readonly payload: string;
  deliveries: number;
}

export interface Consumer {
  free: number;
  hand(entry: Entry): void;
}

export interface Parked {
  readonly payload: string;
  readonly reason: ParkReason;
}

/** Settled messages remembered, so that a restart can bring some back as a real broker does. */
const REMEMBERED = 1_000;

/** What one subscription holds: waiting, in hand, put aside. Consumers share it in turn. */
export class Backlog {
  readonly waiting: Entry[] = [];
  readonly inHand = new Set<Entry>();
  readonly parked: Parked[] = [];
  readonly consumers = new Set<Consumer>();
  private readonly settled: Entry[] = [];
  private pumping = false;

  constructor(private readonly open: () => boolean) {}

  add(entry: Entry, at = this.waiting.length): void {
    this.waiting.splice(at, 0, entry);
    this.pump();
  }

  /** False when the entry is no longer this consumer's: the broker took it back meanwhile. */
  release(entry: Entry, to: 'waiting' | 'settled' | ParkReason): boolean {
    if (!this.inHand.delete(entry)) return false;
    if (to === 'waiting') this.add(entry);
    else if (to === 'settled') this.remember(entry);
    else this.parked.push({ payload: entry.payload, reason: to });
    return true;
  }

  /** Everything in hand waits again, and so does a share of what was settled last. */
  takeBack(share: number, random: () => number): void {
    const again = [...this.inHand, ...this.settled.filter(() => random() < share)];
    this.inHand.clear();
    this.settled.length = 0;
    for (const { payload } of again) this.waiting.push({ payload, deliveries: 0 });
  }

  /** Hands out in the next turn of the event loop, so that no caller is re-entered. */
  pump(): void {
    if (this.pumping) return;
    this.pumping = true;
    setImmediate(() => {
      this.pumping = false;
      while (this.open() && this.waiting.length > 0) {
        const consumer = [...this.consumers].find((c) => c.free > 0);
        if (!consumer) return;
        this.consumers.delete(consumer);
        this.consumers.add(consumer);
        this.handTo(consumer);
      }
    });
  }

  private handTo(consumer: Consumer): void {
    const entry = this.waiting.shift();
    if (!entry) return;
    entry.deliveries++;
    this.inHand.add(entry);
    consumer.free--;
    consumer.hand(entry);
  }

  private remember(entry: Entry): void {
    this.settled.push(entry);
    if (this.settled.length > REMEMBERED) this.settled.shift();
  }
}
