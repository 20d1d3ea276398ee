import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { parseAllDocuments } from 'yaml';
import { KUBERNETES_MINOR } from './tools/chart-programs.js';
import { chartTools, type ChartTools } from './tools/chart-tools.js';

export const CHART = path.resolve(import.meta.dirname, '../vitae');

/** A rendered object. Deep fields are read with `at`. */
export interface Rendered {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly labels?: Record<string, string>; readonly annotations?: Record<string, string> };
  readonly [field: string]: unknown;
}

export interface Container {
  readonly name: string;
  readonly image: string;
  readonly env?: readonly { name: string; value?: string; valueFrom?: { secretKeyRef?: { name: string; key: string } } }[];
  readonly securityContext?: Record<string, unknown>;
  readonly resources?: { requests?: Record<string, string>; limits?: Record<string, string> };
  readonly [probe: string]: unknown;
}

export interface PodSpec {
  readonly containers: readonly Container[];
  readonly initContainers?: readonly Container[];
  readonly volumes?: readonly Record<string, unknown>[];
  readonly terminationGracePeriodSeconds?: number;
  readonly [field: string]: unknown;
}

/** Two roles: what is heavy apart, with hands and memory of its own. */
const ROLES = [
  { name: 'executor', jobTypes: ['fibonacci', 'generate-documents'] },
  { name: 'bulk', jobTypes: ['import-resumes'], replicas: 1, env: { HEARTBEAT_MS: 5000 }, resources: { requests: { memory: '256Mi' } }, autoscaling: { enabled: true, minReplicas: 1 } },
]; // prettier-ignore

/** The values files that are shipped, and the settings that switch every optional part on. */
export const VARIANTS: Readonly<Record<string, readonly string[]>> = {
  defaults: [],
  minikube: ['-f', `${CHART}/values-minikube.yaml`],
  eks: ['-f', `${CHART}/values-eks.yaml`, '--set', 'ingress.certificateArn=arn:aws:acm:eu-central-1:000000000000:certificate/example'],
  'pg-boss, keda, nginx, Gemini': ['--set', 'queue.type=pg-boss,executor.keda.enabled=true,ingress.enabled=true,ingress.host=vitae.example.com,ingress.tlsSecret=vitae-tls,gateway.trustedProxies=1,ai.gemini.existingSecret=gemini'],
  'executors by what they run': ['--set-json', `executor.roles=${JSON.stringify(ROLES)}`, '--set', 'executor.concurrency=fibonacci=20\\,import-resumes=1'],
  'existing Secrets, external PostgreSQL and Pulsar': ['-f', `${CHART}/../test/values-external.yaml`],
}; // prettier-ignore

export class Chart {
  /** Rendering takes 0.2 s, and the specs ask for the same few again and again. */
  private readonly rendered = new Map<string, string>();

  constructor(private readonly tools: ChartTools) {}

  /** The objects of a release. Throws helm's sentence for values that are refused. */
  render(args: readonly string[] = [], release = 'demo'): Rendered[] {
    const text = this.text(args, release);
    return parseAllDocuments(text).flatMap((d) => (d.contents === null ? [] : [d.toJS() as Rendered]));
  }

  text(args: readonly string[] = [], release = 'demo'): string {
    const all = ['template', release, CHART, '--kube-version', `1.${KUBERNETES_MINOR}.0`, ...args];
    const known = this.rendered.get(all.join('\0')) ?? this.helm(all);
    this.rendered.set(all.join('\0'), known);
    return known;
  }

  helm(args: readonly string[]): string {
    try {
      return execFileSync(this.tools.helm, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 16 * 1024 * 1024 });
    } catch (error) {
      throw new Error((error as { stderr?: string }).stderr ?? String(error), { cause: error });
    }
  }

  /** kubeconform's findings; empty when every object is what Kubernetes' own schema says. */
  findings(text: string): string {
    const schemas = path.resolve(import.meta.dirname, 'schemas/{{.ResourceKind}}{{.KindSuffix}}.json');
    // The Prometheus operator's schemas are not kept here; alerts.spec.ts looks at those objects.
    const args = ['-strict', '-skip', 'ServiceMonitor,PrometheusRule', '-schema-location', schemas, '-'];
    try {
      return execFileSync(this.tools.kubeconform, args, { input: text, encoding: 'utf8' });
    } catch (error) {
      return (error as { stdout: string }).stdout;
    }
  }
}

/** undefined where the programs cannot be had; see chartTools. */
export async function openChart(): Promise<Chart | undefined> {
  const tools = await chartTools();
  return tools && new Chart(tools);
}

/** Every pod an object starts. */
export function podOf(object: Rendered): PodSpec | undefined {
  const spec = object['spec'] as { template?: { spec: PodSpec }; containers?: unknown } | undefined;
  if (object.kind === 'Pod') return spec as unknown as PodSpec;
  return spec?.template?.spec;
}

export const byName = (objects: readonly Rendered[], kind: string, name: string): Rendered => {
  const found = objects.find((o) => o.kind === kind && o.metadata.name === name);
  if (!found) throw new Error(`No ${kind} ${name}`);
  return found;
};
