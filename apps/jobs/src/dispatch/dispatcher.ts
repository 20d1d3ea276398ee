import { Loop, newId, loggable, type ItemId, type JobId, type Logger, type UserId } from '#common';
import { jobTypeSpec, type Hint, type JobType } from '#contracts';
import { acquireLeadership, resignLeadership, type Pool } from '#database';
import type { FreshItem } from '../job/announcements.js';
import type { Failpoints } from '../failpoints/failpoints.js';
import { HintedItems } from './hinted-items.js';
import { toHints } from './hints.js';
import {
  statesOfHinted,
  ownersAfter,
  OWNERS_A_ROUND,
  selectDueItems,
  cursorsBeyond,
  type DueItem,
  type JobCursor,
  type OwnerCursor,
} from './due-items.js';
import { Window } from './window.js';

/** Which replica dispatches a job type: the next one begins within three seconds of a crash. */
const LEAD = { table: 'dispatch_turns', key: 'job_type', ms: 3_000 };

/** Below every id and time: where a round over owners or jobs begins. */
const FIRST = '00000000-0000-0000-0000-000000000000';
const OLDEST: JobCursor = { createdAt: new Date(0), job: FIRST as JobId };

/** The net under every wake-up: a NOTIFY that was lost, a back-off that ended. */
const POLL_MS = 1_000;

/** A hint is repeated when nobody claimed its item for so long: the broker forgot it, or the executor that took it died. */
const REPEAT_AFTER_MS = 30_000;

/** After the broker refused a hint it is published again so much later. */
const REFUSED_AFTER_MS = 500;

/**
 * Where the queue shares the database, new items that a waiting claim was woken for are hinted only if it has not taken them within so long: a lone
 * item's hint would only cost, and be in the way of, the claim that has it already (publish, NOTIFY, fetches, settle: six statements of the two
 * dozen a lone no-op took). A broker of its own gets every hint at once.
 */
const HEAD_START_MS = 25;

/** Hinted items that were not seen to be claimed here are asked after from this age on: another replica may have answered the claim. */
const LOOK_AFTER_MS = 500;
const LOOK_AFTER_AT_ONCE = 1_000;

/** Hints go out in pieces of a quarter of the window, so that a slow type's items spread over executors. */
const HINTS_A_WINDOW = 4;

/** Jobs a dispatcher remembers its place in; beyond, it forgets those with nothing hinted. */
const JOBS_REMEMBERED = 10_000;

export interface DispatcherPorts {
  readonly pool: Pool;
  /** Rejects when the broker did not take them; they are tried again, and claimed by type meanwhile. */
  readonly publish: (type: JobType, hints: readonly Hint[]) => Promise<void>;
  /** Items were chosen: claims by type that wait look again. Answers whether any waited in this process. */
  readonly dispatched: (type: JobType) => boolean;
  /** `Queue.sharesDatabase` of what `publish` publishes to. */
  readonly sharesDatabase: boolean;
  readonly failpoints: Failpoints;
  readonly logger: Logger;
}

/**
 * Dispatches one job type: keeps a bounded window of hinted items filled from what is READY and due, owner after owner.
 *
 * Every replica runs one for each type; the one that leads dispatches, the others stand by and take over within three seconds of its
 * silence. What was hinted stands in memory and in no row: stamping each item in the table cost 64 of 116 µs of PostgreSQL's time an
 * item, and after a crash a stamp is worth nothing, while an empty memory hints everything unclaimed again at once.
 * A hint given twice is harmless: of two claims one gets the item.
 *
 * Owners are visited in rotation and each gets an equal part of the room, so nobody waits longer than one round (ageing), whatever others
 * have; inside an owner the oldest job goes first. No transaction is open while publishing.
 * States: standing by, dispatching (idle or in a round, woken by submit, claim, acknowledge or NOTIFY, else once a second), stopped.
 */
