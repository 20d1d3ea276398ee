import type { Logger } from '#common';
import { ratioOf, type TelemetrySettings } from './settings.js';
import type { Tracing } from './span.js';

/**
 * The tracing of one service, as its settings say. Without a collector there is none, and nothing of OpenTelemetry is loaded.
 */
export async function startTracing(service: string, settings: Partial<TelemetrySettings>, logger: Logger): Promise<Tracing | undefined> {
  const { otlpEndpoint: endpoint, otlpHeaders = {}, tracesSampler = 'parentbased_always_on', tracesSamplerArg = 1 } = settings;
  if (endpoint === undefined) return undefined;
  const { openTracing } = await import('./sdk/open-tracing.js');
  return openTracing({
    service: settings.otelServiceName ?? service,
    attributes: settings.otelResourceAttributes ?? {},
    endpoint,
    headers: otlpHeaders,
    ratio: ratioOf({ tracesSampler, tracesSamplerArg }),
    logger,
  });
}
