import type { ServerResponse } from 'node:http';

/** Written in such pieces, so that a client that reads at all shows it: 13 kB a second, a phone on a bad line. */
export const PIECE_BYTES = 64 * 1024;
const LOOKS = 5;

/** Looks `ms` for a sign that something is taken; `taken` answers a number that grows with what is, undefined where nothing waits. */
export function watchStall(taken: () => number | undefined, ms: number, stalled: () => void): () => void {
  let last = taken();
  let looks = 0;
  const timer = setInterval(() => {
    const now = taken();
    looks = now !== undefined && now === last ? looks + 1 : 0;
    last = now;
    if (looks < LOOKS) return;
    clearInterval(timer);
    stalled();
  }, ms / LOOKS).unref();
  return () => clearInterval(timer);
}

/** Cuts an answer whose reader takes nothing for `ms`. Ends with the answer. */
export function cutStalled(res: ServerResponse, ms: number): void {
  const { socket } = res.req;
  const stop = watchStall(
    () => (res.writableLength === 0 ? undefined : socket.bytesWritten - socket.writableLength),
    ms,
    () => socket.destroy(),
  );
  res.once('close', stop);
}
