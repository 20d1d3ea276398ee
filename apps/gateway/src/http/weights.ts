import { Lately } from '#common';
import type { Caller } from './callers.js';

/** An operation of so many bytes holds the event loop of whoever reads it for a millisecond and more; a page of a console has a tenth. */
const HEAVY_BYTES = 64 * 1024;
/** A node without contents: what its row and its place in the answer cost, in bytes of a body that cost the same (250 nodes: 3 ms). */
const NODE_BYTES = 256;
/** The least operation, so that very many of them are much as well. */
const OPERATION_BYTES = 4 * 1024;
const LATELY_MS = 4_000;
/** Held over the time above: 0.7 MB a second, or 170 of the least operations. No page and no person reading is near it. */
const MUCH_BYTES = 4 * 1024 * 1024;
/** Who is alone for so long is in nobody's way. */
const ALONE_MS = 1_000;

interface Seen {
  readonly who: Caller;
  readonly at: number;
}

/**
 * What operations weigh on event loops that all share, bytes of bodies, nodes and bytes of answers together, and whose they were lately. A heavy
 * one, or any of somebody who has had much lately, goes through a narrow line (FairLine) where others are there too: who is alone waits for nobody.
 */
export class Weights {
  private readonly lately = new Lately(LATELY_MS);
  /** The last two who were heard, the newest first. */
  private newest: Seen | undefined;
  private other: Seen | undefined;

  /** An operation has come. */
  came(who: Caller): void {
    if (this.newest && this.newest.who !== who) this.other = this.newest;
    this.newest = { who, at: performance.now() };
    this.lately.add(who, OPERATION_BYTES);
  }

  /** Bytes of a body or of an answer. */
  add(who: Caller, bytes: number): void {
    this.lately.add(who, bytes);
  }

  /** Whether an operation of so many bytes and nodes has to wait for a turn of its own. */
  isHeavy(who: Caller, bytes: number, nodes = 0): boolean {
    const heavy = bytes + nodes * NODE_BYTES >= HEAVY_BYTES || this.lately.of(who) >= MUCH_BYTES;
    return heavy && !this.isAlone(who);
  }

  private isAlone(who: Caller): boolean {
    const last = this.newest?.who === who ? this.other : this.newest;
    return last === undefined || performance.now() - last.at > ALONE_MS;
  }
}
