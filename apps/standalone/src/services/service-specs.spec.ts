import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { SERVICE_NAMES } from '#contracts/services';
import type { Secrets } from '../secrets/secrets.js';
import type { StandaloneConfig } from '../config.js';
import type { Ports } from './port-names.js';
import { MALLOC_ARENAS, serviceSpecs } from './service-specs.js';

const keys = Object.fromEntries(SERVICE_NAMES.map((name) => [name, 'ab'.repeat(32)]));
const secrets = { serviceKeys: keys, databases: {}, publicKeysFile: '/k', signingKeyFile: '/s', passwordPepper: 'p', refreshTokenSecret: 'r' } as unknown as Secrets; // prettier-ignore
const ports = new Proxy({}, { get: () => 1 }) as Ports;

const specs = (inherited: Record<string, string>) =>
  serviceSpecs({
    config: { inherited, root: '/x', host: '127.0.0.1', introspection: true } as unknown as StandaloneConfig,
    ports,
    secrets,
    certificates: {},
    databaseUrl: (owner) => `postgresql://x/${owner}`,
  });

it('every service that has a queue is given the embedded one, or the broker the person named with all of its settings', () => {
  const named = { QUEUE: 'pulsar-websocket', PULSAR_SERVICE_URL: 'pulsar://b:6650', PULSAR_WEB_URL: 'http://b:8080', PULSAR_TOKEN_FILE: '/token', PULSAR_TLS_CA_FILE: '/ca' }; // prettier-ignore
  for (const name of ['auth', 'jobs', 'resume', 'executor']) {
    const env = (inherited: Record<string, string>) => specs(inherited).find((s) => s.name === name)?.env;
    expect(env({})).toMatchObject({ QUEUE: 'pg-boss', QUEUE_DATABASE_URL: 'postgresql://x/queue' });
    expect(env({ QUEUE: '' })).toMatchObject({ QUEUE: 'pg-boss' });
    expect(env(named)).toMatchObject(named);
  }
});

it('every service has the young generation it has in a container and on a cluster', () => {
  const root = path.resolve(import.meta.dirname, '../../../..');
  const text = (file: string): string => readFileSync(path.join(root, file), 'utf8');
  const young = Object.fromEntries(
    specs({}).map(({ name, nodeArgs }) => [name, / --max-semi-space-size=(\d+)/.exec(` ${nodeArgs.join(' ')}`)?.[1]]),
  );
  const [, image] = /NODE_OPTIONS=".*--max-semi-space-size=(\d+)/.exec(text('Dockerfile')) ?? [];
  const compose = [
    ...text('docker-compose.yaml').matchAll(/command: \[(?:--max-semi-space-size=(\d+), )?dist\/apps\/(\w+)\/src\/main\.js\]/g),
  ];
  expect(Object.fromEntries(compose.map(([, own, name]) => [name, own ?? image]))).toEqual(young);
  const chart = text('charts/vitae/templates/_settings.tpl');
  const [, others] = /dig \(first \.\) (\d+) \$young/.exec(chart) ?? [];
  const own = new Map([...(/\$young := dict (.*) \}\}/.exec(chart)?.[1] ?? '').matchAll(/"(\w+)" (\d+)/g)].map(([, name, n]) => [name, n]));
  expect(Object.fromEntries(Object.keys(young).map((name) => [name, own.get(name) ?? others]))).toEqual(young);
});

it('every service has the arenas of malloc it has in a container, unless the person says otherwise', () => {
  const image = readFileSync(path.resolve(import.meta.dirname, '../../../../Dockerfile'), 'utf8');
  expect(/MALLOC_ARENA_MAX=(\d+)/.exec(image)?.[1]).toBe(MALLOC_ARENAS);
  for (const { env } of specs({})) expect(env['MALLOC_ARENA_MAX']).toBe(MALLOC_ARENAS);
  for (const { env } of specs({ MALLOC_ARENA_MAX: '8' })) expect(env['MALLOC_ARENA_MAX']).toBe('8');
});
