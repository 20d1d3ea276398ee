import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { ToolsConfig } from './config.js';

const run = promisify(execFile);
/** Cold, on two busy cores, helm takes four minutes. */
const COMPILE_MS = 1_200_000;

/** The Kubernetes that `helm template` assumes. */
export const KUBERNETES_MINOR = 35;

export interface GoTool {
  readonly name: string;
  readonly version: string;
  readonly module: string;
  readonly package: string;
  readonly linkerFlags: string;
  /** Asked of a program found in PATH; one that answers another major version is passed over. */
  readonly versionArgs: readonly string[];
  readonly accepts: RegExp;
}

const HELM = 'helm.sh/helm/v3';

export const HELM_TOOL: GoTool = {
  name: 'helm',
  version: '3.22.0',
  module: HELM,
  package: `${HELM}/cmd/helm`,
  // Without them a helm built by go takes itself for Kubernetes 1.20, and a chart with kubeVersion is refused.
  linkerFlags: [
    `-X ${HELM}/internal/version.version=v3.22.0`,
    ...['pkg/chartutil.k8sVersion', 'pkg/lint/rules.k8sVersion'].flatMap((p) => [`-X ${HELM}/${p}Major=1`, `-X ${HELM}/${p}Minor=${KUBERNETES_MINOR}`]),
  ].join(' '),
  versionArgs: ['version', '--template', '{{.Version}}'],
  accepts: /^v(3\.(1[4-9]|[2-9]\d)|[4-9])\./,
}; // prettier-ignore

export const KUBECONFORM_TOOL: GoTool = {
  name: 'kubeconform',
  version: '0.8.0',
  module: 'github.com/yannh/kubeconform',
  package: 'github.com/yannh/kubeconform/cmd/kubeconform',
  linkerFlags: '',
  versionArgs: ['-v'],
  accepts: /^(v0\.[67]\.|v0\.[89]\.|v1\.|development)/,
};

/** The program's path: the one in PATH, else the one kept from last time, else compiled now. Rejects with a sentence when there is no way. */
export async function ensureTool(tool: GoTool, { cache, environment }: ToolsConfig): Promise<string> {
  const found = await run(tool.name, tool.versionArgs, { timeout: 10_000 }).then(
    ({ stdout }) => tool.accepts.test(stdout.trim()),
    () => false,
  );
  if (found) return tool.name;
  const kept = path.join(cache, `${tool.name}-${tool.version}`, tool.name);
  if (existsSync(kept)) return kept;
  await mkdir(path.dirname(kept), { recursive: true });
  const work = await mkdtemp(path.join(cache, `${tool.name}-build-`));
  try {
    await writeFile(path.join(work, 'go.mod'), `module tool\n\ngo 1.25.0\n\nrequire ${tool.module} v${tool.version}\n`);
    const args = ['build', '-buildvcs=false', '-trimpath', '-ldflags', `-s -w ${tool.linkerFlags}`, '-o', 'program', tool.package];
    // nice: other suites run meanwhile.
    const [program, ...before] = process.platform === 'win32' ? ['go'] : ['nice', '-n', '19', 'go'];
    const env = { ...environment, CGO_ENABLED: '0', GOFLAGS: '-mod=mod' };
    await run(program ?? 'go', [...before, ...args], { cwd: work, env, timeout: COMPILE_MS, maxBuffer: 64 * 1024 * 1024 });
    await rename(path.join(work, 'program'), kept);
    return kept;
  } catch (error) {
    const { code, stderr } = error as { code?: unknown; stderr?: string };
    const why = code === 'ENOENT' || code === 127 ? 'go is not installed either' : (stderr?.trim().split('\n').at(-1) ?? String(error));
    throw new Error(`${tool.name} is not in PATH and could not be compiled: ${why}`, { cause: error });
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}
