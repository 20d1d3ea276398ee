import { backoff, Loop, sleep, type ItemId } from '#common';
import { traced } from '#telemetry';
import type { JobType } from '#contracts';
import { runAttempt } from './attempt.js';
import type { HeldItem } from './held-item.js';
import { spannedClaim } from './claim-spans.js';
import { GuestSlots, guestSlotsOf } from './guest-slots.js';
import { HintLine, type Hinted } from './hint-line.js';
import { HintProgress, type HintEnd } from './hint-progress.js';
import { MAX_CLAIM, type ClaimWish } from './jobs.port.js';
import { ClaimPace } from './claim-pace.js';
import type { JobTypeWorkerParts } from './worker-parts.js';

/** Hints of a named lane that wait here; beyond, one lane would take all the places a type has for hints. */
const HINTS_OF_A_LANE = 4;

/** Hinted claims under way at once: the second is on the wire while the first one's items run. */
const CLAIMS_AT_ONCE = 2;
/**
 * An item that runs for so long leaves its worker time for a question: before that, the next one would be in the way of the outcome. A lone item
 * that finds the worker busy with others so comes as fast as to an idle one (fault row F12).
 */
const LINGERS_MS = 5;
/** Jobs is back within seconds of a crash, and work must not stand for five after that (fault row F1). */
const untilRetry = backoff({ first: 200, longest: 1_500 });

/**
 * The work of one lane of a job type. Hints and its own questions to Jobs bring items, never more than there is room for; a free slot takes the next.
 *
 * OPEN → CLOSING (`close`: nothing new is claimed, hints not asked for go back, items not started are handed out for release) → empty.
 */
export class JobTypeWorker {
  private readonly hints = new HintLine();
  private readonly waiting: HeldItem[] = [];
  private readonly guests: GuestSlots;
  private readonly pace: ClaimPace;
  private readonly closing = new AbortController();
  private readonly asking: Loop;
  private readonly underWay = new Set<Promise<void>>();
  /** Items in the handler, guests not among them. */
  running = 0;
  private reserved = 0;
  private hintedClaims = 0;
  private failures = 0;
  private held = false;
  private lastHint = performance.now();
  private flowing = false;
  /** Something has been running for a while, and Jobs was not asked since. */
  private lingering = false;
  private untilLingering: NodeJS.Timeout | undefined;
  private late: (items: readonly HeldItem[]) => void = () => undefined;

  constructor(private readonly parts: JobTypeWorkerParts) {
    this.pace = new ClaimPace(parts.slots);
    this.asking = new Loop(
      () => this.ask(),
      parts.quietMs / 2,
      (error) => this.broke(error),
    );
    this.guests = new GuestSlots({
      slots: guestSlotsOf(parts.slots),
      waitMs: parts.waitMs,
      full: () => this.running >= parts.slots && !this.held && !this.closing.signal.aborted,
      ask: (most) => this.askForGuests(most),
      failed: (error) => this.broke(error),
    });
  }

  get jobType(): JobType {
    return this.parts.handler.jobType;
  }

  start(): void {
    this.asking.start();
    this.guests.start();
  }

  /** Resolves when no Claim is under way any more. */
  async settled(): Promise<void> {
    await Promise.all(this.underWay);
  }

  /** Resolves when each hinted item has ended and Jobs knows, or was not to be had; `again` when the worker closes before that. */
  hint(itemIds: readonly ItemId[], traceparent?: string): Promise<HintEnd> {
    const hinted = new HintProgress(itemIds, traceparent);
    if (this.closing.signal.aborted) hinted.release();
    // Jobs knows them and answers with them when this lane asks; the broker's places are for lanes that have room.
    else if (this.parts.lane !== '' && this.hints.length >= HINTS_OF_A_LANE) return Promise.resolve('done');
    else {
      this.lastHint = performance.now();
      this.hints.push(hinted);
      this.pump();
    }
    return hinted.ended;
  }

