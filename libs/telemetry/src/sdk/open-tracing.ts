import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, ParentBasedSampler, TraceIdRatioBasedSampler, TracerProvider } from '@opentelemetry/sdk-trace';
import { withTimeout, type Logger } from '#common';
import type { Tracing } from '../span.js';
import { OtelTracing } from './otel-tracing.js';
import { TellingExporter } from './telling-exporter.js';

export interface TracingOptions {
  readonly service: string;
  /** Further attributes of the resource. */
  readonly attributes: Readonly<Record<string, string>>;
  /** Base address of the collector: `/v1/traces` is added. */
  readonly endpoint: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Part of the traces that begin here which is recorded, 0 to 1. */
  readonly ratio: number;
  readonly logger: Logger;
}

/** Spans that wait for the collector; more are dropped. Some 2 kB each at most, so 8 MB a service with the collector away. */
const MAX_WAITING = 4_096;
const MAX_IN_BATCH = 512;
const BATCH_EVERY_MS = 2_000;
/** One export with its retries. A batch that did not go by then is dropped. */
const EXPORT_MS = 5_000;
/** What a stop waits for the last batches. Within every service's time to stop, and short: spans are not work. */
const STOP_MS = 2_000;
/** Of an attribute, in characters. */
const MAX_VALUE = 256;

/** Spans of one service to one collector. It has its own queue and connection also where others share its process. */
export function openTracing({ service, attributes, endpoint, headers, ratio, logger }: TracingOptions): Tracing {
  const url = `${endpoint.replace(/\/+$/, '')}/v1/traces`;
  const otlp = new OTLPTraceExporter({ url, headers: { ...headers }, timeoutMillis: EXPORT_MS, concurrencyLimit: 2 });
  const exporter = new TellingExporter(otlp, logger);
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.namespace': 'vitae', ...attributes, 'service.name': service, 'process.pid': process.pid }),
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(ratio) }),
    spanLimits: { attributeValueLengthLimit: MAX_VALUE, attributeCountLimit: 32, eventCountLimit: 0, linkCountLimit: 128 },
    spanProcessors: [
      new BatchSpanProcessor({
        exporter,
        maxQueueSize: MAX_WAITING,
        maxExportBatchSize: MAX_IN_BATCH,
        scheduledDelayMillis: BATCH_EVERY_MS,
        exportTimeoutMillis: EXPORT_MS,
      }),
    ],
  });
  logger.info('Spans are sent to the collector', { url: new URL(url).origin });
  const stop = (): Promise<void> => withTimeout(provider.shutdown(), STOP_MS, 'Sending the last spans').catch(() => undefined);
  return new OtelTracing(provider.getTracer('vitae'), ratio, stop);
}
