import path from 'node:path';
import { expect, it } from 'vitest';
import type { Setting } from '#common';
import { SERVICE_NAMES, serviceRow, variablePrefix } from '#contracts/services';

interface Settings {
  readonly port: Setting;
  readonly grpcPort?: Setting;
  readonly metricsPort?: Setting;
}

it.each(SERVICE_NAMES)('%s listens where the table of services says, so that all who ask it find it', async (name) => {
  const { settings } = (await import(path.resolve(import.meta.dirname, '../apps', name, 'src/config.ts'))) as { settings: Settings };
  const { http, grpc, metrics, plainMetrics } = serviceRow(name);
  expect([settings.port.env, settings.port.schema.parse(undefined)]).toEqual([`${variablePrefix(name)}_PORT`, http]);
  const own = settings.grpcPort && [settings.grpcPort.env, settings.grpcPort.schema.parse(undefined)];
  const inner = settings.metricsPort && [settings.metricsPort.env, settings.metricsPort.schema.parse(undefined)];
  // In clear beside TLS: only where it is asked for.
  expect(inner).toEqual(
    plainMetrics ? [`${variablePrefix(name)}_METRICS_PORT`, undefined] : metrics && [`${variablePrefix(name)}_METRICS_PORT`, metrics],
  );
  expect(own).toEqual(grpc && [`${variablePrefix(name)}_GRPC_PORT`, grpc]);
});
