import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { repositoryRoot } from '../src/config.js';

const ENTRY = path.join(repositoryRoot(), 'dist/apps/gateway/src/main.js');

/** The heap of the image and of `npm start`: what a process may hold is measured as it is really run. */
const NODE_OPTIONS = ['--max-semi-space-size=2', '--max-old-space-size=220'];

export interface LogLine {
  readonly msg?: string;
  readonly error?: string;
  readonly port?: number;
  readonly metricsPort?: number;
}

/** The built gateway as it is run: its own process, from its environment alone. Needs `npm run build`. */
export class GatewayProcess {
  readonly lines: LogLine[] = [];
  readonly exited: Promise<number | null>;
  private readonly child: ChildProcess;

  constructor(env: Readonly<Record<string, string>>) {
    if (!existsSync(ENTRY)) throw new Error(`${ENTRY} is missing: npm run build`);
    this.child = spawn(process.execPath, [...NODE_OPTIONS, ENTRY], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    this.exited = new Promise((resolve) => this.child.once('exit', (code) => resolve(code)));
    if (this.child.stdout) {
      createInterface(this.child.stdout).on('line', (line) => this.lines.push(JSON.parse(line) as LogLine));
    }
  }

  /** Its address, once it says that it is ready. Undefined when it ended instead. */
  get url(): string | undefined {
    const port = this.lines.find((l) => l.msg === 'ready')?.port;
    return port === undefined ? undefined : `http://127.0.0.1:${port}`;
  }

  /** Where it tells its operator more. */
  get operationsUrl(): string {
    return `http://127.0.0.1:${this.lines.find((l) => l.msg === 'ready')?.metricsPort}`;
  }

  get running(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  signal(name: NodeJS.Signals): void {
    this.child.kill(name);
  }

  async metrics(): Promise<string> {
    return (await fetch(`${this.operationsUrl}/metrics`)).text();
  }

  /** Resident memory in bytes, as the process itself says. */
  async rss(): Promise<number> {
    return Number(/^process_resident_memory_bytes\{.*\} (\d+)$/m.exec(await this.metrics())?.[1]);
  }
}
