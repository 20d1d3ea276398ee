import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { afterEach, beforeAll } from 'vitest';

/** A service's own process. */
export interface ServiceProcess {
  readonly child: ChildProcess;
  /** Where it answers HTTP; empty when it ended before it said `ready`. */
  readonly url: string;
  /** What it has written so far, both streams. */
  readonly output: () => string;
  readonly exited: Promise<number | null>;
}

/**
 * For a spec file that starts a built service as an operator would. Call it once in the file; `start` gives the process nothing in its
 * environment but what it is given, and resolves when it is ready or has ended. All are killed after each test. A host is given `args`, the
 * names of its services, and is ready when `ready` of them have said so; its `url` is then that of the first.
 */
export function useServiceProcess(main: string): {
  start(
    env: Readonly<Record<string, string | undefined>>,
    host?: { readonly args: readonly string[]; readonly ready: number },
  ): Promise<ServiceProcess>;
  kill(): void;
} {
  const children: ChildProcess[] = [];
  const kill = (): void => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
  };
  beforeAll(() => {
    if (!existsSync(main)) throw new Error('Build first: npm run build');
  });
  afterEach(kill);

  return {
    kill,
    async start(env, { args, ready: wanted } = { args: [], ready: 1 }) {
      const given = { PATH: '/usr/bin', ...env } as Record<string, string>;
      const child = spawn(process.execPath, [main, ...args], { env: given, stdio: ['ignore', 'pipe', 'pipe'] });
      children.push(child);
      let output = '';
      const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
      const ready = new Promise<string>((resolve) => {
        for (const stream of [child.stdout, child.stderr]) {
          stream.on('data', (chunk) => {
            output += String(chunk);
            const ports = [...output.matchAll(/"port":(\d+)[^\n]*"msg":"ready"/g)];
            if (ports.length >= wanted) resolve(`http://127.0.0.1:${ports[0]?.[1]}`);
          });
        }
      });
      const url = await Promise.race([ready, exited.then(() => '')]);
      return { child, url, output: () => output, exited };
    },
  };
}
