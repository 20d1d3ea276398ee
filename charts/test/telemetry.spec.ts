import { describe, expect, it } from 'vitest';
import { SERVICE_NAMES } from '#contracts';
import { openChart, VARIANTS, type Chart, type Rendered } from './chart.js';

const chart = await openChart();
const ON = 'telemetry.endpoint=http://collector.observability:4318,telemetry.sampler=parentbased_traceidratio,telemetry.ratio=0.25';
const PEERS = '[{"namespaceSelector":{"matchLabels":{"kubernetes.io/metadata.name":"observability"}}}]';

interface Egress {
  readonly to?: readonly unknown[];
  readonly ports?: readonly { readonly port: number }[];
}

describe.skipIf(!chart)('traces', () => {
  const render = (...args: string[]): Rendered[] => (chart as Chart).render(args);

  /** Variables of tracing of each Deployment. */
  const variables = (objects: readonly Rendered[]): Record<string, Record<string, string | undefined>> =>
    Object.fromEntries(
      objects
        .filter((o) => o.kind === 'Deployment')
        .map((o) => {
          const { containers } = (o['spec'] as { template: { spec: { containers: { env: { name: string; value?: string }[] }[] } } }).template.spec; // prettier-ignore
          const own = containers.flatMap(({ env }) => env).filter(({ name }) => name.startsWith('OTEL_'));
          return [o.metadata.name.replace(/^demo-/, ''), Object.fromEntries(own.map(({ name, value }) => [name, value]))];
        }),
    );

  it('are off, and no service knows of a collector', () => {
    for (const args of [VARIANTS['defaults'], VARIANTS['minikube'], VARIANTS['eks']]) {
      expect(Object.values(variables(render(...(args ?? [])))).filter((env) => Object.keys(env).length > 0)).toEqual([]);
    }
  });

  it('go from every service, as the values say, and only the services may reach the collector', () => {
    const objects = render('--set', ON, '--set-json', `telemetry.to=${PEERS}`);
    const env = variables(objects);
    const wanted = {
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector.observability:4318',
      OTEL_TRACES_SAMPLER: 'parentbased_traceidratio',
      OTEL_TRACES_SAMPLER_ARG: '0.25',
    };
    for (const name of SERVICE_NAMES) expect(env[name], name).toEqual(wanted);
    const allowed = objects
      .filter((o) => o.kind === 'NetworkPolicy')
      .filter((o) =>
        (o['spec'] as { egress?: Egress[] }).egress?.some((rule) => JSON.stringify(rule.to) === PEERS && rule.ports?.[0]?.port === 4318),
      ) // prettier-ignore
      .map((o) => o.metadata.name.replace(/^demo-/, ''));
    expect(allowed.toSorted()).toEqual([...SERVICE_NAMES].toSorted());
  });

  it('are refused where a sampler by ratio has none of 0 to 1', () => {
    expect(() => render('--set', 'telemetry.ratio=2')).toThrow(/\/telemetry\/ratio/);
  });
});
