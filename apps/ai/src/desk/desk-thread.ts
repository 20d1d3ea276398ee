import { Worker } from 'node:worker_threads';
import { VitaeError, type ErrorCode } from '#common';
import type { OwnedTask, Work } from './desk.js';

export interface Order {
  readonly name: keyof Work;
  readonly task: OwnedTask;
  readonly asks: unknown;
}

export type Answer =
  | { readonly is: 'done'; readonly answers: unknown }
  | { readonly is: 'refused'; readonly code: ErrorCode; readonly message: string }
  | { readonly is: 'broken'; readonly text: string };

export interface ThreadLimits {
  /** CPU time one piece of work may take in its thread. */
  readonly cpuMs: number;
  /** And by the wall clock, however busy the machine is. */
  readonly wallMs: number;
}

/** A master of the largest size takes some 60 MB while it is read; beyond this the thread ends, and not the service. */
const HEAP_MB = 160;

const TOO_DEAR = 'This résumé and this posting take too long to match: shorten one of them';

/**
 * One thread, one order at a time. States: starting (the first order waits in its port), idle, busy, ended. It ends by `end`, by an order
 * that takes too long, and by itself when its memory is full; an ended one takes no order.
 */
export class DeskThread {
  private readonly worker: Worker;
  private settle: ((answer: Answer) => void) | undefined;
  private gone = false;

  constructor(
    file: URL,
    private readonly limits: ThreadLimits,
  ) {
    this.worker = new Worker(file, { resourceLimits: { maxOldGenerationSizeMb: HEAP_MB }, name: 'desk' });
    // An idle thread keeps no process alive that has nothing else to do.
    this.worker.unref();
    this.worker.on('message', (answer: Answer) => this.settle?.(answer));
    this.worker.on('error', (error: NodeJS.ErrnoException) => {
      this.gone = true;
      const full = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      this.settle?.(full ? { is: 'refused', code: 'BAD_USER_INPUT', message: TOO_DEAR } : { is: 'broken', text: error.message });
    });
    this.worker.on('exit', () => {
      this.gone = true;
      this.settle?.({ is: 'refused', code: 'DEPENDENCY_UNAVAILABLE', message: 'The service is stopping; ask again' });
    });
  }

  get ended(): boolean {
    return this.gone;
  }

  /** Resolves with what came of it, never rejects. */
  async run(order: Order): Promise<Answer> {
    let watch: NodeJS.Timeout | undefined;
    try {
      return await new Promise<Answer>((resolve) => {
        this.settle = resolve;
        const begun = performance.now();
        const look = async (cpuBefore: number | undefined): Promise<void> => {
          const cpu = await this.cpuMs();
          const since = performance.now() - begun;
          const over = cpu !== undefined && cpuBefore !== undefined && cpu - cpuBefore >= this.limits.cpuMs;
          if (this.settle !== resolve) return;
          if (over || since >= this.limits.wallMs) {
            resolve({ is: 'refused', code: 'BAD_USER_INPUT', message: TOO_DEAR });
            void this.end();
          } else watch = setTimeout(() => void look(cpuBefore ?? cpu), LOOK_EVERY_MS);
        };
        watch = setTimeout(() => void look(undefined), LOOK_EVERY_MS);
        this.worker.postMessage(order);
      });
    } finally {
      this.settle = undefined;
      clearTimeout(watch);
    }
  }

  async end(): Promise<void> {
    this.gone = true;
    await this.worker.terminate();
  }

  /** CPU time of the thread so far; undefined where it does not say. */
  private async cpuMs(): Promise<number | undefined> {
    const usage = await Promise.race([
      this.worker.cpuUsage().catch(() => undefined),
      new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), LOOK_EVERY_MS).unref()),
    ]);
    return usage && (usage.user + usage.system) / 1_000;
  }
}

/** Most work is done before the first look. */
const LOOK_EVERY_MS = 250;

/** What the caller gets of an answer. Throws what was refused; an Error for what broke. */
export function unwrap(answer: Answer): unknown {
  switch (answer.is) {
    case 'done':
      return answer.answers;
    case 'refused':
      throw new VitaeError(answer.code, answer.message);
    case 'broken':
      throw new Error(`A document broke its thread: ${answer.text}`);
  }
}
