import { describe, expect, it } from 'vitest';
import { readConfig } from '#common';
import { ratioOf, telemetrySettings } from './settings.js';

const read = (env: Record<string, string>) => readConfig(telemetrySettings, env);

describe('settings of tracing', () => {
  it('are off without a collector, and parent-based with everything taken where there is one', () => {
    const config = read({});
    expect(config.otlpEndpoint).toBeUndefined();
    expect([config.tracesSampler, ratioOf(config)]).toEqual(['parentbased_always_on', 1]);
  });

  it.each([
    ['parentbased_always_on', '0.2', 1],
    ['parentbased_always_off', '0.2', 0],
    ['parentbased_traceidratio', '0.2', 0.2],
    ['parentbased_traceidratio', '', 1],
  ])('%s with %j takes %d of the requests', (sampler, arg, ratio) => {
    expect(ratioOf(read({ OTEL_TRACES_SAMPLER: sampler, OTEL_TRACES_SAMPLER_ARG: arg }))).toBe(ratio);
  });

  it.each([
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'collector:4318', 'must be an http(s) URL'],
    ['OTEL_EXPORTER_OTLP_PROTOCOL', 'grpc', 'must be one of http/protobuf'],
    ['OTEL_TRACES_SAMPLER', 'always_on', 'must be one of parentbased_always_on'],
    ['OTEL_TRACES_SAMPLER_ARG', '1.5', 'must be at most 1'],
    ['OTEL_TRACES_SAMPLER_ARG', 'half', 'is not valid'],
    ['OTEL_EXPORTER_OTLP_HEADERS', 'hunter2', 'must be a list of key=value'],
    ['OTEL_EXPORTER_OTLP_HEADERS', 'a=b%0d%0aHost: evil', 'must be a list of key=value'],
    ['OTEL_RESOURCE_ATTRIBUTES', 'no value', 'must be a list of key=value'],
  ])('%s=%s is refused by name: %s', (name, value, sentence) => {
    expect(() => read({ [name]: value })).toThrow(`${name}: ${sentence}`);
    expect(() => read({ [name]: value })).not.toThrow(/hunter2|evil/);
  });

  it('read headers and attributes as the specification writes them', () => {
    const config = read({
      OTEL_EXPORTER_OTLP_HEADERS: 'x-key=a%20b, other=1=2',
      OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment.name=staging',
    });
    expect(config.otlpHeaders).toEqual({ 'x-key': 'a b', other: '1=2' });
    expect(config.otelResourceAttributes).toEqual({ 'deployment.environment.name': 'staging' });
  });
});
