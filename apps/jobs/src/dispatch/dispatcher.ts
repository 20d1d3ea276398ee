import { Loop, type Logger, type UserId } from '#common';
import { jobTypeSpec, type Hint, type JobType } from '#contracts';
import { transact, type Pool } from '#prisma';
import type { Failpoints } from '../failpoints/failpoints.js';
import { toHints } from './hints.js';
import { outstanding, ownersAfter, OWNERS_A_ROUND, stampAgain, stampDue, type Place, type Stamped } from './pick.js';
import { Window } from './window.js';

/** Below every id: where a round over owners begins. */
const START = '00000000-0000-0000-0000-000000000000';

/** The net under every wake-up: a NOTIFY that was lost, a back-off that ended. */
const POLL_MS = 1_000;

/** A hint is repeated when nobody claimed its item for so long: the broker forgot it, or the executor that took it died. */
export const REPEAT_AFTER_MS = 30_000;

/** After a start hints of the previous life may be missing (stamped, never published): the first round repeats those this old. */
const REPEAT_AT_START_MS = 1_000;

/** Hints go out in pieces of a quarter of the window, so that a slow type's items spread over executors. */
const HINTS_A_WINDOW = 4;

export interface DispatcherPorts {
  readonly pool: Pool;
  /** Rejects when the broker did not take them; the items stay stamped and are hinted again, or claimed by type. */
  readonly publish: (type: JobType, hints: readonly Hint[]) => Promise<void>;
  /** Called after a stamp is committed: claims that wait for this type look again. */
  readonly dispatched: (type: JobType) => void;
  readonly failpoints: Failpoints;
  readonly logger: Logger;
}

/**
 * Dispatches one job type: keeps a bounded window of hinted items filled from what is READY and due, owner after owner.
 * Several replicas may run one each; they share the count of what is outstanding, and SKIP LOCKED keeps them from stamping the same item.
 * Owners are visited in rotation and each gets an equal part of the room, so nobody waits longer than one round (ageing), whatever others have.
 * Between stamp and hint nothing is open. States: idle, woken by submit, claim, acknowledge or NOTIFY, else once a second; stopped.
 */
export class Dispatcher {
  private readonly window: Window;
  private readonly loop: Loop;
  private readonly reached = new Map<UserId, Place>();
  private cursor = START as UserId;
  private limited = false;
  private repeatAfterMs = REPEAT_AT_START_MS;
  private nextRepeat = 0;

  constructor(
    private readonly type: JobType,
    private readonly ports: DispatcherPorts,
  ) {
    const spec = jobTypeSpec(type);
    this.window = new Window(Math.min(spec.window, Math.max(10, spec.concurrency * 2)), spec.window);
    this.loop = new Loop(
      () => this.round(),
      POLL_MS,
      (error) => ports.logger.error('Dispatch failed', error, { jobType: type }),
    );
  }

  start(): void {
    this.loop.start();
  }

  wake(): void {
    this.loop.wake();
  }

  stop(): Promise<void> {
    return this.loop.stop();
  }

  /** One round. True when there is more to do at once. */
  async round(): Promise<boolean> {
    await this.repeat();
    const { count, oldestMs } = await outstanding(this.ports.pool, this.type);
    this.window.adapt(count, oldestMs, this.limited);
    const room = this.window.room(count);
    this.limited = false;
    if (room === 0) return false;
    const owners = await ownersAfter(this.ports.pool, this.type, this.cursor);
    const wrapped = this.cursor !== START;
    const whole = owners.length < OWNERS_A_ROUND;
    this.cursor = whole ? (START as UserId) : owners.at(-1)!;
    if (whole && !wrapped) this.forget(owners);
    if (owners.length === 0) return wrapped;
    const quota = Math.ceil(room / owners.length);
    const { items, cut } = await this.stamp(owners, quota, room);
    this.limited = items.length >= room;
    if (items.length > 0) await this.hint(items);
    return items.length > 0 || cut || !whole;
  }

  /** `cut`: some owner was not looked at from the start; another round may find more. */
  private async stamp(owners: readonly UserId[], quota: number, limit: number): Promise<{ items: readonly Stamped[]; cut: boolean }> {
    const turns = owners.map((owner) => ({ owner, from: this.reached.get(owner) }));
    const { items, reached } = await transact(this.ports.pool, (tx) => stampDue(tx, this.type, turns, quota, limit));
    let cut = false;
    turns.forEach(({ owner, from }, n) => {
      const last = reached[n];
      if (last !== undefined) this.reached.set(owner, last);
      else if (from) {
        this.reached.delete(owner);
        cut = true;
      }
    });
    return { items, cut };
  }

  private async hint(items: readonly Stamped[]): Promise<void> {
    await this.ports.failpoints.hit('dispatch.stamped');
    this.ports.dispatched(this.type);
    const most = Math.max(1, Math.floor(this.window.size / HINTS_A_WINDOW));
    const hints = toHints(this.type, items, most);
    try {
      await this.ports.publish(this.type, hints);
    } catch (error) {
      this.ports.logger.warn('Hints could not be published; items are claimed by polling', { jobType: this.type, count: items.length, reason: kindOf(error) }); // prettier-ignore
    }
  }

  private async repeat(): Promise<void> {
    const now = performance.now();
    if (now < this.nextRepeat) return;
    const again = await stampAgain(this.ports.pool, this.type, this.repeatAfterMs);
    this.repeatAfterMs = REPEAT_AFTER_MS;
    this.nextRepeat = now + POLL_MS;
    if (again.length > 0) await this.hint(again);
  }

  /** Owners without open jobs need no place in memory. */
  private forget(owners: readonly UserId[]): void {
    const open = new Set(owners);
    for (const owner of this.reached.keys()) if (!open.has(owner)) this.reached.delete(owner);
  }
}

const kindOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error);
