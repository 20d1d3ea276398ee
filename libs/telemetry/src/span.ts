/**
 * Numbers, flags, ids and names from closed lists. Never what a person wrote, a statement's values, an address's query or a token: a span
 * leaves the system. Names are those of the OpenTelemetry semantic conventions, our own begin with `vitae.`.
 */
export type SpanAttributes = Readonly<Record<string, string | number | boolean | undefined>>;

export type SpanKind = 'internal' | 'server' | 'client' | 'producer' | 'consumer';

export interface SpanOptions {
  /** Default internal. */
  readonly kind?: SpanKind;
  readonly attributes?: SpanAttributes;
  /** W3C traceparent. Default: the current context's. */
  readonly parent?: string | undefined;
  /** Traceparents of what else it belongs to; the first 128 count. */
  readonly links?: readonly string[];
  /** `Date.now()` of the beginning, for a span that is written when it is over. Default: now. */
  readonly startTime?: number;
}

/** A span that is being recorded. */
export interface Span {
  /** By which others become its children. */
  readonly traceparent: string;
  set(attributes: SpanAttributes): void;
  rename(name: string): void;
  /** `errorType`: a code or the name of a class, never a message, which may quote what was sent. */
  fail(errorType: string): void;
  /** The first call counts. */
  end(): void;
}

/** The spans of one service. */
export interface Tracing {
  /** Parent and links are sampled ones. */
  start(name: string, options: SpanOptions): Span;
  /**
   * A request from outside: the operator's sampler decides where there is no parent. `trusted` false: also where there is one, since whoever
   * sends it is nobody of ours.
   */
  enter(name: string, options: SpanOptions, trusted: boolean): { readonly traceparent: string; readonly span: Span | undefined };
  /** Sends what is left, for at most 2 s. Never rejects. */
  stop(): Promise<void>;
}
