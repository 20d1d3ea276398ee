import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes, randomFillSync } from 'node:crypto';

/** What a log line and an outgoing call know of the work they belong to. Ids only. */
export interface RequestContext {
  readonly requestId?: string;
  /** What a client of the gateway calls the request; it may say anything, so it identifies nothing. */
  readonly clientRequestId?: string;
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

export interface TraceparentParts {
  readonly traceId: string;
  readonly spanId: string;
  readonly sampled: boolean;
}

/** Undefined for what is not a valid traceparent of version 00. */
export function parseTraceparent(text: string | undefined): TraceparentParts | undefined {
  const m = text === undefined ? null : TRACEPARENT.exec(text);
  if (!m || /^0+$/.test(m[1]!) || /^0+$/.test(m[2]!)) return undefined;
  return { traceId: m[1]!, spanId: m[2]!, sampled: (Number.parseInt(m[3]!, 16) & 1) === 1 };
}

/**
 * A valid incoming traceparent continued with a new span id, or a new trace (W3C Trace Context §3.2). A new one is not sampled: nobody
 * records it, and whoever hears of it must not look for what was never written.
 */
export function continueTrace(incoming?: string): string {
  const parsed = parseTraceparent(incoming);
  return `00-${parsed?.traceId ?? randomBytes(16).toString('hex')}-${spanId()}-${parsed?.sampled ? '01' : '00'}`;
}

const LENGTH = 55;
const FLAGS_AT = LENGTH - 2;

/** Whether somebody records this trace. Asked for every statement and call, so it reads one digit. */
export const isSampled = (traceparent: string | null | undefined): traceparent is string =>
  traceparent?.length === LENGTH && '13579bdf'.includes(traceparent.charAt(LENGTH - 1));

/** The same trace, to be recorded no further. */
export const unsampled = (traceparent: string): string => `${traceparent.slice(0, FLAGS_AT)}00`;