  /** Takes nothing more, and answers with the items that were claimed and not started. What Claims under way still bring goes to `late`. */
  close(late: (items: readonly HeldItem[]) => void): readonly HeldItem[] {
    this.closing.abort();
    this.late = late;
    clearTimeout(this.untilLingering);
    void this.asking.stop();
    this.guests.stop();
    this.hints.release();
    const unstarted = this.waiting.splice(0);
    this.measure();
    return unstarted;
  }

  private get room(): number {
    const { slots, acknowledger } = this.parts;
    if (this.closing.signal.aborted || acknowledger.full) return 0;
    return slots + this.pace.ahead - this.running - this.waiting.length - this.reserved;
  }

  /** A slot is free and nothing on its way to it. */
  private get spare(): boolean {
    return this.parts.waitMs > 0 && this.running < this.parts.slots && this.waiting.length + this.reserved + this.hints.length === 0;
  }

  private get idle(): boolean {
    return this.running === 0 && this.spare;
  }

  /** Asks for hinted items while there are some and there is room. */
  private pump(): void {
    while (!this.held && this.hintedClaims < CLAIMS_AT_ONCE && this.hints.length > 0) {
      const room = Math.min(this.room, MAX_CLAIM);
      if (room <= 0) return;
      this.track(this.claimHinted(this.hints.take(room, (id) => this.parts.book.has(id))));
    }
  }

  private async claimHinted({ itemIds, traces }: Hinted): Promise<void> {
    if (itemIds.length === 0) return;
    this.hintedClaims++;
    this.reserved += itemIds.length;
    const wish = { jobType: this.jobType, lane: this.parts.lane, itemIds, max: itemIds.length, waitMs: 0 };
    try {
      const items = await spannedClaim(this.jobType, traces, () => this.claim(wish, 'hint'));
      this.reserved -= itemIds.length;
      const got = new Set(items.map((i) => i.task.itemId));
      for (const id of itemIds) if (!got.has(id)) this.hints.end(id);
      this.accept(items);
    } catch {
      this.reserved -= itemIds.length;
      if (!this.closing.signal.aborted) this.hints.putBack(itemIds);
    }
    this.hintedClaims--;
    this.pump();
  }

  private track(work: Promise<void>): void {
    this.underWay.add(work);
    void work.finally(() => this.underWay.delete(work));
  }

  /** One Claim; a failed one makes the next wait, up to 1.5 s. */
  private async claim(wish: ClaimWish, by: 'hint' | 'type'): Promise<readonly HeldItem[]> {
    const { metrics, jobs, logger, others } = this.parts;
    try {
      const { items, lanes } = await metrics.timed('claim', () => jobs.claim(wish));
      if (lanes.length > 0) others(lanes);
      this.failures = 0;
      metrics.claimed.inc({ type: this.jobType, by }, items.length);
      return items;
    } catch (error) {
      if (this.failures++ === 0) logger.warn('Items cannot be claimed: Jobs does not answer', { jobType: this.jobType });
      this.held = true;
      await sleep(untilRetry(this.failures), this.closing.signal);
      this.held = false;
      throw error;
    }
  }

  private accept(items: readonly HeldItem[]): void {
    for (const item of items) this.parts.book.add(item);
    if (this.closing.signal.aborted) return this.late(items);
    this.waiting.push(...items);
    this.fill();
  }

  private fill(): void {
    while (this.running < this.parts.slots) {
      const item = this.waiting.shift();
      if (!item) break;
      void this.run(item);
    }
    if (this.running >= this.parts.slots) this.guests.filled();
    if (this.running > 0 && this.spare) this.untilLingering ??= setTimeout(() => this.askOn(), LINGERS_MS);
    this.measure();
  }

  private askOn(): void {
    this.untilLingering = undefined;
    this.lingering = true;
    this.asking.wake();
  }

