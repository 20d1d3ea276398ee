import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe } from 'node:diagnostics_channel';

interface Seen {
  retryAfter?: string;
}

const current = new AsyncLocalStorage<Seen>();
const requests = new WeakMap<object, Seen>();
let watching = false;

/** The SDK keeps no response headers, and offers no fetch of one's own; Node's own client announces them (undici's diagnostics channel). */
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
    const at = seen ? response.headers.findIndex((h, i) => i % 2 === 0 && h.toString().toLowerCase() === 'retry-after') : -1;
    const value = response.headers[at + 1];
    if (seen && at >= 0 && value) seen.retryAfter = value.toString();
  });
}

/** Runs a call and tells what Retry-After its answer carried, in milliseconds: seconds or a date (RFC 9110 §10.2.3). */
export async function withRetryAfter<T>(
  work: () => Promise<T>,
  onError: (error: unknown, retryAfterMs: number | undefined) => never,
): Promise<T> {
  watch();
  const seen: Seen = {};
  return current.run(seen, async () => {
    try {
      return await work();
    } catch (error) {
      return onError(error, parse(seen.retryAfter));
    }
  });
}

function parse(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (/^\d+$/.test(value)) return Number(value) * 1_000;
  const at = Date.parse(value);
  return Number.isNaN(at) ? undefined : Math.max(0, at - Date.now());
}
