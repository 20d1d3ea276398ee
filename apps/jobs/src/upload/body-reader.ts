import type { IncomingMessage } from 'node:http';
import { createGunzip } from 'node:zlib';
import { SlowBody } from '#http';
import type { Place } from './upload-places.js';
import { clientLeft, FileRefused, tooLarge, tooSlow } from './upload.errors.js';

export interface BodyLimits {
  /** Most bytes, unpacked. */
  readonly maxBytes: number;
  /** Span the slow-body rule is judged over. */
  readonly slowBodyMs: number;
}

/**
 * The unpacked bytes of a request, chunk by chunk, as fast as they are asked for. The socket is left open when reading ends early,
 * so that a refusal can still be answered on it. Throws 413, 408 and 422 for a broken gzip, when the client leaves, and what `place` was lost by.
 */
export async function* readBody(
  req: IncomingMessage,
  gzip: boolean,
  { maxBytes, slowBodyMs }: BodyLimits,
  place: Place,
): AsyncGenerator<Buffer> {
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
  const onLost = (): void => fail(place.lost.reason as Error);
  place.lost.addEventListener('abort', onLost, { once: true });
  if (place.lost.aborted) onLost();
  const pace = new SlowBody(() => fail(tooSlow()), slowBodyMs);
  const came = (bytes: number): void => {
    pace.came(bytes);
    place.came(bytes);
  };
  const hold = (held: boolean): void => {
    pace.hold(held);
    place.hold(held);
  };
  const onData = (chunk: Buffer): void => came(chunk.length);
  if (gzip) req.on('data', onData);
  let total = 0;
  try {
    const chunks = source.iterator({ destroyOnReturn: false });
    for (;;) {
      hold(false);
      const gone = new Promise<never>((_, reject) => {
        const wake = (): void => reject(failure ?? clientLeft());
        source.once('vitae:wake', wake);
        if (failure) wake();
      });
      const next = (await Promise.race([chunks.next(), gone])) as IteratorResult<Buffer>;
      source.removeAllListeners('vitae:wake');
      hold(true);
      if (next.done) break;
      if (!gzip) came(next.value.length);
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
    pace.stop();
    place.lost.removeEventListener('abort', onLost);
    req.off('close', onGone);
    req.off('data', onData);
    if (gzip) req.unpipe();
  }
}
