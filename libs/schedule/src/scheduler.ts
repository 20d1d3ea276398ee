import { backoff, errorText, Loop, newId, sleep, VitaeError, type Logger } from '#common';
import type { Pool } from '#database';
import { Calendar } from './calendar.js';
import { ScheduleRepository, type Claim, type Claimed } from './schedule.repository.js';
import type { ScheduledTask } from './scheduled-task.js';

export interface SchedulerOptions {
  /** Of the database that holds the table `schedules`. */
  readonly pool: Pool;
  readonly logger: Logger;
  /** How often due work is looked for; it begins so much late at most. Default 5 s. */
  readonly lookEveryMs?: number;
  /** A replica that died is replaced after so long. Default 15 s; renewed three times in it. */
  readonly leaseMs?: number;
}

interface Known {
  readonly task: ScheduledTask;
  readonly calendar: Calendar;
}

const LOOK_EVERY_MS = 5_000;
const LEASE_MS = 15_000;
/** Rows are looked over at the start and from then on so often: a clock that went ahead by a year must not cost one. */
const REGISTER_EVERY_MS = 600_000;
const ATTEMPTS = 3;
/** A time that was not begun for so long is a missed one: looking and taking over take seconds. */
const LATE_MS = 60_000;
/** How long a run may take to end after its signal, when the process stops. */
const GIVE_BACK_MS = 5_000;
const untilAgain = backoff({ first: 10_000, longest: 600_000 });

/**
 * Runs calendar work once over all replicas that share a database. What comes next stands in the table, so a restart forgets nothing; the
 * database's clock alone decides what is due. A start is charged before it begins and held by a lease: a replica that is killed loses
 * it within `leaseMs` and another begins the same time again, at most `attempts` times in all; then it is given up and said.
 *
 * A clock that steps forward makes times missed, and `missed` says what becomes of them; one that steps back repeats nothing, since what
 * comes next is stored; only where it steps back by more than one time, what is between runs again, rather than nothing until then.
 * States: looking (every `lookEveryMs`, and when a run ends), stopped. One run of a task at a time, tasks beside each other.
 */
export class Scheduler {
  private readonly holder = newId<string>();
  private readonly known: ReadonlyMap<string, Known>;
  private readonly running = new Map<string, Promise<void>>();
  private readonly stopping = new AbortController();
  private readonly repository: ScheduleRepository;
  private readonly leaseMs: number;
  private readonly loop: Loop;
  private registerAt = -Infinity;

  /** Throws CONFIG_INVALID for a calendar that is none, a doubled name, and bounds that are none. */
  constructor(
    tasks: readonly ScheduledTask[],
    private readonly options: SchedulerOptions,
  ) {
    const { pool, logger, lookEveryMs = LOOK_EVERY_MS, leaseMs = LEASE_MS } = options;
    this.known = new Map(tasks.map((task) => [task.name, { task, calendar: new Calendar(task) }]));
    if (this.known.size < tasks.length) throw new VitaeError('CONFIG_INVALID', 'Two tasks of a calendar have one name');
    for (const { name, limitMs, attempts = ATTEMPTS } of tasks) {
      if (!(limitMs > 0) || !(Number.isInteger(attempts) && attempts > 0)) {
        throw new VitaeError('CONFIG_INVALID', `The task "${name}" needs a time limit and a number of attempts`);
      }
    }
    this.leaseMs = leaseMs;
    this.repository = new ScheduleRepository(pool, leaseMs);
    this.loop = new Loop(
      () => this.look(),
      lookEveryMs,
      (error) => logger.error('Calendar work cannot be looked for; it waits', error),
    );
  }

  start(): void {
    this.loop.start();
  }

  /** Looks now. */
  wake(): void {
    this.loop.wake();
  }

  /** Aborts what runs and gives it back, uncharged, so that another replica begins at once. Ends within 5 s and a statement. */
  async stop(): Promise<void> {
    this.stopping.abort(new VitaeError('OVERLOADED', 'The process stops', { retryAfterMs: 0 }));
    await this.loop.stop();
    await Promise.all(this.running.values());
  }

  private async look(): Promise<boolean> {
    if (performance.now() >= this.registerAt) await this.register();
    const idle = [...this.known.keys()].filter((name) => !this.running.has(name));
    if (idle.length === 0) return false;
    for (const name of await this.repository.due(idle)) {
      const claimed = this.stopping.signal.aborted ? undefined : await this.repository.claim(name, this.holder);
      if (claimed) this.begin(this.known.get(name)!, claimed);
    }
    return false;
  }

  private async register(): Promise<void> {
    const now = await this.repository.now();
    for (const { task, calendar } of this.known.values()) {
      const next = calendar.next(now);
      await this.repository.register(task.name, calendar.fingerprint, next, calendar.next(next));
    }
    this.registerAt = performance.now() + REGISTER_EVERY_MS;
  }

