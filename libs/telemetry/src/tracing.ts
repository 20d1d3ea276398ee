import { AsyncLocalStorage } from 'node:async_hooks';
import { continueTrace, currentContext, findVitaeError, isSampled, unsampled, withContext } from '#common';
import type { Span, SpanOptions, Tracing } from './span.js';

/**
 * Whose spans the running code writes. One process may hold several services, so it follows the code and not the process: everything a
 * service starts inherits it. While no service of the process is traced nothing is ever stored here.
 */
const scope = new AsyncLocalStorage<Tracing>();
let inUse = false;

/** Runs `work`, and whatever it starts, as a traced service; without `tracing` it is only run. */
export function withTracing<T>(tracing: Tracing | undefined, work: () => T): T {
  if (!tracing) return work();
  inUse = true;
  return scope.run(tracing, work);
}

/** The tracing of the service whose code runs. Undefined: it is off. */
export const currentTracing = (): Tracing | undefined => (inUse ? scope.getStore() : undefined);

/** Whether what runs now belongs to a trace that is recorded: asked before anything is done for a span's sake. */
export const isTraced = (): boolean => currentTracing() !== undefined && isSampled(currentContext().traceparent);

/** A span inside a recorded trace, which the caller ends. Undefined where nothing is recorded. */
export function startSpan(name: string, options: SpanOptions = {}): Span | undefined {
  const tracing = currentTracing();
  if (!tracing) return undefined;
  const parent = options.parent ?? currentContext().traceparent;
  if (!isSampled(parent)) return undefined;
  return tracing.start(name, { ...options, parent, links: options.links?.filter(isSampled) ?? [] });
}

/**
 * Runs `work` inside a span of its own, which is the parent of what is done there; where nothing is recorded it is only run. The span ends
 * with it, or with the promise it answers; what it throws is the span's error, by its code.
 */
export function traced<T>(name: string, options: SpanOptions, work: (span: Span | undefined) => T): T {
  const span = startSpan(name, options);
  return span ? within(span, work) : work(undefined);
}

/** Runs `work` inside a span that was started, and ends it. */
export function within<T>(span: Span, work: (span: Span) => T): T {
  let result: T;
  try {
    result = withContext({ traceparent: span.traceparent }, () => work(span));
  } catch (error) {
    throw failed(span, error);
  }
  if (!(result instanceof Promise)) {
    span.end();
    return result;
  }
  return result.then(
    (value: unknown) => {
      span.end();
      return value;
    },
    (error: unknown) => {
      throw failed(span, error);
    },
  ) as T;
}

function failed(span: Span, error: unknown): unknown {
  span.fail(errorType(error));
  span.end();
  return error;
}

/** A low-cardinality name of what went wrong (`error.type`): our code, a driver's code, or the class. */
export function errorType(error: unknown): string {
  const code = findVitaeError(error)?.code ?? (error as { code?: unknown } | null)?.code;
  if (typeof code === 'string' && /^[\w-]{1,64}$/.test(code)) return code;
  return error instanceof Error ? error.constructor.name : '_OTHER';
}

/**
 * The trace of a request that comes in: the caller's continued, or a new one, and its span where it is recorded. Only here a recorded trace can
 * begin. With `trusted` false the caller's id is kept and its wish to be recorded is not.
 */
export function enterTrace(
  name: string,
  incoming: string | undefined,
  { trusted = true, ...options }: SpanOptions & { readonly trusted?: boolean } = {},
): { readonly traceparent: string; readonly span: Span | undefined } {
  const tracing = currentTracing();
  if (tracing) return tracing.enter(name, { ...options, parent: incoming }, trusted);
  const traceparent = continueTrace(incoming);
  return { traceparent: trusted ? traceparent : unsampled(traceparent), span: undefined };
}
