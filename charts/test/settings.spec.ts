import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { SettingTable } from '#common';
import { SERVICE_NAMES, type ServiceName } from '#contracts/services';
import { byName, CHART, openChart, podOf, VARIANTS, type Chart } from './chart.js';

const chart = await openChart();
const root = path.resolve(CHART, '../..');

/** What an app reads besides its own table: Node, OpenTelemetry's libraries, and the parts a URL is put together of. */
const NOT_OURS = /^(?:NODE_OPTIONS|OTEL_\w+|DATABASE_PASSWORD|QUEUE_PASSWORD)$/;

/** Every variable of an app: a secret also by the file that holds it. */
async function variablesOf(name: ServiceName): Promise<ReadonlySet<string>> {
  const { settings } = (await import(path.join(root, 'apps', name, 'src/config.ts'))) as { settings: SettingTable };
  return new Set(Object.values(settings).flatMap((s) => (s.secret ? [s.env, `${s.env}_FILE`] : [s.env])));
}

const unknown = (given: Iterable<string>, known: ReadonlySet<string>): string[] =>
  [...given].filter((name) => !known.has(name) && !NOT_OURS.test(name));

describe.skipIf(!chart)('the settings of a service, in the chart', () => {
  it.each(SERVICE_NAMES)('%s: what the chart sets is a setting, whatever is switched on', async (name) => {
    const known = await variablesOf(name);
    for (const args of Object.values(VARIANTS)) {
      const objects = (chart as Chart).render(args);
      const env = podOf(byName(objects, 'Deployment', `demo-${name}`))?.containers[0]?.env ?? [];
      expect(unknown(env.map((v) => v.name), known)).toEqual([]);
    }
  }); // prettier-ignore

  it.each(SERVICE_NAMES)('%s: every setting can be set, also over what the chart sets', async (name) => {
    const wanted = Object.fromEntries([...(await variablesOf(name))].map((variable) => [variable, `given for ${variable}`]));
    const objects = (chart as Chart).render(['--set-json', `${name}.env=${JSON.stringify(wanted)}`]);
    const env = podOf(byName(objects, 'Deployment', `demo-${name}`))?.containers[0]?.env ?? [];
    // Of two of one name Kubernetes takes the last.
    expect(Object.fromEntries(env.map((v) => [v.name, v.value]))).toMatchObject(wanted);
  });
});

describe('the settings of a service, in docker-compose.yaml', () => {
  interface Service {
    readonly environment?: Readonly<Record<string, string>>;
    readonly env_file?: unknown;
  }
  const { services } = parse(readFileSync(path.join(root, 'docker-compose.yaml'), 'utf8'), { merge: true }) as { services: Record<string, Service> };

  it.each(SERVICE_NAMES)('%s: what compose sets is a setting of a service, and any other comes from vitae.env', async (name) => {
    // Some are said to all of them at once.
    const known = new Set((await Promise.all(SERVICE_NAMES.map(variablesOf))).flatMap((of) => [...of]));
    expect(unknown(Object.keys(services[name]?.environment ?? {}), known)).toEqual([]);
    expect(services[name]?.env_file).toEqual([{ path: '${VITAE_ENV_FILE:-vitae.env}', required: false }]);
  });
}); // prettier-ignore
