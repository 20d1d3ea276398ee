import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { eventually } from '#testing';
import { root } from './stack.js';

/** One process, told from a later one of the same number by when it began. */
interface Seen {
  readonly pid: number;
  readonly parent: number;
  readonly begun: string;
}

const READY_WITHIN_MS = 120_000;
const GONE_WITHIN_MS = 45_000;

/** `npm start` as a person at a terminal starts it: npm itself, with all below it in a process group of their own. Linux: it reads /proc. */
export class NpmStart {
  private text = '';
  private seen: readonly Seen[] = [];
  private readonly child: ChildProcess;

  /** `env` lies over ours; what an npm around us says of itself is not handed on. */
  constructor(
    private readonly folder: string,
    env: Readonly<Record<string, string>>,
  ) {
    const outside = Object.entries(process.env).filter(([name]) => !name.startsWith('npm_') && !name.startsWith('VITEST') && name !== 'NODE_OPTIONS');
    this.child = spawn('npm', ['start'], {
      cwd: root,
      env: { ...Object.fromEntries(outside), npm_config_update_notifier: 'false', npm_config_logs_max: '0', VITAE_DATA_DIR: folder, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    for (const stream of [this.child.stdout, this.child.stderr]) stream?.setEncoding('utf8').on('data', (d: string) => (this.text += d));
  } // prettier-ignore

  /** What stood on the screen. */
  get said(): string {
    return this.text;
  }

  async ready(): Promise<this> {
    const state = (): void => {
      if (!this.text.includes('Vitae is ready.')) throw new Error(`Not ready: ${this.text.slice(-1_000)}`);
    };
    await eventually(state, { timeoutMs: READY_WITHIN_MS, intervalMs: 50 });
    this.seen = family(this.pid);
    return this;
  }

  /** Of npm, which leads the group. */
  get pid(): number {
    const { pid } = this.child;
    if (pid === undefined) throw new Error('npm was not started');
    return pid;
  }

  /** The process below npm whose command line holds the text. */
  find(command: string): number {
    const found = family(this.pid).find(({ pid }) => commandOf(pid).includes(command));
    if (!found) throw new Error(`No process runs ${command}`);
    return found.pid;
  }

  /** Ctrl-C and the end of a terminal go to all of the group. */
  signalGroup(signal: NodeJS.Signals): void {
    process.kill(-this.pid, signal);
  }

  /** Resolves when every process there was, PostgreSQL's too, is gone; names those that are not. */
  async gone(): Promise<void> {
    const left = (): void => {
      const alive = this.seen.filter(({ pid, begun }) => lookAt(pid)?.begun === begun).map(({ pid }) => `${pid} ${commandOf(pid)}`);
      if (alive.length > 0) throw new Error(`Still running: ${alive.join('; ')}\n${this.text.slice(-1_000)}`);
    };
    await eventually(left, { timeoutMs: GONE_WITHIN_MS, intervalMs: 50 });
  }

  /** The last words of PostgreSQL, and whether it left the file that says that it runs. */
  get postgres(): { readonly words: string; readonly claims: boolean } {
    const lines = readFileSync(path.join(this.folder, 'logs/postgres.log'), 'utf8').trim().split('\n');
    return { words: lines.at(-1) ?? '', claims: existsSync(path.join(this.folder, 'postgres/postmaster.pid')) };
  }

  /** For a test that failed on the way: nothing of it may outlive the test. */
  kill(): void {
    for (const { pid, begun } of [...this.seen, ...family(this.pid)]) if (lookAt(pid)?.begun === begun) killed(pid);
  }
}

function killed(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // Gone since the look.
  }
}

const commandOf = (pid: number): string => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
  } catch {
    return '';
  }
};

/** Undefined: no such process, or one that has ended and waits for its parent. */
function lookAt(pid: number): Seen | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state, parent, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return state === 'Z' || state === 'X' ? undefined : { pid, parent: Number(parent), begun: rest[17] ?? '' };
  } catch {
    return undefined;
  }
}

/** The process and all below it. */
function family(top: number): Seen[] {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap((name) => lookAt(Number(name)) ?? []); // prettier-ignore
  const found = all.filter(({ pid }) => pid === top);
  for (const one of found) found.push(...all.filter(({ parent }) => parent === one.pid));
  return found;
}
