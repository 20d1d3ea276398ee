import type { ParkReason, TopicLayout } from './queue.js';

/**
 * One message as a broker hands it out. Exactly one of the three is called, once. Each resolves when the broker knows, and rejects when it
 * could not be told, in which case the broker hands the message out again by itself.
 */
export interface Delivery {
  /** As it was sent, unread. */
  readonly payload: Uint8Array | string;
  readonly deliveries?: number;
  settle(): Promise<void>;
  redeliver(): Promise<void>;
  park(reason: ParkReason): Promise<void>;
}

/** A consumer attached, or trying to be. */
export interface Intake {
  readonly attached: boolean;
  readonly whenAttached: Promise<void>;
  /** No further `take` begins after it resolved. */
  stop(): Promise<void>;
  /** After `stop` and after every `take` has ended: leaves the broker. */
  close(): Promise<void>;
}

/**
 * What an adapter supplies: a way to move payloads. Encoding, windows of time, verdicts, back-off, counting and draining are the same for
 * all and stand in `client/` and `consumer/`.
 */
export interface Driver {
  /** As `Queue.sharesDatabase`. */
  readonly sharesDatabase: boolean;
  ensure(layout: readonly TopicLayout[]): Promise<void>;
  /** Payloads are JSON text of at most 256 KiB. Rejects with a VitaeError as `Queue.publish` says. */
  send(topic: string, payloads: readonly string[]): Promise<void>;
  /**
   * Calls `take` for each message; at most `concurrency` of its promises are open at a time, and no more messages than that are held.
   * `take` never rejects. Attaches again by itself.
   */
  open(topic: string, subscription: string, concurrency: number, take: (delivery: Delivery) => Promise<void>): Intake;
  /** Resolves when the broker answers. */
  check(): Promise<void>;
  /** After every intake is closed and every `send` has ended. */
  close(): Promise<void>;
}
