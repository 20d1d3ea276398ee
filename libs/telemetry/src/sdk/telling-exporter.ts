import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace';
import type { Logger } from '#common';

type Result = Parameters<Parameters<SpanExporter['export']>[1]>[0];

/** `ExportResultCode.SUCCESS` of @opentelemetry/core. */
const SUCCESS = 0;

/**
 * Says once that the collector cannot be told, and once that it can again, with what was lost in between. A failed batch is dropped: spans
 * are worth no room that grows, and no second line in the log.
 */
export class TellingExporter implements SpanExporter {
  private lost = 0;

  constructor(
    private readonly inner: SpanExporter,
    private readonly logger: Logger,
  ) {}

  export(spans: ReadableSpan[], done: (result: Result) => void): void {
    this.inner.export(spans, (result) => {
      if (result.code === SUCCESS) this.arrived();
      else this.failed(spans.length, result.error);
      done({ code: SUCCESS });
    });
  }

  forceFlush(): Promise<void> {
    return this.inner.forceFlush?.() ?? Promise.resolve();
  }

  shutdown(): Promise<void> {
    return this.inner.shutdown();
  }

  private arrived(): void {
    if (this.lost > 0) this.logger.info('The collector takes spans again', { count: this.lost });
    this.lost = 0;
  }

  private failed(count: number, error: Error | undefined): void {
    const code = (error as { code?: unknown } | undefined)?.code;
    if (this.lost === 0)
      this.logger.warn('The collector cannot be told; spans are dropped until it can', { errorCode: code ?? error?.name ?? 'unknown' });
    this.lost += count;
  }
}