  private async run(item: HeldItem, slots: { running: number } = this): Promise<void> {
    const { handler, acknowledger, metrics, logger } = this.parts;
    slots.running++;
    const begun = performance.now();
    const outcome = await runAttempt(handler, item, logger);
    const ms = performance.now() - begun;
    slots.running--;
    this.guests.slotFreed();
    this.pace.took(ms);
    metrics.seconds.observe({ type: this.jobType }, ms / 1_000);
    metrics.items.inc({ type: this.jobType, outcome: outcome?.is ?? item.stopped ?? 'none' });
    this.fill();
    this.pump();
    const told =
      outcome &&
      traced('acknowledge', { parent: item.traceparent, attributes: { 'vitae.outcome': outcome.is } }, () =>
        acknowledger.push(item, outcome),
      );
    // After the turn in which the outcome goes out: the question must not overtake it on the way to Jobs.
    if (this.flowing || this.idle) setImmediate(() => this.asking.wake());
    await told;
    if (item.stopped !== 'drain') item.finish();
    this.hints.end(item.task.itemId);
  }

  private measure(): void {
    const labels = { type: this.jobType, lane: this.parts.lane };
    this.parts.metrics.running.set(labels, this.running + this.guests.running);
    this.parts.metrics.waiting.set(labels, this.waiting.length);
  }

  /**
   * The net under the hints: with none for a while, or nothing to do, Jobs is asked by type. A question that may wait leaves half the room
   * to hints that come meanwhile; where an answer was full without any hint (the broker is away) it asks for all there is room for, at once,
   * while answers bring anything.
   * An idle worker's question waits at Jobs, so that the first item of a quiet house comes with its answer and not two broker trips later; so does
   * that of a worker with a slot to spare, for one item: its other slots stay free for hints.
   * Answers whether to ask again without a pause.
   */
  private async ask(): Promise<boolean> {
    const { parts, room, flowing, idle } = this;
    const spare = this.lingering && this.spare;
    this.lingering = false;
    const quiet = performance.now() - this.lastHint >= parts.quietMs;
    if (this.held || room <= 0 || this.hints.length > 0 || !(quiet || flowing || idle || spare)) return false;
    const max = quiet || flowing || idle ? Math.min(MAX_CLAIM, flowing ? room : Math.ceil(room / 2)) : 1;
    const asked = this.askOnce({ jobType: this.jobType, lane: parts.lane, itemIds: [], max, waitMs: flowing ? 0 : parts.waitMs }, quiet);
    this.track(asked);
    await asked;
    return this.flowing || parts.waitMs > 0;
  }

  private async askOnce(wish: ClaimWish, quiet: boolean): Promise<void> {
    this.reserved += wish.max;
    let items: readonly HeldItem[] = [];
    try {
      items = await spannedClaim(this.jobType, [], () => this.claim(wish, 'type'));
    } catch {
      // Told, and waited for, in `claim`.
    }
    this.reserved -= wish.max;
    this.flowing = quiet && items.length > 0 && (this.flowing || items.length === wish.max);
    this.accept(items);
    this.pump();
  }

  /** Items of persons who have nothing running begin at once, beside the slots. */
  private async askForGuests(most: number): Promise<void> {
    const wish = { jobType: this.jobType, lane: this.parts.lane, itemIds: [], max: most, waitMs: this.parts.waitMs, newcomers: true };
    const asked = spannedClaim(this.jobType, [], () => this.claim(wish, 'type')).then(
      (items) => this.begin(items),
      () => undefined, // Told, and waited for, in `claim`.
    );
    this.track(asked);
    await asked;
  }

  private begin(guests: readonly HeldItem[]): void {
    for (const item of guests) this.parts.book.add(item);
    if (this.closing.signal.aborted) return this.late(guests);
    for (const item of guests) void this.run(item, this.guests);
    this.measure();
  }

  private broke(error: unknown): void {
    this.parts.logger.error('A worker failed', error, { jobType: this.jobType });
  }
}
