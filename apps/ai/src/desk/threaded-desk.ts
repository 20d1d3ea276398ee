import { availableParallelism } from 'node:os';
import { Lately } from '#common';
import { DeskThread, unwrap, type Answer, type Order, type ThreadLimits } from './desk-thread.js';
import type { Desk, OwnedTask, Work } from './desk.js';
import { FairQueue } from './fair-queue.js';

export interface DeskOptions extends ThreadLimits {
  readonly threads: number;
  /** So long a thread that has nothing to do is kept, with the masters it has read. */
  readonly idleMs: number;
  /** Most that waits, together and of one person. */
  readonly mostWaiting: number;
  readonly mostWaitingOfOne: number;
  /** The program of a thread. */
  readonly file: URL;
}

const MOST_THREADS = 4;

/** What a person's documents have cost counts half after this long: somebody who had five hundred of them yesterday is as good as anybody. */
const REMEMBERED_MS = 30_000;

/** One processor is left to the service itself. */
export const threadsByDefault = (): number => Math.min(MOST_THREADS, Math.max(1, availableParallelism() - 1));

export const DESK_DEFAULTS: Omit<DeskOptions, 'threads' | 'cpuMs'> = {
  // By the wall clock a thread may have a fifth of a processor, where a machine is that busy.
  wallMs: 25_000,
  idleMs: 60_000,
  mostWaiting: 2_000,
  mostWaitingOfOne: 600,
  file: new URL('./desk.thread.js', import.meta.url),
};

interface Waiting {
  readonly person: string;
  readonly order: Order;
  settle(answer: Answer): void;
}

const REFUSED = {
  full: { is: 'refused', code: 'OVERLOADED', message: 'Too many documents wait to be written; ask again' },
  left: { is: 'refused', code: 'DEADLINE_EXCEEDED', message: 'Nobody waits for this document any more' },
  stopping: { is: 'refused', code: 'DEPENDENCY_UNAVAILABLE', message: 'The service is stopping; ask again' },
} as const satisfies Record<string, Answer>;

/**
 * Documents in threads: the service answers others meanwhile, and what takes too long ends with its thread and nobody else's. The first
 * thread starts with the first document, further ones when all are busy, and idle ones end. Whose documents have taken least time lately is
 * next: in turns by number, documents of a master of 2,000 lines had ten times the time of another person's.
 */
export class ThreadedDesk implements Desk {
  private readonly queue = new FairQueue<Waiting>();
  private readonly used = new Lately(REMEMBERED_MS);
  private readonly idle: { readonly thread: DeskThread; readonly timer: NodeJS.Timeout }[] = [];
  private readonly busy = new Set<DeskThread>();
  private stopped = false;

  constructor(private readonly options: DeskOptions) {}

  async work<Name extends keyof Work>(
    name: Name,
    task: OwnedTask,
    asks: Work[Name]['asks'],
    signal: AbortSignal,
  ): Promise<Work[Name]['answers']> {
    const { master, posting, language, tone, ownerId = '' } = task;
    const order: Order = { name, task: { master, posting, language, tone }, asks };
    return unwrap(await this.ask(ownerId, order, signal)) as Work[Name]['answers'];
  }

  async stop(): Promise<void> {
    this.stopped = true;
    for (let one = this.queue.take(); one !== undefined; one = this.queue.take()) one.settle(REFUSED.stopping);
    const threads = [...this.busy, ...this.idle.map(({ thread }) => thread)];
    for (const { timer } of this.idle.splice(0)) clearTimeout(timer);
    await Promise.all(threads.map((thread) => thread.end()));
  }

  private ask(person: string, order: Order, signal: AbortSignal): Promise<Answer> {
    if (this.stopped) return Promise.resolve(REFUSED.stopping);
    if (signal.aborted) return Promise.resolve(REFUSED.left);
    const { mostWaiting, mostWaitingOfOne } = this.options;
    if (this.queue.size >= mostWaiting || this.queue.sizeOf(person) >= mostWaitingOfOne) return Promise.resolve(REFUSED.full);
    return new Promise<Answer>((resolve) => {
      const leave = (): void => {
        // What runs is finished: a thread is dearer to start than a document to write.
        if (this.queue.delete(person, waiting)) resolve(REFUSED.left);
      };
      const waiting: Waiting = {
        person,
        order,
        settle: (answer) => {
          signal.removeEventListener('abort', leave);
          resolve(answer);
        },
      };
      signal.addEventListener('abort', leave, { once: true });
      this.queue.add(person, waiting);
      this.next();
    });
  }

  /** Gives what waits to threads that are free. */
  private next(): void {
    while (this.queue.size > 0) {
      const thread = this.free();
      const waiting = thread && this.queue.take(undefined, (person) => this.used.of(person));
      if (!thread || !waiting) return;
      this.busy.add(thread);
      const begun = performance.now();
      void thread.run(waiting.order).then((answer) => {
        this.used.add(waiting.person, performance.now() - begun);
        this.busy.delete(thread);
        waiting.settle(answer);
        this.rest(thread);
        this.next();
      });
    }
  }

  private free(): DeskThread | undefined {
    for (let last = this.idle.pop(); last !== undefined; last = this.idle.pop()) {
      clearTimeout(last.timer);
      if (!last.thread.ended) return last.thread;
    }
    return !this.stopped && this.busy.size < this.options.threads ? new DeskThread(this.options.file, this.options) : undefined;
  }

  private rest(thread: DeskThread): void {
    if (thread.ended || this.stopped) return;
    const timer = setTimeout(() => {
      const at = this.idle.findIndex((one) => one.thread === thread);
      if (at >= 0) this.idle.splice(at, 1);
      void thread.end();
    }, this.options.idleMs);
    timer.unref();
    this.idle.push({ thread, timer });
  }
}
