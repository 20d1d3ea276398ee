import { describe, expect, it } from 'vitest';
import { servicesWith, variablePrefix } from '#contracts/services';
import { byName, openChart, podOf, VARIANTS, type Chart, type Rendered } from './chart.js';

const chart = await openChart();

describe.skipIf(!chart)('inside a release', () => {
  const render = (args: readonly string[] = []): Rendered[] => (chart as Chart).render(args);
  const env = (objects: readonly Rendered[], name: string, kind = 'Deployment'): Record<string, string | undefined> => {
    const found = objects.find((o) => o.kind === kind && o.metadata.name.startsWith(name));
    return Object.fromEntries((podOf(found as Rendered)?.containers[0]?.env ?? []).map((v) => [v.name, v.value]));
  };
  const mounts = (objects: readonly Rendered[], kind: string, name: string): string => {
    const pod = podOf(objects.find((o) => o.kind === kind && o.metadata.name.startsWith(name)) as Rendered);
    return JSON.stringify([pod?.volumes, pod?.containers[0]?.['volumeMounts']]);
  };

  it('the gateway asks each owner over HTTPS, holds the authority and no key', () => {
    const objects = render();
    const gateway = env(objects, 'demo-gateway');
    for (const owner of servicesWith('graphql')) {
      expect(gateway[`${variablePrefix(owner)}_URL`]).toMatch(/^https:/);
      expect(env(objects, `demo-${owner}`)).toMatchObject({ HTTP_TLS_CERT_FILE: '/etc/vitae/own/tls.crt', HTTP_TLS_KEY_FILE: '/etc/vitae/own/tls.key' });
    }
    expect(gateway['OWNER_TLS_CA_FILE']).toBe('/etc/vitae/own/ca.crt');
    expect(gateway).not.toHaveProperty('GRPC_TLS_KEY_FILE');
  }); // prettier-ignore

  it('the kubelet asks in clear, on a port that only it and whoever may read metrics reach', () => {
    const [jobs] = podOf(byName(render(), 'Deployment', 'demo-jobs'))?.containers ?? [];
    for (const probe of ['startupProbe', 'livenessProbe', 'readinessProbe']) expect(jobs?.[probe]).toMatchObject({ httpGet: { port: 'metrics' } });
    const policy = JSON.stringify(byName(render(), 'NetworkPolicy', 'demo-jobs')['spec']);
    expect(policy).not.toContain('3092');
  }); // prettier-ignore

  it('KEDA counts items there, and reaches no port of people', () => {
    const objects = render(VARIANTS['pg-boss, keda, nginx, Gemini']);
    expect(JSON.stringify(byName(objects, 'ScaledObject', 'demo-executor'))).toContain(
      '"http://demo-jobs-metrics.default.svc:3092/metrics"',
    );
    const { ingress } = byName(objects, 'NetworkPolicy', 'demo-jobs')['spec'] as {
      ingress: { from: object[]; ports: { port: number }[] }[];
    };
    expect(ingress.filter((r) => JSON.stringify(r.from).includes('keda')).flatMap((r) => r.ports)).toEqual([{ port: 3092 }]);
  });

  it('the bundled PostgreSQL lets nobody in without TLS, and every login checks its certificate', () => {
    const objects = render(['--set', 'queue.type=pg-boss']);
    expect((byName(objects, 'ConfigMap', 'demo-postgresql')['data'] as Record<string, string>)['pg_hba.conf']).toMatch(/^hostssl all all all scram-sha-256$/m);
    expect(JSON.stringify(byName(objects, 'ConfigMap', 'demo-postgresql'))).not.toMatch(/\bhost\b/);
    const args = podOf(byName(objects, 'StatefulSet', 'demo-postgresql'))?.containers[0]?.['args'] as string[];
    expect(args).toEqual(expect.arrayContaining(['ssl=on', 'hba_file=/etc/vitae/hba/pg_hba.conf', 'ssl_min_protocol_version=TLSv1.3']));
    for (const owner of servicesWith('database')) expect(env(objects, `demo-${owner}`)['DATABASE_URL']).toMatch(/\?sslmode=verify-full&sslrootcert=\/etc\/vitae\/own\/ca\.crt$/);
    expect(env(objects, 'demo-executor')['QUEUE_DATABASE_URL']).toMatch(/\?sslmode=verify-full&sslrootcert=\/etc\/vitae\/own\/ca\.crt$/);
    expect(env(objects, 'demo-migrate', 'Job')['SETUP_POSTGRES_PARAMETERS']).toBe('sslmode=verify-full&sslrootcert=/etc/vitae/administrator/ca.crt');
    expect(mounts(objects, 'Job', 'demo-migrate')).not.toContain('tls.key');
  }); // prettier-ignore

  it('a PostgreSQL of CloudNativePG is checked by its operator’s authority, whose key no pod of ours gets', () => {
    const objects = render(VARIANTS['eks']);
    for (const [kind, name] of [['Deployment', 'demo-jobs'], ['Job', 'demo-migrate']] as const) {
      expect(mounts(objects, kind, name)).toMatch(/"secretName":"demo-postgresql-ca","defaultMode":\d+,"items":\[\{"key":"ca\.crt","path":"ca\.crt"\}\]/);
    }
    expect(env(objects, 'demo-jobs')['DATABASE_URL']).toMatch(/@demo-postgresql-rw:5432\/vitae_jobs\?sslmode=verify-full&sslrootcert=\/etc\/vitae\/postgresql\/ca\.crt$/);
  }); // prettier-ignore

  it('an external one is checked by the authority it is given, by those every system knows, or not at all where that is said by name', () => {
    const url = (...set: string[]): string | undefined =>
      env(render(['--set', ['postgresql.mode=external,postgresql.external.host=db,postgresql.external.existingSecret=a', ...set].join(',postgresql.external.')]), 'demo-jobs')['DATABASE_URL'];
    expect(url()).toMatch(/@db:5432\/vitae_jobs\?sslmode=verify-full$/);
    expect(url('caSecret=mine', 'parameters=connect_timeout=5')).toMatch(/\?sslmode=verify-full&sslrootcert=\/etc\/vitae\/postgresql\/ca\.crt&connect_timeout=5$/);
    expect(url('sslMode=disable')).toMatch(/\?sslmode=disable$/);
  }); // prettier-ignore

  it('the bundled Pulsar has no port in clear, and whoever speaks to it checks its certificate', () => {
    const objects = render();
    const broker = env(objects, 'demo-pulsar', 'StatefulSet');
    expect([broker['PULSAR_PREFIX_webServicePort'], broker['PULSAR_PREFIX_brokerServicePort']]).toEqual(['', '']);
    expect((byName(objects, 'Service', 'demo-pulsar')['spec'] as { ports: { port: number }[] }).ports.map((p) => p.port)).toEqual([6651, 8443]);
    for (const name of ['auth', 'jobs', 'resume', 'executor']) {
      expect(env(objects, `demo-${name}`)).toMatchObject({ PULSAR_WEB_URL: 'https://demo-pulsar:8443', PULSAR_TLS_CA_FILE: '/etc/vitae/own/ca.crt' });
    }
    expect(env(objects, 'demo-pulsar-setup', 'Job')).toMatchObject({ PULSAR_TLS_CA_FILE: '/etc/vitae/authority/ca.crt' });
    expect(mounts(objects, 'Job', 'demo-pulsar-setup')).not.toContain('tls.key');
  }); // prettier-ignore
});
