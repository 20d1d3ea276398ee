import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { unsentBytes } from './unsent.js';

/** Written in such pieces, so that a client that reads at all shows it: 13 kB a second, a phone on a bad line. */
export const PIECE_BYTES = 64 * 1024;
const LOOKS = 5;

export interface Watched {
  /** A number that grows with what is taken, undefined where nothing waits. */
  readonly taken: () => number | undefined;
  /** The connection, whose kernel may know of bytes that were read though no write has ended. */
  readonly socket: Socket;
}

/** Looks `ms` for a sign that something is taken, and calls `stalled` where there is none. What it answers ends it. */
export function watchStall({ taken, socket }: Watched, ms: number, stalled: () => void): () => void {
  let last = taken();
  let unsent: number | undefined;
  let looks = 0;
  let over = false;
  const stop = (): void => {
    over = true;
    clearInterval(timer);
  };
  const timer = setInterval(() => {
    const now = taken();
    if (now === undefined || now !== last) {
      last = now;
      looks = 0;
      unsent = undefined;
      return;
    }
    void unsentBytes(socket).then((bytes) => {
      if (over) return;
      looks = bytes !== undefined && unsent !== undefined && bytes < unsent ? 0 : looks + 1;
      unsent = bytes;
      if (looks < LOOKS) return;
      stop();
      stalled();
    });
  }, ms / LOOKS).unref();
  return stop;
}

/** Cuts an answer whose reader takes nothing for `ms`. Ends with the answer. */
export function cutStalled(res: ServerResponse, ms: number): void {
  const { socket } = res.req;
  const taken = (): number | undefined => (res.writableLength === 0 ? undefined : socket.bytesWritten - socket.writableLength);
  const stop = watchStall({ taken, socket }, ms, () => socket.destroy());
  res.once('close', stop);
}
