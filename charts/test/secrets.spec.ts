import { describe, expect, it } from 'vitest';
import { openChart, podOf, VARIANTS, type Chart, type Rendered } from './chart.js';

const chart = await openChart();

/** Names of all Secrets a pod can read, by volume and by variable. */
function secretsOf(o: Rendered): string[] {
  const text = JSON.stringify(podOf(o) ?? {});
  const volumes = [...text.matchAll(/"secretName":"([^"]+)"/g), ...text.matchAll(/"secret":\{"items":\[[^\]]*\],"name":"([^"]+)"/g)];
  const variables = [...text.matchAll(/"secretKeyRef":\{[^}]*"name":"([^"]+)"/g)];
  return [...new Set([...volumes, ...variables].map((m) => m[1] as string))].toSorted();
}

describe.skipIf(!chart)('secrets', () => {
  const render = (args: readonly string[] = []): Rendered[] => (chart as Chart).render(args);
  const of = (objects: readonly Rendered[], kind: string): Record<string, string[]> =>
    Object.fromEntries(objects.filter((o) => o.kind === kind).map((o) => [o.metadata.name, secretsOf(o)]));

  it('each service reads its own and nothing else', () => {
    expect(of(render(), 'Deployment')).toEqual({
      'demo-ai': ['demo-ai'],
      'demo-auth': ['demo-auth', 'demo-signing-key-0'],
      'demo-executor': ['demo-executor'],
      'demo-gateway': ['demo-gateway'],
      'demo-jobs': ['demo-jobs', 'demo-verification-keys-0'],
      'demo-resume': ['demo-resume', 'demo-verification-keys-0'],
    });
    expect(of(render(), 'StatefulSet')).toEqual({ 'demo-postgresql': ['demo-postgresql'], 'demo-pulsar': ['demo-pulsar'] });
  });

  it('are never in the rendered text: no Secret object, no value of one', () => {
    for (const args of Object.values(VARIANTS)) {
      const objects = render(args);
      expect(objects.filter((o) => o.kind === 'Secret')).toEqual([]);
      for (const { name, value } of objects.flatMap((o) => podOf(o)?.containers.flatMap((c) => c.env ?? []) ?? [])) {
        if (/PASSWORD|SECRET|TOKEN|_KEY$|PEPPER|CALLERS/.test(name) && !/_(FILE|DIR)$/.test(name)) expect(value, name).toBeUndefined();
      }
    }
  });

  it('are brought along by name in a pipeline that only renders, and then nothing is generated', () => {
    const objects = render(VARIANTS['existing Secrets, external PostgreSQL and Pulsar']);
    expect(of(objects, 'Deployment')).toMatchObject({
      'demo-auth': ['my-auth', 'my-collector', 'my-database-authority', 'my-pulsar', 'my-signing-key'],
      'demo-executor': ['my-collector', 'my-executor', 'my-pulsar'],
      'demo-gateway': ['my-authority', 'my-collector'],
    });
    expect(objects.filter((o) => o.kind === 'PersistentVolumeClaim' || o.metadata.name.startsWith('demo-setup-'))).toEqual([]);
    const jobs = of(objects, 'Job');
    expect(Object.values(jobs).flat()).toContain('my-pulsar-admin');
    expect(Object.values(jobs).flat()).toContain('my-administrator');
  });

  it('a rotation gives the keys new names, so that pods wait for them and old pods keep theirs', () => {
    const rotated = of(render(['--set', 'secrets.rotation=3']), 'Deployment');
    expect(rotated['demo-auth']).toEqual(['demo-auth', 'demo-signing-key-3']);
    expect(rotated['demo-jobs']).toEqual(['demo-jobs', 'demo-verification-keys-3']);
  });

  it('only the set-up and helm test have a token, and the Role names what it writes', () => {
    const objects = render();
    const withToken = objects.filter((o) => JSON.stringify(podOf(o) ?? {}).includes('serviceAccountToken')).map((o) => o.metadata.name);
    expect(withToken).toEqual([expect.stringMatching(/^demo-setup-1-/), 'demo-test']);
    const rules = objects.find((o) => o.kind === 'Role')?.['rules'] as { resourceNames?: string[]; verbs: string[]; resources: string[] }[];
    for (const rule of rules) {
      expect(rule.resourceNames?.length).toBeGreaterThan(0);
      expect(rule.verbs).not.toContain('*');
    }
    expect(rules.flatMap((r) => r.resources).toSorted()).toEqual(['pods', 'secrets', 'serviceaccounts']);
  });

  it('the volume that keeps them outlives the release', () => {
    const claim = render().find((o) => o.kind === 'PersistentVolumeClaim');
    expect(claim?.metadata.annotations).toMatchObject({ 'helm.sh/resource-policy': 'keep' });
  });
});
