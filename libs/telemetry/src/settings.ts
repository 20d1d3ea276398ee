import { z } from 'zod';
import { kinds, setting, type ConfigOf } from '#common';

/** `key=value,key=value`, values percent-encoded (W3C Baggage, as the OpenTelemetry specification has it). */
const pairs = () =>
  z.string().transform((text, context): Readonly<Record<string, string>> => {
    const out: Record<string, string> = {};
    for (const entry of text.split(',')) {
      const at = entry.indexOf('=');
      const key = entry.slice(0, at).trim();
      const value = decoded(entry.slice(at + 1).trim());
      if (at < 1 || !/^[\w.\-/]+$/.test(key) || value === undefined || /[\r\n]/.test(value)) {
        context.addIssue({ code: 'custom', message: 'must be a list of key=value with commas between' });
        return z.NEVER;
      }
      out[key] = value;
    }
    return out;
  });

function decoded(value: string): string | undefined {
  try {
    return decodeURIComponent(value);
  } catch {
    return undefined;
  }
}

/** Settings of every service: where its spans go, and which. Names and meanings are OpenTelemetry's; what is not here is not honoured. */
export const telemetrySettings = {
  otlpEndpoint: setting(
    'OTEL_EXPORTER_OTLP_ENDPOINT',
    kinds.httpUrl().optional(),
    'Collector that spans are sent to, OTLP over HTTP, e.g. http://127.0.0.1:4318; empty: tracing is off',
  ),
  otlpHeaders: setting('OTEL_EXPORTER_OTLP_HEADERS', pairs().optional(), 'Headers for the collector: key=value,…', true),
  otlpProtocol: setting('OTEL_EXPORTER_OTLP_PROTOCOL', kinds.oneOf(['http/protobuf'], 'http/protobuf'), 'How spans are sent'),
  tracesSampler: setting(
    'OTEL_TRACES_SAMPLER',
    kinds.oneOf(['parentbased_always_on', 'parentbased_always_off', 'parentbased_traceidratio'], 'parentbased_always_on'),
    'Which requests are traced; what follows from one is traced with it',
  ),
  tracesSamplerArg: setting(
    'OTEL_TRACES_SAMPLER_ARG',
    z.coerce.number().min(0).max(1).default(1),
    'Part of the requests that parentbased_traceidratio takes, 0 to 1',
  ),
  otelServiceName: setting('OTEL_SERVICE_NAME', kinds.optionalText(), 'Name of this one service in traces; default its own'),
  otelResourceAttributes: setting(
    'OTEL_RESOURCE_ATTRIBUTES',
    pairs().optional(),
    'More to say of where the service runs: deployment.environment.name=staging,…',
  ),
} as const;

export type TelemetrySettings = ConfigOf<typeof telemetrySettings>;

/** Part of the requests that begin here which is traced, 0 to 1. */
export function ratioOf({ tracesSampler, tracesSamplerArg }: Pick<TelemetrySettings, 'tracesSampler' | 'tracesSamplerArg'>): number {
  if (tracesSampler === 'parentbased_traceidratio') return tracesSamplerArg;
  return tracesSampler === 'parentbased_always_on' ? 1 : 0;
}
