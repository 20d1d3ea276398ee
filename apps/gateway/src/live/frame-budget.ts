/** What a socket that was closed for its flood costs its address: as many requests as such a flood was worth. */
export const FLOOD_COST = 50;
/** So long its close frame may take to reach it. */
export const FLOODED_MS = 1_000;
/** One more socket of somebody who has as many as one may: the handshake, and an owner's answer where its token was new. */
export const SURPLUS_COST = 10;

/** A client that keeps its connection alive sends one every few seconds; a page that opens or is left, as many as it has subscriptions. */
const BURST = 64;
const A_SECOND = 4;
/** Reading a frame of 48 kB takes as long as a dozen of usual ones. */
const BYTES_A_FRAME = 4 * 1_024;
/** RFC 6455 §5.2: of a client's frame, at most so many bytes stand before its payload. */
const HEAD_BYTES = 14;
/** Bytes that no message has accounted for: one may be on its way, and TCP hands over what it likes. */
const UNEXPLAINED_BYTES = 128 * 1_024;

/**
 * What a socket may say that nobody pays for otherwise: pings, pongs, `complete` of what has ended, refused subscriptions, anything before it is
 * known (docs/security.md, K167). Four a second, and a page's worth at once.
 */
export class FrameBudget {
  private left = BURST;
  private at: number;
  private explained = 0;

  /** `largest`: bytes of the largest message the socket may send. */
  constructor(
    private readonly largest: number,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.at = now();
  }

  /** False: it says too much. */
  take(bytes: number): boolean {
    const at = this.now();
    this.left = Math.min(BURST, this.left + ((at - this.at) * A_SECOND) / 1_000);
    this.at = at;
    this.left -= 1 + Math.floor(bytes / BYTES_A_FRAME);
    return this.left >= 0;
  }

  /** A message or control frame has come whole, whoever pays for it. */
  came(bytes: number): void {
    this.explained += bytes + HEAD_BYTES;
  }

  /** Whether `received` bytes can be told by what has come: empty fragments of a message that never ends are in no message. */
  explains(received: number): boolean {
    return received - this.explained <= this.largest + UNEXPLAINED_BYTES;
  }
}
