import type { IncomingMessage } from 'node:http';
import { createGunzip } from 'node:zlib';
import { clientLeft, FileRefused, tooLarge, tooSlow } from './upload.errors.js';

export interface BodyLimits {
  /** Most bytes, unpacked. */
  readonly maxBytes: number;
  /** In every such span at least 1 kB must arrive. */
  readonly idleMs: number;
}

/** A sender slower than this many bytes in each span of `idleMs` is dripping (security D89). */
const LEAST_BYTES = 1_024;

/**
 * The unpacked bytes of a request, chunk by chunk, as fast as they are asked for. The socket is left open when reading ends early,
 * so that a refusal can still be answered on it. Throws 413, 408 and 422 for a broken gzip, and when the client leaves.
 */
export async function* readBody(req: IncomingMessage, gzip: boolean, { maxBytes, idleMs }: BodyLimits): AsyncGenerator<Buffer> {
  if (!gzip && Number(req.headers['content-length'] ?? 0) > maxBytes) throw tooLarge();
  const source = gzip ? req.pipe(createGunzip()) : req;
  let failure: Error | undefined;
  const fail = (error: Error): void => {
    failure ??= error;
    source.emit('vitae:wake');
  };
  const onGone = (): void => {
    if (!req.complete) fail(clientLeft());
  };
  req.once('close', onGone);
  req.once('error', onGone);
  let arrived = 0;
  const onData = (chunk: Buffer): void => void (arrived += chunk.length);
  if (gzip) req.on('data', onData);
  let waiting = false;
  const timer = setInterval(() => {
    if (waiting && arrived < LEAST_BYTES) fail(tooSlow());
    arrived = 0;
  }, idleMs);
  let total = 0;
  try {
    const chunks = source.iterator({ destroyOnReturn: false });
    for (;;) {
      waiting = true;
      const gone = new Promise<never>((_, reject) => {
        const wake = (): void => reject(failure ?? clientLeft());
        source.once('vitae:wake', wake);
        if (failure) wake();
      });
      const next = (await Promise.race([chunks.next(), gone])) as IteratorResult<Buffer>;
      source.removeAllListeners('vitae:wake');
      waiting = false;
      if (next.done) break;
      if (!gzip) arrived += next.value.length;
      total += next.value.length;
      if (total > maxBytes) throw tooLarge();
      yield next.value;
    }
    if (!req.complete) throw clientLeft();
  } catch (error) {
    if ((error as { code?: unknown }).code?.toString().startsWith('Z_')) throw new FileRefused('UNPROCESSABLE_FILE', 'BROKEN_GZIP', 'The file is not valid gzip'); // prettier-ignore
    if (['ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE'].includes((error as { code?: string }).code ?? '')) throw clientLeft();
    throw error;
  } finally {
    clearInterval(timer);
    req.off('close', onGone);
    req.off('data', onData);
    if (gzip) req.unpipe();
  }
}
