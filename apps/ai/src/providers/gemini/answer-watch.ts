import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe } from 'node:diagnostics_channel';

interface Seen {
  readonly most: number;
  readonly tooLong: AbortController;
  bytes: number;
  retryAfter?: string;
}

/** What was seen of an answer beside its text. */
export interface Watched {
  /** What Retry-After said, in milliseconds: seconds or a date (RFC 9110 §10.2.3). */
  readonly retryAfterMs: number | undefined;
  /** The answer was longer than what is read of one, or packed, so that nobody knows how long it is; its connection was closed there. */
  readonly tooLong: boolean;
}

const current = new AsyncLocalStorage<Seen>();
const requests = new WeakMap<object, Seen>();
let watching = false;

/**
 * The SDK reads an answer whole, however long, keeps no response headers and offers no fetch of one's own; Node's own client announces
 * headers and chunks as they come (undici's diagnostics channels).
 */
function watch(): void {
  if (watching) return;
  watching = true;
  subscribe('undici:request:create', (message) => {
    const seen = current.getStore();
    if (seen) requests.set((message as { request: object }).request, seen);
  });
  subscribe('undici:request:headers', (message) => {
    const { request, response } = message as { request: object; response: { headers: Buffer[] } };
    const seen = requests.get(request);
    if (!seen) return;
    const header = (name: string): string | undefined => {
      const at = response.headers.findIndex((h, i) => i % 2 === 0 && h.toString().toLowerCase() === name);
      return at < 0 ? undefined : response.headers[at + 1]?.toString();
    };
    const retryAfter = header('retry-after');
    if (retryAfter !== undefined) seen.retryAfter = retryAfter;
    // 2 MB of gzip may be 2 GB of text: what nobody asked to have packed is not unpacked.
    if (!/^(?:identity)?$/i.test(header('content-encoding')?.trim() ?? '')) seen.tooLong.abort();
    else if (Number(header('content-length') ?? 0) > seen.most) seen.tooLong.abort();
  });
  subscribe('undici:request:bodyChunkReceived', (message) => {
    const { request, chunk } = message as { request: object; chunk: Uint8Array };
    const seen = requests.get(request);
    if (!seen) return;
    seen.bytes += chunk.byteLength;
    if (seen.bytes > seen.most) seen.tooLong.abort();
  });
}

/** What a call asks for, so that `most` counts what is read: an answer that is not packed. */
export const PLAIN_ANSWER: Readonly<Record<string, string>> = { 'accept-encoding': 'identity' };

/** Runs a call whose answer is read up to `most` bytes; the signal it gets aborts there. `onError` gets what was seen until then. */
export async function watched<T>(
  most: number,
  work: (tooLong: AbortSignal) => Promise<T>,
  onError: (error: unknown, seen: Watched) => never,
): Promise<T> {
  watch();
  const seen: Seen = { most, tooLong: new AbortController(), bytes: 0 };
  return current.run(seen, async () => {
    try {
      return await work(seen.tooLong.signal);
    } catch (error) {
      return onError(error, { retryAfterMs: parse(seen.retryAfter), tooLong: seen.tooLong.signal.aborted });
    }
  });
}

function parse(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (/^\d+$/.test(value)) return Number(value) * 1_000;
  const at = Date.parse(value);
  return Number.isNaN(at) ? undefined : Math.max(0, at - Date.now());
}
