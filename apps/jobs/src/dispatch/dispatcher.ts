import { Loop, newId, loggable, type ItemId, type Logger } from '#common';
import { jobTypeSpec, type Hint, type JobType } from '#contracts';
import { acquireLeadership, resignLeadership, type Pool } from '#database';
import type { FreshItem } from '../job/announcements.js';
import type { Failpoints } from '../failpoints/failpoints.js';
import { byLane, HintedLanes } from './hinted-lanes.js';
import { toHints } from './hints.js';
import { statesOfHinted, type DueItem } from './due-items.js';
import type { ClaimOrder } from './claim.js';
import type { WaitingItems } from './fair-shares.js';
import { itemsByOwner, NOTHING_KNOWN, OwnerRotation, type Known, type Picked } from './owner-rotation.js';
import { Window } from './window.js';

/** Which replica dispatches a job type: the next one begins within three seconds of a crash. */
const LEAD = { table: 'dispatch_turns', key: 'job_type', ms: 3_000 };

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

/** Persons compete for a type's slots when several have items hinted and one of these waits for so long: where executors keep up, nobody must wait. */
const COMPETE_AFTER_MS = 50;

/** Items of a person that are hinted at first where the window is full of others' items. */
const NEWCOMER_ITEMS = 5;

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
 * Owners are visited in rotation (owner-rotation.ts), and one who comes while others fill the window is let in beside it: of what is hinted,
 * the claim decides by persons (fair-shares.ts). No transaction is open while publishing.
 * States: standing by, dispatching (idle or in a round, woken by submit, claim, acknowledge or NOTIFY, else once a second), stopped.
 */
export class Dispatcher {
  private readonly id = newId<string>();
  private readonly loop: Loop;
  private readonly hinted: HintedLanes;
  private readonly rotation: OwnerRotation;
  private readonly hasLanes: boolean;
  /** Whether more may be due than is hinted: somebody said so, or the last pick ended for want of room. Saves a round after each claim. */
  private maybeMore = true;
  /** Whether somebody may have something due who has nothing hinted. */
  private maybeNewcomers = true;
  private readonly atNextClaim = new Set<() => void>();
  private leadsUntil = -Infinity;
  private nextLook = 0;

  constructor(
    private readonly type: JobType,
    private readonly ports: DispatcherPorts,
  ) {
    const spec = jobTypeSpec(type);
    this.rotation = new OwnerRotation(ports.pool, type);
    this.hinted = new HintedLanes(() => new Window(Math.min(spec.window, Math.max(10, spec.concurrency * 2)), spec.window));
    this.hasLanes = spec.lanes === true;
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
    this.maybeNewcomers = true;
    this.loop.wake();
  }

  /**
   * Hints a small new job's items without asking the database what is due: where nothing is hinted and unclaimed, nobody waits whom that
   * could be unfair to. False: they wait for a round like all others. Of the 15 ms a lone no-op took, picking was 3.5.
   */
  offer(fresh: readonly FreshItem[]): boolean {
    const mine = performance.now() < this.leadsUntil - LEAD.ms / 4;
    const [first] = fresh;
    if (!mine || this.loop.stopped || !first) return false;
    const lane = this.hinted.lane(first.lane);
    if (lane.items.size > 0 || fresh.length > lane.room) return false;
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
    const last = this.hinted.drop(ids) && this.hinted.size > 0;
    this.maybeNewcomers ||= last;
    for (const go of this.atNextClaim) go();
    if (this.maybeMore && (last || this.hinted.of().some((lane) => lane.room > 0))) this.loop.wake();
  }

  /** Hinted items that a claim named and did not get, because others were before them: they are hinted again in their turn. */
  passedOver(ids: readonly ItemId[]): void {
    for (const id of ids) this.hinted.withdraw(id);
    this.wake();
  }

  /** Lanes with something hinted lately; undefined where another replica dispatches. */
  get lanes(): readonly string[] | undefined {
    return performance.now() < this.leadsUntil ? this.hinted.names : undefined;
  }

  /** What waits to be claimed, by person, where a claim must choose between persons; undefined where it need not. */
  async waiting(wish: Pick<ClaimOrder, 'itemIds' | 'max' | 'newcomers' | 'lane'>): Promise<WaitingItems | undefined> {
    const { itemIds, max, newcomers = false, lane } = wish;
    if (performance.now() < this.leadsUntil) {
      const compete = this.hinted.persons(lane) > 1 && this.hinted.oldestMs(performance.now(), lane) >= COMPETE_AFTER_MS;
      return compete || newcomers ? this.hinted.byOwner(max, lane) : undefined;
    }
    if (itemIds.length > 0) return undefined;
    return itemsByOwner((await this.rotation.pick(max, { ...NOTHING_KNOWN, only: lane })).items);
  }

  /**
   * The next items for a claim that named none: what was hinted longest ago; where another replica dispatches, what is due by the same
   * fairness. Some may be claimed already.
   */
  async next(most: number, lane?: string): Promise<ItemId[]> {
    if (performance.now() < this.leadsUntil) return this.hinted.ids(lane).slice(0, most);
    return (await this.rotation.pick(most, { ...NOTHING_KNOWN, only: lane })).items.map((i) => i.id);
  }

  /** One round. True when there is more to do at once. */
  async round(): Promise<boolean> {
    if (!(await this.haveLead())) return false;
    await this.lookAfterOld();
    this.hinted.adapt(performance.now());
    const { full } = this.hinted;
    const more = full.length === 0 || this.hasLanes ? await this.fill(full) : false;
    if (this.maybeNewcomers) for (const lane of full) await this.letNewcomersIn(lane);
    return more;
  }

  /** Hints what is due, but of lanes that are full. */
  private async fill(full: readonly string[]): Promise<boolean> {
    const room = this.hinted.roomBut(full);
    const { items, more } = await this.pickMore(room, full);
    // What was left out is looked at when its lane has room.
    this.maybeMore ||= items.length >= room || more || full.length > 0;
    this.hinted.markLimited(items);
    await this.hintMore(items);
    this.hinted.prune(JOBS_REMEMBERED);
    return more;
  }

  private async pickMore(room: number, without: readonly string[]): Promise<Picked> {
    this.maybeMore = false;
    try {
      return await this.rotation.pick(room, { ...this.known, without });
    } catch (error) {
      this.maybeMore = true;
      throw error;
    }
  }

  private get known(): Known {
    return { ids: this.hinted.ids(), reached: this.hinted.reached };
  }

  /** A lane's window is full of others' items: whoever has none among them gets some in beside it. */
  private async letNewcomersIn(name: string): Promise<void> {
    const lane = this.hinted.lane(name);
    if (lane.beside <= 0) return;
    this.maybeNewcomers = false;
    const only = this.hasLanes ? name : undefined;
    const items = await this.rotation.newcomers(new Set(lane.items.owners.keys()), NEWCOMER_ITEMS, lane.beside, { ...this.known, only });
    await this.hintMore(items);
  }

  private async hintMore(items: readonly DueItem[]): Promise<void> {
    if (items.length === 0) return;
    this.hinted.add(items, performance.now());
    await this.hint(items);
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
    const hints = [...byLane(items)].flatMap(([lane, own]) =>
      toHints(this.type, own, Math.max(1, Math.floor(this.hinted.lane(lane).window.size / HINTS_A_WINDOW)), lane),
    );
    try {
      await this.ports.publish(this.type, hints);
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
}
