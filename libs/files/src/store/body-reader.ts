import { createHash } from 'node:crypto';
import { VitaeError } from '#common';
import type { FileBody, FileLimits, PutOptions } from '../port/file-store.js';
import type { CheckedBody } from '../port/object-adapter.js';
import { patient } from './patience.js';

/** Hashing one piece must not hold up the process: 1 MiB is about a millisecond. */
const PIECE = 1_048_576;

/**
 * Reads the body of one put: counts, bounds and hashes it and judges it at its end.
 * States: fresh, reading, ended (`digest` is known) or released (the body was let go of before its end).
 */
export class BodyReader implements CheckedBody {
  private readonly hash = createHash('sha256');
  private readonly iterator: AsyncIterator<Uint8Array>;
  private size = 0;
  private sha256: string | undefined;
  private released = false;

  constructor(
    private readonly body: FileBody,
    private readonly limits: Pick<FileLimits, 'maxBytes' | 'bodyStallMs'>,
    private readonly expected: NonNullable<PutOptions['expected']>,
    private readonly signal: AbortSignal,
  ) {
    this.iterator = (body instanceof Uint8Array ? single(body) : body)[Symbol.asyncIterator]();
  }

  get digest(): { size: number; sha256: string } {
    if (this.sha256 === undefined) throw new VitaeError('INTERNAL_SERVER_ERROR', 'The body was not read to its end');
    return { size: this.size, sha256: this.sha256 };
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Buffer, void, undefined> {
    try {
      if (this.expected.size !== undefined && this.expected.size > this.limits.maxBytes) throw this.tooLarge();
      for (;;) {
        const { done, value } = await patient(this.iterator.next(), this.limits.bodyStallMs, this.signal, stalled);
        if (done) break;
        if (!(value instanceof Uint8Array)) throw new VitaeError('INTERNAL_SERVER_ERROR', 'The body gives something else than bytes');
        for (let at = 0; at < value.byteLength; at += PIECE) yield this.take(value, at);
      }
      this.judge();
    } finally {
      this.release();
    }
  }

  /** Lets go of the body: its iterator returned, a stream destroyed. Nobody waits for it, since a body that hangs would hang here too. */
  release(): void {
    if (this.released) return;
    this.released = true;
    if (this.sha256 !== undefined) return;
    this.iterator.return?.().then(undefined, () => undefined);
    if ('destroy' in this.body && typeof this.body.destroy === 'function') this.body.destroy();
  }

  private take(value: Uint8Array, at: number): Buffer {
    const piece = Buffer.from(value.buffer, value.byteOffset + at, Math.min(PIECE, value.byteLength - at));
    this.size += piece.byteLength;
    if (this.size > this.limits.maxBytes) throw this.tooLarge();
    this.hash.update(piece);
    return piece;
  }

  private judge(): void {
    const sha256 = this.hash.digest('hex');
    const { size, sha256: wanted } = this.expected;
    if (size !== undefined && size !== this.size) throw unexpected('size');
    if (wanted !== undefined && wanted.toLowerCase() !== sha256) throw unexpected('sha256');
    this.sha256 = sha256;
  }

  private tooLarge(): VitaeError {
    const { maxBytes } = this.limits;
    return new VitaeError('PAYLOAD_TOO_LARGE', `A file may have at most ${maxBytes} bytes`, { details: { maxBytes } });
  }
}

async function* single(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

const stalled = (): VitaeError => new VitaeError('REQUEST_TIMEOUT', 'The content stopped coming');

const unexpected = (what: 'size' | 'sha256'): VitaeError =>
  new VitaeError('UNPROCESSABLE_FILE', 'The content is not what was announced', { details: { differs: what } });