export class Dispatcher {
  private readonly id = newId<string>();
  private readonly window: Window;
  private readonly loop: Loop;
  private readonly hinted = new HintedItems();
  private readonly places = new Map<UserId, JobCursor>();
  private cursor = FIRST as UserId;
  private limited = false;
  /** Whether more may be due than is hinted: somebody said so, or the last pick ended for want of room. Saves a round after each claim. */
  private maybeMore = true;
  private readonly atNextClaim = new Set<() => void>();
  private leadsUntil = -Infinity;
  private nextLook = 0;

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
    this.maybeMore = true;
    this.loop.wake();
  }

  /**
   * Hints a small new job's items without asking the database what is due: where nothing is hinted and unclaimed, nobody waits whom that
   * could be unfair to. False: they wait for a round like all others. Of the 15 ms a lone no-op took, picking was 3.5.
   */
  offer(fresh: readonly FreshItem[]): boolean {
    const mine = performance.now() < this.leadsUntil - LEAD.ms / 4;
    if (!mine || this.loop.stopped || fresh.length === 0 || this.hinted.size > 0 || fresh.length > this.window.room(0)) return false;
    const createdAt = new Date();
    const items = fresh.map((item) => ({ ...item, suspect: false, retried: false, turn: 0, place: { createdAt, job: item.job } }));
    this.hinted.add(items, performance.now());
    this.hintFresh(items).catch((error: unknown) => this.ports.logger.error('Dispatch failed', error, { jobType: this.type }));
    return true;
  }

  async stop(): Promise<void> {
    await this.loop.stop();
    if (performance.now() < this.leadsUntil) await resignLeadership(this.ports.pool, LEAD, this.type, this.id);
  }

  /** Items were claimed through this process. */
  claimed(ids: readonly ItemId[]): void {
    this.hinted.drop(ids);
    for (const go of this.atNextClaim) go();
    if (this.maybeMore && this.window.room(this.hinted.size) > 0) this.loop.wake();
  }

  /**
   * The next items for a claim that named none: what was hinted longest ago; where another replica dispatches, what is due by the same
   * fairness. Some may be claimed already.
   */
  async next(most: number): Promise<ItemId[]> {
    if (performance.now() < this.leadsUntil) return this.hinted.ids().slice(0, most);
    return (await this.pick(most, [])).items.map((i) => i.id);
  }

  /** One round. True when there is more to do at once. */
  async round(): Promise<boolean> {
    if (!(await this.haveLead())) return false;
    await this.lookAfterOld();
    this.window.adapt(this.hinted.size, this.hinted.oldestMs(performance.now()), this.limited);
    this.limited = false;
    const room = this.window.room(this.hinted.size);
    if (room === 0) return false;
    const { items, more } = await this.pickMore(room);
    this.limited = items.length >= room;
    this.maybeMore ||= this.limited || more;
    if (items.length > 0) {
      this.hinted.add(items, performance.now());
      await this.hint(items);
    }
    this.hinted.prune(JOBS_REMEMBERED);
    return more;
  }

  private async pickMore(room: number): Promise<{ items: readonly DueItem[]; more: boolean }> {
    this.maybeMore = false;
    try {
      return await this.pick(room, this.hinted.ids());
    } catch (error) {
      this.maybeMore = true;
      throw error;
    }
  }

  /** `more`: some owner or job was not looked at. */
  private async pick(room: number, hinted: readonly ItemId[]): Promise<{ items: readonly DueItem[]; more: boolean }> {
    const owners = await ownersAfter(this.ports.pool, this.type, this.cursor);
    const fromStart = this.cursor === FIRST;
    const toEnd = owners.length < OWNERS_A_ROUND;
    this.cursor = toEnd ? (FIRST as UserId) : owners.at(-1)!;
    if (fromStart && toEnd) this.forgetAllBut(owners);
    if (owners.length === 0) return { items: [], more: !fromStart };
    const turns = owners.map((owner) => ({ owner, from: this.places.get(owner) ?? OLDEST }));
    const quota = Math.ceil(room / owners.length);
    const items = await selectDueItems(this.ports.pool, this.type, { turns, quota, limit: room, reached: this.hinted.reached, hinted });
    const moved = await this.moveOn(turns, items, quota, room);
    return { items, more: items.length > 0 || moved || !toEnd || !fromStart };
  }

  /**
   * Remembers where to go on with each owner: at the last item's job where there may be more of it, behind the jobs looked at where they
   * gave too little, else at the oldest job again. True when some owner is to be looked at from another place than before.
   */
  private async moveOn(turns: readonly OwnerCursor[], items: readonly DueItem[], quota: number, room: number): Promise<boolean> {
    const full = items.length >= room;
    const last = new Map(items.map((item) => [item.turn, item.place]));
    const count = new Map<number, number>();
    for (const { turn } of items) count.set(turn, (count.get(turn) ?? 0) + 1);
    const poor = turns.flatMap((turn, n) => (full || (count.get(n) ?? 0) >= quota ? [] : [{ turn, n }]));
    const beyond = poor.length === 0 ? new Map<number, JobCursor>() : await cursorsBeyond(this.ports.pool, this.type, poor.map((p) => p.turn)); // prettier-ignore
    for (const [n, place] of last) this.places.set(turns[n]!.owner, place);
    let moved = false;
    poor.forEach(({ turn: { owner, from } }, i) => {
      const place = beyond.get(i);
      if (place) this.places.set(owner, place);
      else this.places.delete(owner);
      moved ||= place !== undefined || from !== OLDEST;
    });
    return moved;
  }

  private async hint(items: readonly DueItem[]): Promise<void> {
    await this.ports.failpoints.hit('dispatch.stamped');
    this.ports.dispatched(this.type);
    await this.publish(items);
  }

  /** A claim that waited here goes first where that saves a message; what it leaves is for whoever hears a hint. */
  private async hintFresh(items: readonly DueItem[]): Promise<void> {
    await this.ports.failpoints.hit('dispatch.stamped');
    const claimWaits = this.ports.dispatched(this.type);
    if (claimWaits && this.ports.sharesDatabase) await this.nextClaim(HEAD_START_MS);
    const left = items.filter(({ id }) => this.hinted.has(id));
    if (left.length > 0 && !this.loop.stopped) await this.publish(left);
  }

  /** Resolves at the next claim of this type through this process, or after `ms`. */
  private nextClaim(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        this.atNextClaim.delete(done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      this.atNextClaim.add(done);
    });
  }

  private async publish(items: readonly DueItem[]): Promise<void> {
    const most = Math.max(1, Math.floor(this.window.size / HINTS_A_WINDOW));
    try {
      await this.ports.publish(this.type, toHints(this.type, items, most));
    } catch (error) {
      this.hinted.again(items, performance.now(), REPEAT_AFTER_MS - REFUSED_AFTER_MS);
      this.ports.logger.warn('Hints could not be published; they are tried again, and items are claimed by polling', { jobType: this.type, count: items.length, reason: loggable(error) }); // prettier-ignore
    }
  }

  /** Hinted items that are older than they should be: gone, not wanted any more, or to be hinted again. */
  private async lookAfterOld(): Promise<void> {
    const now = performance.now();
    if (now < this.nextLook) return;
    this.nextLook = now + LOOK_AFTER_MS;
    const old = this.hinted.stale(LOOK_AFTER_MS, LOOK_AFTER_AT_ONCE, now);
    if (old.length === 0) return;
    const kept = new Set<ItemId>();
    for (const { id, waiting, wanted } of await statesOfHinted(this.ports.pool, old.map((i) => i.id))) {
      if (!waiting) this.hinted.drop([id]);
      else if (!wanted) this.hinted.withdraw(id);
      else kept.add(id);
    } // prettier-ignore
    const again = this.hinted.stale(REPEAT_AFTER_MS, LOOK_AFTER_AT_ONCE, now).filter((i) => kept.has(i.id));
    if (again.length === 0) return;
    this.hinted.again(again, now);
    await this.hint(again);
  }

  /** A lead held for less than half its time is good without asking. Whoever gets it anew starts with an empty memory. */
  private async haveLead(): Promise<boolean> {
    const now = performance.now();
    if (now < this.leadsUntil - LEAD.ms / 2) return true;
    const had = now < this.leadsUntil;
    const has = await acquireLeadership(this.ports.pool, LEAD, this.type, this.id);
    this.leadsUntil = has ? now + LEAD.ms : -Infinity;
    if (!has || !had) this.hinted.clear();
    return has;
  }

  /** Owners without open jobs need no place in memory. */
  private forgetAllBut(owners: readonly UserId[]): void {
    const open = new Set(owners);
    for (const owner of this.places.keys()) if (!open.has(owner)) this.places.delete(owner);
  }
}
