import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes, randomFillSync } from 'node:crypto';

/** What a log line and an outgoing call know of the work they belong to. Ids only. */
export interface RequestContext {
  readonly requestId?: string;
  /** W3C Trace Context `traceparent`. */
  readonly traceparent?: string;
  readonly userId?: string;
  readonly jobId?: string;
  readonly itemId?: string;
}

const storage = new AsyncLocalStorage<RequestContext>();

export const currentContext = (): RequestContext => storage.getStore() ?? {};

/** Runs `fn` with `context` laid over the current one. */
export const withContext = <T>(context: RequestContext, fn: () => T): T => storage.run({ ...currentContext(), ...context }, fn);

const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;

const SPAN_BYTES = 8;
const spans = Buffer.alloc(SPAN_BYTES * 512);
let used = spans.length;

/** Drawn 512 at a time: one by one they were a twentieth of an executor's time on short work. */
function spanId(): string {
  if (used === spans.length) {
    randomFillSync(spans);
    used = 0;
  }
  return spans.toString('hex', used, (used += SPAN_BYTES));
}

/** A valid incoming traceparent continued with a new span id, or a new trace (W3C Trace Context §3.2). */
export function continueTrace(incoming?: string): string {
  const m = incoming === undefined ? null : TRACEPARENT.exec(incoming);
  const valid = m && !/^0+$/.test(m[1]!) && !/^0+$/.test(m[2]!);
  return `00-${valid ? m[1] : randomBytes(16).toString('hex')}-${spanId()}-${valid ? m[3] : '01'}`;
}
