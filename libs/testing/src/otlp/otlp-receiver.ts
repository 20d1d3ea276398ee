import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import protobuf from 'protobufjs';

/** The part of opentelemetry.proto.collector.trace.v1 and what it stands on that spans of ours use. */
const PROTO = `
syntax = "proto3";
package otlp;
message Request { repeated ResourceSpans resource_spans = 1; }
message ResourceSpans { Resource resource = 1; repeated ScopeSpans scope_spans = 2; }
message Resource { repeated KeyValue attributes = 1; }
message ScopeSpans { repeated Span spans = 2; }
message KeyValue { string key = 1; AnyValue value = 2; }
message AnyValue { oneof value { string string_value = 1; bool bool_value = 2; int64 int_value = 3; double double_value = 4; } }
message Span {
  bytes trace_id = 1; bytes span_id = 2; bytes parent_span_id = 4; string name = 5; int32 kind = 6;
  fixed64 start_time_unix_nano = 7; fixed64 end_time_unix_nano = 8; repeated KeyValue attributes = 9; repeated Event events = 11;
  repeated Link links = 13; Status status = 15;
}
message Event { string name = 2; }
message Link { bytes trace_id = 1; bytes span_id = 2; }
message Status { string message = 2; int32 code = 3; }
`;

interface Wire {
  resourceSpans: { resource: { attributes: Pair[] }; scopeSpans: { spans: WireSpan[] }[] }[];
}
type Pair = { key: string; value: Record<string, string | number | boolean> };
interface WireSpan {
  traceId: string;
  spanId: string;
  parentSpanId: string;
  name: string;
  kind: number;
  startTimeUnixNano: string;
  endTimeUnixNano: string;
  attributes: Pair[];
  links: { traceId: string; spanId: string }[];
  events: unknown[];
  status?: { code: number; message: string };
}

/** A span as it arrived. Ids in hex, times in ms. */
export interface ReceivedSpan {
  readonly service: string;
  readonly resource: Readonly<Record<string, unknown>>;
  readonly traceId: string;
  readonly spanId: string;
  /** '' for a root. */
  readonly parentId: string;
  readonly name: string;
  readonly kind: 'internal' | 'server' | 'client' | 'producer' | 'consumer';
  readonly start: number;
  readonly end: number;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly links: readonly { readonly traceId: string; readonly spanId: string }[];
  readonly failed: boolean;
}

const KINDS = ['internal', 'internal', 'server', 'client', 'producer', 'consumer'] as const;
const ERROR = 2;
const hex = (base64: string): string => Buffer.from(base64, 'base64').toString('hex');
const record = (pairs: readonly Pair[]): Record<string, unknown> =>
  Object.fromEntries(pairs.map(({ key, value }) => [key, 'intValue' in value ? Number(value['intValue']) : Object.values(value)[0]]));

/** A collector: takes what an OTLP exporter sends over HTTP as protobuf, and keeps it. Nothing else of a collector. */
export class OtlpReceiver {
  readonly spans: ReceivedSpan[] = [];
  /** Every body as it came, to look for what must not be in one. */
  readonly bodies: Buffer[] = [];
  readonly headers: IncomingHttpHeaders[] = [];
  /** What is answered; `undefined`: nothing, the sender waits. */
  status: number | undefined = 200;
  private readonly request = protobuf.parse(PROTO).root.lookupType('otlp.Request');

  /** For OTEL_EXPORTER_OTLP_ENDPOINT. */
  readonly url: string;

  private constructor(private readonly server: Server) {
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  static async start(port = 0): Promise<OtlpReceiver> {
    const server = createServer();
    await new Promise<void>((up, down) => server.once('error', down).listen(port, '127.0.0.1', up));
    const receiver = new OtlpReceiver(server);
    server.on('request', (req, res) => {
      const chunks: Buffer[] = [];
      req.on('data', (chunk: Buffer) => chunks.push(chunk));
      req.on('end', () => {
        if (receiver.status === undefined) return;
        const right = req.method === 'POST' && req.url === '/v1/traces' && req.headers['content-type'] === 'application/x-protobuf';
        const status = right ? receiver.status : 400;
        if (status === 200) receiver.take(Buffer.concat(chunks), req.headers);
        res.writeHead(status, { 'content-type': 'application/x-protobuf' }).end();
      });
    });
    return receiver;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((closed) => this.server.close(() => closed()));
  }

  private take(body: Buffer, headers: IncomingHttpHeaders): void {
    this.bodies.push(body);
    this.headers.push(headers);
    const wire = this.request.toObject(this.request.decode(body), { bytes: String, longs: String, arrays: true }) as unknown as Wire;
    for (const { resource, scopeSpans } of wire.resourceSpans) {
      const facts = record(resource.attributes);
      for (const span of scopeSpans.flatMap((s) => s.spans)) this.spans.push(received(facts, span));
    }
  }
}

const received = (resource: Record<string, unknown>, span: WireSpan): ReceivedSpan => ({
  service: String(resource['service.name']),
  resource,
  traceId: hex(span.traceId),
  spanId: hex(span.spanId),
  parentId: span.parentSpanId ? hex(span.parentSpanId) : '',
  name: span.name,
  kind: KINDS[span.kind] ?? 'internal',
  start: Number(BigInt(span.startTimeUnixNano) / 1_000n) / 1_000,
  end: Number(BigInt(span.endTimeUnixNano) / 1_000n) / 1_000,
  attributes: record(span.attributes),
  links: span.links.map((l) => ({ traceId: hex(l.traceId), spanId: hex(l.spanId) })),
  failed: span.status?.code === ERROR,
});

/** The trace as lines, children indented under their parent and in order of their start: for the message of a test that fails. */
export function drawTrace(spans: readonly ReceivedSpan[]): string {
  const known = new Set(spans.map((s) => s.spanId));
  const lines: string[] = [];
  const draw = (parent: string | undefined, depth: number): void => {
    const children = spans.filter((s) => (parent === undefined ? !known.has(s.parentId) : s.parentId === parent));
    for (const span of children.toSorted((a, b) => a.start - b.start)) {
      const orphan = depth === 0 && span.parentId !== '' ? ` (its parent ${span.parentId} never came)` : '';
      lines.push(`${'  '.repeat(depth)}${span.service} ${span.kind} ${span.name} ${Math.round(span.end - span.start)} ms${orphan}`);
      draw(span.spanId, depth + 1);
    }
  };
  draw(undefined, 0);
  return lines.join('\n');
}
