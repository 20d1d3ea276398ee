import { describe, expect, it } from 'vitest';
import { byName, openChart, podOf, VARIANTS, type Chart, type Rendered } from './chart.js';

const chart = await openChart();

interface Policy {
  readonly podSelector: { readonly matchLabels: Record<string, string> };
  readonly policyTypes: readonly string[];
  readonly ingress: readonly Rule[];
  readonly egress: readonly Rule[];
}
interface Rule {
  readonly from?: readonly Peer[];
  readonly to?: readonly Peer[];
  readonly ports?: readonly { readonly port: number }[];
}
interface Peer {
  readonly podSelector?: { readonly matchLabels: Record<string, string> };
  readonly ipBlock?: { readonly cidr: string; readonly except?: readonly string[] };
}
const COMPONENT = 'app.kubernetes.io/component';

describe.skipIf(!chart)('the objects of a release', () => {
  const render = (args: readonly string[] = [], release = 'demo'): Rendered[] => (chart as Chart).render(args, release);
  const policies = (objects: readonly Rendered[]): [string, Policy][] =>
    objects.filter((o) => o.kind === 'NetworkPolicy').map((o) => [o.metadata.name, o['spec'] as Policy]);

  it.each(Object.entries(VARIANTS))("are what Kubernetes' own schema says: %s", (_, args) => {
    expect((chart as Chart).findings((chart as Chart).text(args))).toBe('');
  });

  it('a mistyped field is found', () => {
    expect((chart as Chart).findings((chart as Chart).text().replace('replicas: 2', 'replicaz: 2'))).toContain("'replicaz' not allowed");
  });

  it.each(Object.entries(VARIANTS))('pass helm lint --strict: %s', (_, args) => {
    expect((chart as Chart).helm(['lint', '--strict', '--quiet', `${import.meta.dirname}/../vitae`, ...args])).not.toContain('ERROR');
  });

  it('carry the release in every name, so that two live in one namespace', () => {
    const [a, b] = [render([], 'blue'), render([], 'green')].map((objects) => new Set(objects.map((o) => `${o.kind} ${o.metadata.name}`)));
    expect([...(a as Set<string>)].filter((name) => (b as Set<string>).has(name))).toEqual([]);
    expect(a).toContain('Service blue-gateway');
    const selectors = render([], 'blue').filter((o) => o.kind === 'Service').map((o) => (o['spec'] as { selector: Record<string, string> }).selector);
    expect(selectors.every((s) => s['app.kubernetes.io/instance'] === 'blue')).toBe(true);
  }); // prettier-ignore

  it('offer the gateway on port 3000', () => {
    expect((byName(render(), 'Service', 'demo-gateway')['spec'] as { ports: object[] }).ports).toMatchObject([{ port: 3000 }]);
  });

  it('keep metrics off the ports and the Services of people and of the gateway, for whoever may read metrics', () => {
    const objects = render(['-f', `${import.meta.dirname}/values-external.yaml`, '--set-json', 'networkPolicy.metricsFrom=[{"namespaceSelector":{"matchLabels":{"a":"monitoring"}}}]']);
    expect(byName(objects, 'Service', 'demo-gateway-metrics')['spec']).toMatchObject({ ports: [{ name: 'metrics', port: 3090, targetPort: 'metrics' }] });
    expect(podOf(byName(objects, 'Deployment', 'demo-gateway'))?.containers[0]?.env).toContainEqual({ name: 'METRICS_HOST', value: '0.0.0.0' });
    const rules = (name: string): readonly Rule[] => new Map(policies(objects)).get(name)?.ingress.filter((r) => JSON.stringify(r.from ?? '').includes('monitoring')) ?? [];
    expect(rules('demo-gateway').flatMap((r) => r.ports)).toEqual([{ port: 3090 }]);
    expect(rules('demo-auth').flatMap((r) => r.ports)).toEqual([{ port: 3091 }]);
    expect(rules('demo-ai').flatMap((r) => r.ports)).toEqual([{ port: 3004 }]);
    expect(byName(objects, 'Service', 'demo-auth-metrics')['spec']).toMatchObject({ ports: [{ name: 'metrics', port: 3091, targetPort: 'metrics' }] });
    const monitors = objects.filter((o) => o.kind === 'ServiceMonitor').map((o) => o['spec'] as { selector: object; endpoints: { port: string }[] });
    expect(monitors.map((m) => m.endpoints[0]?.port)).toEqual(['http', 'metrics']);
    expect(monitors[0]?.selector).toMatchObject({ matchExpressions: [{ key: COMPONENT, operator: 'NotIn', values: ['auth', 'gateway', 'jobs', 'resume'] }] });
    expect(monitors[1]?.selector).toMatchObject({ matchExpressions: [{ key: COMPONENT, operator: 'In', values: ['auth', 'gateway', 'jobs', 'resume'] }] });
  }); // prettier-ignore

  it('have a migration Job for each revision; a rendered one with another spec has another name', () => {
    const migrate = (args: string[]): string => render(args).find((o) => o.kind === 'Job' && o.metadata.name.includes('-migrate-'))?.metadata.name ?? ''; // prettier-ignore
    expect(migrate([])).toMatch(/^demo-migrate-1-[0-9a-f]{6}$/);
    expect(migrate(['--set', 'image.tag=next'])).not.toBe(migrate([]));
    expect(migrate([])).toBe(migrate([]));
  });

  it('a rollout adds before it takes away, and a drain of a node takes one pod of a service', () => {
    for (const o of render().filter((x) => x.kind === 'Deployment')) {
      expect((o['spec'] as { strategy: object }).strategy).toEqual({ rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } });
      expect((byName(render(), 'PodDisruptionBudget', o.metadata.name)['spec'] as object)).toMatchObject({ maxUnavailable: 1 });
    }
  }); // prettier-ignore

  it('leave the replicas to an autoscaler where there is one', () => {
    const spec = byName(render(VARIANTS['eks']), 'Deployment', 'demo-executor')['spec'] as { replicas?: number };
    expect(spec.replicas).toBeUndefined();
    expect(byName(render(VARIANTS['eks']), 'HorizontalPodAutoscaler', 'demo-executor')['spec']).toMatchObject({ maxReplicas: 30 });
  });

  it('an executor a role, each told what it runs, with what the role says over what all say', () => {
    const objects = render(VARIANTS['executors by what they run']);
    const container = (name: string) => podOf(byName(objects, 'Deployment', name))?.containers[0];
    const env = (name: string) => Object.fromEntries((container(name)?.env ?? []).map((e) => [e.name, e.value]));
    expect(env('demo-executor')).toMatchObject({ EXECUTOR_JOB_TYPES: 'fibonacci,generate-documents', EXECUTOR_CONCURRENCY: 'fibonacci=20' });
    expect(env('demo-executor-bulk')).toMatchObject({ EXECUTOR_JOB_TYPES: 'import-resumes', EXECUTOR_CONCURRENCY: 'import-resumes=1', HEARTBEAT_MS: '5000' }); // prettier-ignore
    expect(container('demo-executor-bulk')?.resources).toEqual({ requests: { cpu: '100m', memory: '256Mi' }, limits: { cpu: '2', memory: '448Mi' } });
    expect(container('demo-executor-bulk')).toMatchObject({ args: ['dist/apps/executor/src/main.js'] });
    expect(byName(objects, 'HorizontalPodAutoscaler', 'demo-executor-bulk')['spec']).toMatchObject({ minReplicas: 1, maxReplicas: 20 });
    expect(objects.some((o) => o.kind === 'HorizontalPodAutoscaler' && o.metadata.name === 'demo-executor')).toBe(false);
    for (const kind of ['PodDisruptionBudget', 'NetworkPolicy', 'Service']) expect(byName(objects, kind, 'demo-executor-bulk')).toBeDefined();
    const reached = policies(objects).flatMap(([name, p]) => ((p.ingress ?? []).some((r) => r.from?.some((f) => f.podSelector?.matchLabels[COMPONENT] === 'executor-bulk')) ? [name] : [])); // prettier-ignore
    expect(reached.toSorted()).toEqual(['demo-ai', 'demo-jobs', 'demo-pulsar', 'demo-resume']);
    const selectors = objects.filter((o) => o.kind === 'Deployment').map((o) => (o['spec'] as { selector: { matchLabels: Record<string, string> } }).selector.matchLabels[COMPONENT]);
    expect(new Set(selectors).size).toBe(selectors.length);
  }); // prettier-ignore

  it('tell the one executor of the defaults nothing: it runs whatever there is', () => {
    const env = podOf(byName(render(), 'Deployment', 'demo-executor'))?.containers[0]?.env?.map((e) => e.name);
    expect(env).not.toContain('EXECUTOR_JOB_TYPES');
  });

  it('the Ingress lets uploads and long subscriptions through, for nginx and for ALB', () => {
    const nginx = render(VARIANTS['pg-boss, keda, nginx, Gemini']).find((o) => o.kind === 'Ingress');
    expect(nginx?.metadata.annotations).toMatchObject({ 'nginx.ingress.kubernetes.io/proxy-body-size': '1073741824', 'nginx.ingress.kubernetes.io/proxy-read-timeout': '3600', 'nginx.ingress.kubernetes.io/proxy-request-buffering': 'off' }); // prettier-ignore
    const alb = render(VARIANTS['eks']).find((o) => o.kind === 'Ingress');
    expect(alb?.metadata.annotations).toMatchObject({ 'alb.ingress.kubernetes.io/load-balancer-attributes': 'idle_timeout.timeout_seconds=3600', 'alb.ingress.kubernetes.io/target-type': 'ip' }); // prettier-ignore
  });

  it('deny everything first, and cover every pod with a policy of its own', () => {
    for (const args of Object.values(VARIANTS)) {
      const objects = render(args);
      const all = policies(objects);
      expect(all[0]?.[1]).toMatchObject({ podSelector: { matchLabels: { 'app.kubernetes.io/instance': 'demo' } }, policyTypes: ['Ingress', 'Egress'] }); // prettier-ignore
      expect(all[0]?.[1].ingress).toBeUndefined();
      const covered = new Set(all.map(([, p]) => p.podSelector.matchLabels[COMPONENT]));
      const labels = objects.flatMap((o) => {
        const template = (o['spec'] as { template?: { metadata: { labels: Record<string, string> } } } | undefined)?.template;
        return podOf(o) ? [(template?.metadata.labels ?? o.metadata.labels ?? {})[COMPONENT]] : [];
      });
      expect(labels.filter((l) => !covered.has(l))).toEqual([]);
    }
  });

  it('know the edges of the product, both ends of each', () => {
    const edges = (kind: 'ingress' | 'egress'): string[] =>
      policies(render())
        .flatMap(([, p]) =>
          (p[kind] ?? []).flatMap((rule) =>
            (rule.from ?? rule.to ?? []).flatMap((peer) => {
              const other = peer.podSelector?.matchLabels[COMPONENT];
              const own = p.podSelector.matchLabels[COMPONENT];
              if (!other) return [];
              return (rule.ports ?? []).map(({ port }) => (kind === 'ingress' ? `${other}→${own}:${port}` : `${own}→${other}:${port}`));
            }),
          ),
        )
        .toSorted();
    expect(edges('egress')).toEqual(edges('ingress'));
    expect(edges('ingress')).toMatchInlineSnapshot(`
      [
        "ai→postgresql:5432",
        "auth→postgresql:5432",
        "auth→pulsar:8443",
        "executor→ai:5004",
        "executor→jobs:5002",
        "executor→pulsar:8443",
        "executor→resume:5003",
        "gateway→auth:3001",
        "gateway→jobs:3002",
        "gateway→resume:3003",
        "jobs→ai:5004",
        "jobs→auth:5001",
        "jobs→postgresql:5432",
        "jobs→pulsar:8443",
        "jobs→resume:5003",
        "migrate→postgresql:5432",
        "pulsar-setup→pulsar:8443",
        "pulsar→pulsar:6651",
        "pulsar→pulsar:8443",
        "resume→auth:5001",
        "resume→jobs:5002",
        "resume→postgresql:5432",
        "resume→pulsar:8443",
        "test→gateway:3000",
      ]
    `);
  });

  it('only ai reaches the internet, only when it has a key, and never the metadata address', () => {
    const out = (args: readonly string[]): string[] =>
      policies(render(args)).flatMap(([name, p]) => ((p.egress ?? []).some((r) => r.to?.some((t) => t.ipBlock?.cidr === '0.0.0.0/0') && r.ports?.every((x) => x.port === 443)) ? [name] : [])); // prettier-ignore
    expect(out([])).toEqual([]);
    expect(out(['--set', 'ai.gemini.existingSecret=gemini'])).toEqual(['demo-ai']);
    for (const args of Object.values(VARIANTS)) {
      for (const [name, p] of policies(render(args))) {
        const open = (p.egress ?? []).flatMap((r) => r.to ?? []).filter((t) => t.ipBlock?.cidr === '0.0.0.0/0');
        for (const { ipBlock } of open) expect(ipBlock?.except, name).toContain('169.254.0.0/16');
      }
    }
  });
});
