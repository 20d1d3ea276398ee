import { VitaeError } from '#common';

/** Whoever holds less than this finds room while the others' part is full. */
const SMALL = 256 * 1024;
/** So much of the whole is kept for them. */
const RESERVE = 1 / 4;
const RETRY_MS = 1_000;

export interface RoomLimits {
  /** Bytes one caller may hold. */
  readonly each: number;
  /** Bytes all may hold together. */
  readonly all: number;
}

/**
 * Memory for what is under way, bodies and answers, shared by caller. A quarter of it is only for callers that hold next to nothing, so that a few
 * who fill their own part never take the last byte from somebody who asks for a page.
 */
export class Room {
  private total = 0;
  private readonly held = new Map<string, number>();

  constructor(private readonly limits: RoomLimits) {}

  get bytes(): number {
    return this.total;
  }

  /** Throws RATE_LIMITED where the caller holds too much, OVERLOADED where all together do; nothing is counted then. */
  hold(who: string, bytes: number): void {
    const mine = (this.held.get(who) ?? 0) + bytes;
    const { each, all } = this.limits;
    if (mine > each) throw new VitaeError('RATE_LIMITED', 'Too much of yours is under way at once', { retryAfterMs: RETRY_MS });
    if (this.total + bytes > (mine <= SMALL ? all : all * (1 - RESERVE)))
      throw new VitaeError('OVERLOADED', 'Too busy', { retryAfterMs: RETRY_MS });
    this.total += bytes;
    this.held.set(who, mine);
  }

  release(who: string, bytes: number): void {
    this.total -= bytes;
    const left = (this.held.get(who) ?? 0) - bytes;
    if (left > 0) this.held.set(who, left);
    else this.held.delete(who);
  }
}
