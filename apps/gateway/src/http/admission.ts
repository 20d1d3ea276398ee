import { VitaeError } from '#common';
import type { GatewayMetrics } from '../metrics.js';
import type { Caller } from './callers.js';
import { Room, type RoomLimits } from './room.js';
import type { Throttle } from './throttle.js';
import { Weights } from './weights.js';

/** Bodies being received, together. Whoever shows any token may send 4 MB, so connections alone would not bound memory. */
const BODY_MEMORY = 64 * 1024 * 1024;
/** Requests under way end within seconds, most within milliseconds: a client told "too busy" may come again soon. */
const RETRY_MS = 1_000;
const MEGABYTE = 1024 * 1024;
/** 4 kB of gzip unpack to 4 MB, which cost 40 ms to check and read: bytes are charged as a request for each of so many. */
export const BYTES_A_REQUEST = 64 * 1024;
/** A body is read into objects and written again for its owner: so many times its bytes are kept while it is under way. */
export const COPIES_OF_A_BODY = 2;

export interface AdmissionLimits {
  /** Operations under way in all, of a person, and of an address for those whom no owner has accepted yet. */
  readonly inFlight: number;
  readonly inFlightEach: number;
  readonly inFlightAddress: number;
  /** Bytes of one operation's answer, over all owners it needs. */
  readonly answerBytes: number;
  readonly room: RoomLimits;
}

const tooBusy = (): VitaeError => new VitaeError('OVERLOADED', 'Too busy', { retryAfterMs: RETRY_MS });

const tooLarge = (limit: number): VitaeError =>
  new VitaeError('BAD_USER_INPUT', `The answer is larger than ${Math.round((limit / MEGABYTE) * 10) / 10} MB; ask for fewer at once`, {
    details: { limitBytes: limit },
  });

/** One operation that was let in: what it holds in memory, until `end`. */
export interface Turn {
  readonly who: Caller;
  /** Keeps bytes that are no answer: the body and what becomes of it. Throws RATE_LIMITED or OVERLOADED. */
  hold(bytes: number): void;
  /** Keeps bytes of the answer. Throws BAD_USER_INPUT beyond what one may have, and as `hold` does. */
  answered(bytes: number): void;
  /** Whether an operation of so many bytes and nodes waits for a turn of its own before it is read (Weights). */
  isHeavy(bytes: number, nodes?: number): boolean;
  /** Lets go of answered bytes that came to nothing. */
  release(bytes: number): void;
  /** Lets go of all. Once; what comes later is refused. */
  end(): void;
}

/** What all doors together let in: by address, by person, by number, by memory. */
export class Admission {
  private underWay = 0;
  private bodies = 0;
  private readonly each = new Map<Caller, number>();
  private readonly room: Room;
  private readonly weights = new Weights();

  constructor(
    private readonly throttle: Throttle,
    private readonly limits: AdmissionLimits,
    private readonly metrics: GatewayMetrics,
  ) {
    this.room = new Room(limits.room);
    metrics.keeps(() => this.room.bytes);
  }

  /** Charges an address; one is a usual request. Throws RATE_LIMITED with the time after which it may come again. */
  address(address: string, cost = 1): void {
    const retryAfterMs = this.throttle.take(address, cost);
    if (retryAfterMs === undefined) return;
    this.metrics.throttled.inc();
    throw new VitaeError('RATE_LIMITED', 'Too many requests', { retryAfterMs });
  }

  /** Charges an address for what cannot be refused any more. */
  charge(address: string, cost: number): void {
    this.throttle.draw(address, cost);
  }

  /**
   * Counts an operation in, over HTTP and WebSockets alike; `end` of what it answers counts it out. Throws RATE_LIMITED where this caller has as
   * many under way as one may, OVERLOADED where all together have (docs/security.md, I157, K163).
   */
  operation(who: Caller, isPerson: boolean): Turn {
    const mine = this.each.get(who) ?? 0;
    if (mine >= (isPerson ? this.limits.inFlightEach : this.limits.inFlightAddress)) {
      this.metrics.throttled.inc();
      throw new VitaeError('RATE_LIMITED', 'Too many operations under way', { retryAfterMs: RETRY_MS });
    }
    if (this.underWay >= this.limits.inFlight) throw tooBusy();
    this.underWay++;
    this.each.set(who, mine + 1);
    this.metrics.inFlight.inc();
    this.weights.came(who);
    const { room, weights } = this;
    return new Counted({ who, room, weights, most: this.limits.answerBytes, leave: () => this.leave(who) });
  }

  /** Bytes that belong to no single operation (a subscription's events). Throws as `Turn.hold` does. */
  hold(who: Caller, bytes: number): void {
    this.room.hold(who, bytes);
  }

  release(who: Caller, bytes: number): void {
    this.room.release(who, bytes);
  }

  /** Counts received bytes in, a negative number out. Throws OVERLOADED, and then has counted nothing. */
  bytes(count: number): void {
    if (count > 0 && this.bodies + count > BODY_MEMORY) throw tooBusy();
    this.bodies += count;
  }

  private leave(who: Caller): void {
    this.underWay--;
    this.metrics.inFlight.dec();
    const left = (this.each.get(who) ?? 1) - 1;
    if (left > 0) this.each.set(who, left);
    else this.each.delete(who);
  }
}

interface CountedParts {
  readonly who: Caller;
  readonly room: Room;
  readonly weights: Weights;
  /** Bytes of the answer. */
  readonly most: number;
  readonly leave: () => void;
}

class Counted implements Turn {
  private held = 0;
  private answerBytes = 0;
  private over = false;

  constructor(private readonly parts: CountedParts) {}

  get who(): Caller {
    return this.parts.who;
  }

  hold(bytes: number): void {
    const { who, room, weights } = this.parts;
    if (this.over) throw tooBusy();
    room.hold(who, bytes);
    weights.add(who, bytes);
    this.held += bytes;
  }

  isHeavy(bytes: number, nodes?: number): boolean {
    return this.parts.weights.isHeavy(this.who, bytes, nodes);
  }

  answered(bytes: number): void {
    const { most } = this.parts;
    if (this.answerBytes + bytes > most) throw tooLarge(most);
    this.hold(bytes);
    this.answerBytes += bytes;
  }

  release(bytes: number): void {
    if (this.over) return;
    this.answerBytes -= bytes;
    this.held -= bytes;
    this.parts.room.release(this.who, bytes);
  }

  end(): void {
    if (this.over) return;
    this.over = true;
    if (this.held > 0) this.parts.room.release(this.who, this.held);
    this.parts.leave();
  }
}
