/** Every time of the WebSocket adapter, so that a test can shorten them. */
export interface Timings {
  /** Between two pings. A stopped broker leaves sockets open and silent: nothing but a missing pong tells. */
  readonly pingMs: number;
  /** An upgrade at a stopped broker hangs for ever: TCP connects. */
  readonly handshakeMs: number;
  /** Below the port's 10 s, so that the reason arrives and not just the lateness. */
  readonly sendMs: number;
  /** Doubled from the first to the last while the broker is away, times 0.5–1.5. */
  readonly firstRetryMs: number;
  readonly lastRetryMs: number;
  /** Where waiting alone mends nothing: a wrong token, a missing topic. */
  readonly lastingRetryMs: number;
  /** So long before its token ends a socket is replaced: Pulsar looks at the token only when a socket is opened (measured). */
  readonly renewAheadMs: number;
  /**
   * A consumer's socket that brought nothing for so long, and of whose messages none is worked on, is replaced. When the broker unloads a
   * topic its WebSocket service connects again behind the open socket and forgets the permits it was given: the socket brought nothing any
   * more, of 2,995 messages, and its pongs came (measured).
   */
  readonly quietMs: number;
}

export const TIMINGS: Timings = {
  pingMs: 5_000,
  handshakeMs: 5_000,
  sendMs: 8_000,
  firstRetryMs: 100,
  lastRetryMs: 2_000,
  lastingRetryMs: 5_000,
  renewAheadMs: 30_000,
  quietMs: 30_000,
};
