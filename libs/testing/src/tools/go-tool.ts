import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
/** Cold, on two busy cores, helm takes four minutes. */
const COMPILE_MS = 1_200_000;

/** A program that is a Go module: taken from PATH or compiled once. */
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

export interface ToolPlaces {
  /** Folder that outlives checkouts: compiled programs are kept there. */
  readonly cache: string;
  /** What `go` runs with. */
  readonly environment: NodeJS.ProcessEnv;
}

/** The program's path: the one in PATH, else the one kept from last time, else compiled now. Rejects with a sentence when there is no way. */
export async function ensureTool(tool: GoTool, { cache, environment }: ToolPlaces): Promise<string> {
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