  private begin(known: Known, claimed: Claimed): void {
    const { name } = claimed;
    const run = this.settle(known, claimed)
      .catch((error: unknown) => this.options.logger.error('A run of calendar work could not be settled; it runs again', error, { name }))
      .finally(() => {
        this.running.delete(name);
        this.loop.wake();
      });
    this.running.set(name, run);
  }

  private async settle({ task, calendar }: Known, claimed: Claimed): Promise<void> {
    const claim = await this.chosen(task, calendar, claimed);
    if (!claim) return;
    const { slotAt, attempt } = claim;
    const { attempts = ATTEMPTS } = task;
    const { logger } = this.options;
    const next = calendar.next(slotAt);
    if (attempt > attempts) {
      logger.error('Calendar work is given up for this time: every start of it died', undefined, { name: task.name, attempt });
      return void (await this.repository.finish(claim, next));
    }
    const failure = await this.attempt(task, claim);
    if (!failure) return void (await this.repository.finish(claim, next));
    if (this.stopping.signal.aborted) return this.repository.again(claim, 0, false);
    const last = attempt === attempts;
    logger.error(last ? 'Calendar work failed and is given up for this time' : 'Calendar work failed', failure.error, {
      name: task.name,
      attempt,
    });
    if (last) await this.repository.finish(claim, next);
    else await this.repository.again(claim, untilAgain(attempt), true);
  }

  /** What is to be run of what was missed; undefined when nothing is, or when it is no longer ours. */
  private async chosen({ missed }: ScheduledTask, calendar: Calendar, claimed: Claimed): Promise<Claim | undefined> {
    const { slotAt, now, first } = claimed;
    const late = first && now.getTime() - slotAt.getTime() >= LATE_MS;
    if (!late || missed === 'all') return claimed;
    if (missed === 'skip') return void (await this.repository.finish(claimed, calendar.next(now)));
    const last = calendar.previous(now);
    if (!last || last <= slotAt) return claimed;
    return (await this.repository.moveTo(claimed, last)) ? { ...claimed, slotAt: last } : undefined;
  }

  /** One start, bounded. Answers what it failed with; undefined when it succeeded. */
  private async attempt(task: ScheduledTask, claim: Claim): Promise<{ error: unknown } | undefined> {
    const over = new AbortController();
    const abort = (reason: unknown): void => over.abort(reason);
    const limit = setTimeout(
      () => abort(new VitaeError('DEADLINE_EXCEEDED', 'Calendar work did not finish in time', { facts: { ms: task.limitMs } })),
      task.limitMs,
    );
    const onStop = (): void => abort(this.stopping.signal.reason);
    this.stopping.signal.addEventListener('abort', onStop, { once: true });
    if (this.stopping.signal.aborted) onStop();
    const holding = this.hold(claim, over);
    try {
      const { signal } = over;
      const work = Promise.resolve().then(() => task.run({ at: claim.slotAt, attempt: claim.attempt, signal }));
      await Promise.race([work, this.whenOver(signal, work)]);
      return undefined;
    } catch (error) {
      return { error };
    } finally {
      clearTimeout(limit);
      this.stopping.signal.removeEventListener('abort', onStop);
      abort(undefined);
      await holding;
    }
  }

  /** Rejects with the signal's reason once it has aborted and the work has had its time to end. */
  private whenOver(signal: AbortSignal, work: Promise<void>): Promise<never> {
    return new Promise((_, reject) => {
      const give = async (): Promise<void> => {
        const ended = new AbortController();
        const end = (): void => ended.abort();
        work.then(end, end);
        await sleep(GIVE_BACK_MS, ended.signal);
        reject(signal.reason as Error);
      };
      if (signal.aborted) void give();
      else signal.addEventListener('abort', () => void give(), { once: true });
    });
  }

  /** Renews the lease until `over`; aborts it when it is lost, or may be because the database did not answer for as long as it lasts. */
  private async hold(claim: Claim, over: AbortController): Promise<void> {
    let until = performance.now() + this.leaseMs;
    for (;;) {
      await sleep(this.leaseMs / 3, over.signal);
      if (over.signal.aborted) return;
      const asked = performance.now();
      const mine = await this.repository.renew(claim).catch((error: unknown) => {
        this.options.logger.warn('The lease of calendar work cannot be renewed', { name: claim.name, reason: errorText(error) });
        return undefined;
      });
      if (mine) until = asked + this.leaseMs;
      else if (mine === false || performance.now() + this.leaseMs / 3 > until) {
        return over.abort(new VitaeError('CONFLICT', 'Another replica may run this now'));
      }
    }
  }
}
