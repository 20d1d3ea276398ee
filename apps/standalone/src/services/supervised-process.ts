import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream, existsSync, renameSync, statSync, type WriteStream } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { backoff, sleep, VitaeError } from '#common';
import { privateFolder } from '../instance/private-folder.js';
import type { HostSpec } from './host-specs.js';

/** One process waits for itself alone: nothing to spread. */
const untilRestart = backoff({ first: 500, longest: 30_000, jitter: 0 });
/** A service that ran this long has recovered: its next crash starts the back-off anew. */
const STEADY_MS = 60_000;
const STOP_WITHIN_MS = 28_000;
const LARGEST_LOG = 20 * 1024 * 1024;

export interface Sayings {
  say(sentence: string): void;
}

/**
 * One host, with the services in it, as a child process.
 *
 * STOPPED ─start→ RUNNING ─exit→ WAITING (back-off, doubled each time, said on the screen) → RUNNING; RUNNING | WAITING ─stop→ STOPPED.
 * One that gives up by itself before it was ever ready stays ended: what it lacks will not come in half a second, and `ready` says what.
 * Its output goes to `logs/<name>.log`. It runs in a process group of its own, so that Ctrl-C reaches the supervisor only.
 */
export class SupervisedProcess {
  private child: ChildProcess | undefined;
  private readonly log: WriteStream;
  private readonly stopped = new AbortController();
  private life: Promise<void> | undefined;
  private last: string[] = [];
  private restarting = false;
  private wasReady = false;

  constructor(
    readonly spec: HostSpec,
    private readonly node: string,
    logDir: string,
    private readonly screen: Sayings,
  ) {
    privateFolder(logDir);
    const file = path.join(logDir, `${spec.name}.log`);
    if (existsSync(file) && statSync(file).size > LARGEST_LOG) renameSync(file, `${file}.1`);
    this.log = createWriteStream(file, { flags: 'a', mode: 0o600 });
  }

  /** As the screen names it: with its services, where they are several. */
  private get title(): string {
    const { name, services } = this.spec;
    return services.length > 1 ? `${name} (${services.join(', ')})` : services.join();
  }

  get pid(): number | undefined {
    return this.child?.pid;
  }

  start(): void {
    this.life ??= this.live();
  }

  /** Ends the process in order; the life loop starts it again at once. */
  restart(): void {
    this.restarting = true;
    this.child?.kill('SIGTERM');
  }

  /** SIGTERM, and SIGKILL for one that has not ended in 28 s. */
  async stop(): Promise<void> {
    this.stopped.abort();
    const { child } = this;
    if (child && child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM');
      const timer = setTimeout(() => {
        this.screen.say(`${this.title} did not stop within ${STOP_WITHIN_MS / 1_000} s and is ended`);
        child.kill('SIGKILL');
      }, STOP_WITHIN_MS);
      await this.life;
      clearTimeout(timer);
    } else await this.life;
    this.log.end();
  }

  /** Resolves when the service says it is ready; rejects with its last words when it cannot start or takes longer than `ms`. */
  async ready(ms: number): Promise<void> {
    const until = performance.now() + ms;
    while (performance.now() < until) {
      const answers = await Promise.all(this.spec.readyUrls.map(isReady));
      if (answers.every(Boolean)) {
        this.wasReady = true;
        return;
      }
      if (this.child?.exitCode) throw this.failed('stopped while starting');
      await sleep(60);
    }
    throw this.failed(`was not ready within ${ms / 1_000} s`);
  }

  private failed(what: string): VitaeError {
    return new VitaeError('DEPENDENCY_UNAVAILABLE', `${this.title} ${what}: ${this.last.at(-1) ?? 'it said nothing'}`);
  }

  private async live(): Promise<void> {
    const { signal } = this.stopped;
    let ends = 0;
    while (!signal.aborted) {
      const begun = performance.now();
      const end = await this.run();
      if (signal.aborted) return;
      if (this.restarting) {
        this.restarting = false;
        this.screen.say(`${this.title} restarted`);
        continue;
      }
      if (!this.wasReady && this.child?.exitCode) return;
      ends = performance.now() - begun > STEADY_MS ? 1 : ends + 1;
      const wait = untilRestart(ends);
      this.screen.say(`${this.title} ended (${end}); starting it again in ${(wait / 1_000).toFixed(1)} s${this.hint()}`);
      await sleep(wait, signal);
    }
  }

  private hint(): string {
    const words = this.last.at(-1);
    return words ? `: ${words}` : '';
  }

  private run(): Promise<string> {
    const { spec } = this;
    this.last = [];
    const child = spawn(this.node, [...spec.nodeArgs, spec.entry, ...spec.args], {
      env: spec.env,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      detached: true,
    });
    this.child = child;
    child.stdout?.pipe(this.log, { end: false });
    child.stderr?.pipe(this.log, { end: false });
    if (child.stdout) createInterface(child.stdout).on('line', (line) => this.remember(line));
    if (child.stderr) createInterface(child.stderr).on('line', (line) => this.remember(line));
    return new Promise((resolve) => {
      child.once('error', (error) => resolve(error.message));
      child.once('exit', (code, signal) => resolve(signal ?? `code ${code}`));
    });
  }

  /** Keeps the last sentence a person can use: the message of an error line, or raw text that is not JSON. */
  private remember(line: string): void {
    let sentence: string | undefined = line.slice(0, 300);
    if (line.startsWith('{')) {
      try {
        const entry = JSON.parse(line) as { level?: string; msg?: string; error?: string };
        sentence = entry.level === 'error' ? whole(entry) : undefined;
      } catch {
        sentence = undefined;
      }
    }
    if (NODES_OWN.test(line)) return;
    if (sentence?.trim()) this.last = [...this.last.slice(-4), sentence];
  }
}

/** Warnings of Node's and where they come from: never why a process ended. */
const NODES_OWN = /^\(node:\d+\) |^\(Use `node --trace-/;

const isReady = (url: string): Promise<boolean> =>
  fetch(url, { signal: AbortSignal.timeout(2_000) }).then(
    (r) => r.ok,
    () => false,
  );

/** Many a message ends with its error's text already. */
const whole = ({ msg = '', error = '' }: { msg?: string; error?: string }): string =>
  msg.includes(error) ? msg : [msg, error].filter(Boolean).join(': ');
