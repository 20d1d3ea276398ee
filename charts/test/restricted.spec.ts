import { describe, expect, it } from 'vitest';
import { openChart, podOf, VARIANTS, type Chart, type Container, type PodSpec, type Rendered } from './chart.js';

const chart = await openChart();

/** What Pod Security "restricted" asks of a pod, and what this house asks beside it; one sentence for each thing that is not so. */
function complaints(name: string, pod: PodSpec): string[] {
  const out: string[] = [];
  const ask = (where: string, holds: boolean, what: string): void => void (holds || out.push(`${name}/${where}: ${what}`));
  const context = (pod['securityContext'] ?? {}) as Record<string, unknown>;
  ask('pod', context['runAsNonRoot'] === true, 'runAsNonRoot');
  ask('pod', Number(context['runAsUser']) > 0, 'a numeric user that is not root');
  ask('pod', (context['seccompProfile'] as { type?: string })?.type === 'RuntimeDefault', 'seccomp RuntimeDefault');
  for (const field of ['hostNetwork', 'hostPID', 'hostIPC']) ask('pod', pod[field] === undefined, `no ${field}`);
  ask('pod', pod['automountServiceAccountToken'] === false, 'no service-account token');
  const kinds = ['configMap', 'csi', 'downwardAPI', 'emptyDir', 'ephemeral', 'persistentVolumeClaim', 'projected', 'secret'];
  for (const volume of pod.volumes ?? []) ask('pod', Object.keys(volume).every((k) => k === 'name' || kinds.includes(k)), `volume ${String(volume['name'])} of an allowed kind`); // prettier-ignore
  for (const c of [...(pod.initContainers ?? []), ...pod.containers]) {
    const own = (c.securityContext ?? {}) as Record<string, unknown>;
    const capabilities = own['capabilities'] as { drop?: string[]; add?: string[] } | undefined;
    ask(c.name, own['allowPrivilegeEscalation'] === false, 'allowPrivilegeEscalation false');
    ask(c.name, own['privileged'] !== true, 'not privileged');
    ask(c.name, own['readOnlyRootFilesystem'] === true, 'a read-only root');
    ask(c.name, capabilities?.drop?.includes('ALL') === true && !capabilities.add, 'drops ALL capabilities, adds none');
    for (const [kind, of] of [['requests', c.resources?.requests], ['limits', c.resources?.limits]] as const)
      ask(c.name, Boolean(of?.['cpu'] && of['memory']), `${kind} of cpu and memory`); // prettier-ignore
  }
  return out;
}

const longLived = (o: Rendered): boolean => ['Deployment', 'StatefulSet'].includes(o.kind);
const PROBES = ['startupProbe', 'livenessProbe', 'readinessProbe'] as const;

describe.skipIf(!chart)('every pod of the chart', () => {
  const { render } = { render: (args: readonly string[]) => (chart as Chart).render(args) };

  it.each(Object.entries(VARIANTS))('satisfies Pod Security restricted and the house: %s', (_, args) => {
    const pods = render(args).flatMap((o) => {
      const pod = podOf(o);
      return pod ? [{ name: `${o.kind} ${o.metadata.name}`, pod }] : [];
    });
    expect(pods.length).toBeGreaterThanOrEqual(8);
    expect(pods.flatMap(({ name, pod }) => complaints(name, pod))).toEqual([]);
  });

  it('would be complained of otherwise', () => {
    const bad = { containers: [{ name: 'c', image: 'i' }], hostNetwork: true, volumes: [{ name: 'v', hostPath: { path: '/' } }] };
    expect(complaints('bad', bad).length).toBe(11);
  });

  it('has start-up, liveness and readiness probes; liveness never asks for what the service needs', () => {
    for (const o of render([]).filter(longLived)) {
      for (const c of (podOf(o) as PodSpec).containers as readonly Container[]) {
        const [startup, liveness, readiness] = PROBES.map((p) => JSON.stringify(c[p] ?? null));
        for (const probe of [startup, liveness, readiness]) expect(probe, o.metadata.name).not.toBe('null');
        if (!/postgresql|pulsar/.test(o.metadata.name)) {
          expect(liveness, o.metadata.name).toMatch(/health\/live|"liveness"/);
          expect(readiness, o.metadata.name).toMatch(/health\/ready|"readiness"/);
        }
      }
    }
    expect(JSON.stringify(podOf(render([]).find((o) => o.metadata.name === 'demo-ai' && o.kind === 'Deployment') as Rendered)?.containers[0]?.['livenessProbe'])).toContain('"grpc"'); // prettier-ignore
  });

  it('gets longer to end than its drain takes', () => {
    const seconds = (c: Container, name: string): number => Number(c.env?.find((e) => e.name === name)?.value ?? 0) / 1_000;
    for (const o of render(['--set', 'executor.drainSeconds=50,gateway.drainSeconds=40']).filter((x) => x.kind === 'Deployment')) {
      const pod = podOf(o) as PodSpec;
      const c = pod.containers[0] as Container;
      const before = (c['lifecycle'] as { preStop: { sleep: { seconds: number } } }).preStop.sleep.seconds;
      const drain = Math.max(seconds(c, 'EXECUTOR_DRAIN_MS'), seconds(c, 'DRAIN_MS'), 20);
      expect(pod.terminationGracePeriodSeconds, o.metadata.name).toBeGreaterThanOrEqual(before + drain + 5);
    }
  });
});
