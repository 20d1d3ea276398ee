import {
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  TraceFlags,
  type Context,
  type Span as OtelSpan,
  type Tracer,
} from '@opentelemetry/api';
import { parseTraceparent } from '#common';
import type { Span, SpanAttributes, SpanKind as Kind, SpanOptions, Tracing } from '../span.js';

const KINDS: Readonly<Record<Kind, SpanKind>> = {
  internal: SpanKind.INTERNAL,
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
  producer: SpanKind.PRODUCER,
  consumer: SpanKind.CONSUMER,
};

/** Our facade over OpenTelemetry's tracer. Which span is the parent is told by the request context's traceparent and by nothing else. */
export class OtelTracing implements Tracing {
  constructor(
    private readonly tracer: Tracer,
    private readonly ratio: number,
    readonly stop: () => Promise<void>,
  ) {}

  start(name: string, options: SpanOptions): Span {
    return new RecordedSpan(this.open(name, options, contextOf(options.parent)));
  }

  enter(name: string, options: SpanOptions, trusted: boolean): { readonly traceparent: string; readonly span: Span | undefined } {
    // Drawn and not taken from the id: a stranger chooses the id, and would choose one of the part that is recorded.
    const flags = trusted ? undefined : Math.random() < this.ratio ? TraceFlags.SAMPLED : TraceFlags.NONE;
    const span = this.open(name, options, contextOf(options.parent, flags));
    return span.isRecording()
      ? { traceparent: traceparentOf(span), span: new RecordedSpan(span) }
      : { traceparent: traceparentOf(span), span: undefined };
  }

  private open(name: string, { kind = 'internal', attributes, links = [], startTime }: SpanOptions, parent: Context): OtelSpan {
    return this.tracer.startSpan(
      name,
      {
        kind: KINDS[kind],
        ...(attributes ? { attributes: present(attributes) } : {}),
        ...(startTime === undefined ? {} : { startTime }),
        links: links.flatMap((link) => {
          const context = spanContextOf(link);
          return context ? [{ context }] : [];
        }),
      },
      parent,
    );
  }
}

class RecordedSpan implements Span {
  readonly traceparent: string;
  private ended = false;

  constructor(private readonly span: OtelSpan) {
    this.traceparent = traceparentOf(span);
  }

  set(attributes: SpanAttributes): void {
    this.span.setAttributes(present(attributes));
  }

  rename(name: string): void {
    this.span.updateName(name);
  }

  fail(errorType: string): void {
    this.span.setAttribute('error.type', errorType);
    this.span.setStatus({ code: SpanStatusCode.ERROR });
  }

  end(): void {
    if (this.ended) return;
    this.ended = true;
    this.span.end();
  }
}

const present = (attributes: SpanAttributes): Record<string, string | number | boolean> =>
  Object.fromEntries(Object.entries(attributes).filter((entry): entry is [string, string | number | boolean] => entry[1] !== undefined));

const traceparentOf = (span: OtelSpan): string => {
  const { traceId, spanId, traceFlags } = span.spanContext();
  return `00-${traceId}-${spanId}-0${traceFlags & TraceFlags.SAMPLED}`;
};

function spanContextOf(traceparent: string | undefined, flags?: TraceFlags) {
  const parsed = parseTraceparent(traceparent);
  if (!parsed) return undefined;
  return {
    traceId: parsed.traceId,
    spanId: parsed.spanId,
    traceFlags: flags ?? (parsed.sampled ? TraceFlags.SAMPLED : TraceFlags.NONE),
    isRemote: true,
  };
}

function contextOf(traceparent: string | undefined, flags?: TraceFlags): Context {
  const parent = spanContextOf(traceparent, flags);
  return parent ? trace.setSpanContext(ROOT_CONTEXT, parent) : ROOT_CONTEXT;
}
