import type { ServerResponse } from 'node:http';
import { bytesOf, type Answer } from '../forward/answer.js';
import { cutStalled, PIECE_BYTES } from './stall.js';

/** The bytes in pieces that the socket takes one at a time. */
export function* piecesOf(body: readonly Buffer[]): Generator<Buffer> {
  for (const bytes of body) for (let at = 0; at < bytes.length; at += PIECE_BYTES) yield bytes.subarray(at, at + PIECE_BYTES);
}

/** Resolves when `res` can take more, or will never again. */
const drained = (res: ServerResponse): Promise<void> =>
  new Promise((resolve) => {
    const done = (): void => {
      res.off('drain', done).off('close', done);
      resolve();
    };
    res.on('drain', done).on('close', done);
  });

/** Resolves when the last byte has left this process or never will: so long it is held in memory. A reader that takes nothing for `stallMs` is cut. */
export async function sendPieces(res: ServerResponse, { status, headers, body }: Answer, stallMs: number): Promise<void> {
  const bytes = bytesOf(body);
  res.writeHead(status, { ...headers, 'content-length': bytes });
  if (bytes <= PIECE_BYTES) {
    res.end(body.length === 1 ? body[0] : Buffer.concat(body));
    // As good as always: the kernel took it at once.
    if (res.writableLength === 0) return;
  }
  cutStalled(res, stallMs);
  if (!res.writableEnded) {
    for (const piece of piecesOf(body)) {
      if (res.destroyed) return;
      // Mostly the kernel takes it at once, and there is nothing to wait for.
      if (!res.write(piece) && res.writableLength > 0) await drained(res);
    }
    res.end();
  }
  if (!res.writableFinished && !res.destroyed) await new Promise((resolve) => res.once('close', resolve));
}
