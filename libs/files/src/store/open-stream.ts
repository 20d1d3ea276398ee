import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { errorText, VitaeError } from '#common';
import type { RawRead } from '../port/object-adapter.js';

export interface StreamOptions {
  /** Compare with the stored digest: only a whole read can be. */
  readonly whole: boolean;
  readonly readerStallMs: number;
  /** Called once: bytes given out, and why it did not end well. */
  readonly onClose: (bytes: number, error: Error | undefined) => void;
}

/**
 * A stream over an adapter's read. The last piece is held back until the digest was compared, so that whoever gets a damaged object gets
 * fewer bytes than were announced, and an error. The handle or connection is given back at the end, on destroy, and when nobody reads on.
 */
export function openStream(raw: RawRead, { whole, readerStallMs, onClose }: StreamOptions): Readable {
  const hash = whole ? createHash('sha256') : undefined;
  const length = raw.range.end - raw.range.start + 1;
  let seen = 0;
  let given = 0;
  let held: Buffer | undefined;
  let idle: NodeJS.Timeout | undefined;

  const watch = (): void => {
    idle = setTimeout(() => stream.destroy(new VitaeError('DEADLINE_EXCEEDED', 'Nobody read the file on')), readerStallMs);
  };
  const give = (piece: Buffer): boolean => {
    given += piece.byteLength;
    return stream.push(piece);
  };
  const end = async (): Promise<void> => {
    if (seen !== length || (hash && hash.digest('hex') !== raw.file.sha256)) throw corrupt();
    await raw.close();
    if (held) give(held);
    stream.push(null);
  };
  const advance = async (): Promise<void> => {
    for (;;) {
      const piece = await raw.next();
      if (stream.destroyed) return;
      if (!piece) return end();
      seen += piece.byteLength;
      hash?.update(piece);
      const before = held;
      held = piece;
      if (!before) continue;
      if (!give(before)) watch();
      return;
    }
  };

  const stream = new Readable({
    highWaterMark: 65_536,
    read() {
      clearTimeout(idle);
      advance().catch((error: unknown) => stream.destroy(error instanceof Error ? error : new Error(errorText(error))));
    },
    destroy(error, done) {
      clearTimeout(idle);
      const finished = (): void => {
        onClose(given, error ?? undefined);
        done(error);
      };
      raw.close().then(finished, finished);
    },
  });
  // Whoever reads it is told of an error; an error nobody listens for must not end the process.
  stream.on('error', () => undefined);
  watch();
  return stream;
}

export const corrupt = (cause?: unknown): VitaeError =>
  new VitaeError('FILE_CORRUPT', 'The stored file is damaged', cause === undefined ? {} : { cause });
