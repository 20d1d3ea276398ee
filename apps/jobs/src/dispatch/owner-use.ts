import type { ItemId, UserId } from '#common';
import type { JobType } from '#contracts';
import { NO_LANE } from '../job/lanes.js';

/** What somebody's items took counts half after so long: long enough to tell dear items from cheap ones, short enough to forgive. */
const HALF_LIFE_S = 60;

/** An item that is under way for longer was lost, or its outcome was told to another replica: it does not count any more. */
const FORGOTTEN_S = 600;

/** Items remembered as under way; beyond it the oldest are forgotten. */
const REMEMBERED = 20_000;

/** Persons remembered a type; beyond it those are forgotten who used next to nothing. */
const PERSONS = 10_000;
const NEXT_TO_NOTHING_S = 0.1;

/** A job type and a lane of it. */
type Kind = `${JobType} ${string}`;

interface UnderWay {
  readonly kind: Kind;
  readonly owner: UserId;
  readonly since: number;
}

interface Used {
  seconds: number;
  at: number;
}

/**
 * How many seconds each person's items of a type and lane took of executors lately, those that run included: what tells dear items from cheap ones.
 * Memory only, of the claims and outcomes that passed through this process; it decides who is next and nothing else, so losing it costs a
 * minute of knowing less. Times are in seconds.
 */
export class OwnerUse {
  private readonly underWay = new Map<ItemId, UnderWay>();
  private readonly used = new Map<Kind, Map<UserId, Used>>();

  constructor(private readonly now: () => number = () => performance.now() / 1_000) {}

  began(type: JobType, items: readonly { readonly itemId: ItemId; readonly ownerId: UserId }[], lane = NO_LANE): void {
    const since = this.now();
    const kind = kindOf(type, lane);
    for (const { itemId, ownerId } of items) {
      this.underWay.delete(itemId);
      this.underWay.set(itemId, { kind, owner: ownerId, since });
    }
    for (const id of this.underWay.keys()) {
      if (this.underWay.size <= REMEMBERED) break;
      this.underWay.delete(id);
    }
  }

  /** They succeeded, failed or were given back. */
  ended(items: Iterable<ItemId>): void {
    const now = this.now();
    for (const id of items) {
      const item = this.underWay.get(id);
      if (!item) continue;
      this.underWay.delete(id);
      this.charge(item, now);
    }
  }

  /** Seconds by person; who is not in it used none. */
  of(type: JobType, lane = NO_LANE): ReadonlyMap<UserId, number> {
    const now = this.now();
    const kind = kindOf(type, lane);
    const all = new Map<UserId, number>();
    for (const [owner, used] of this.used.get(kind) ?? []) all.set(owner, faded(used, now));
    for (const [id, { kind: its, owner, since }] of this.underWay) {
      if (now - since > FORGOTTEN_S) this.underWay.delete(id);
      else if (its === kind) all.set(owner, (all.get(owner) ?? 0) + now - since);
    }
    return all;
  }

  private charge({ kind, owner, since }: UnderWay, now: number): void {
    const persons = this.used.get(kind) ?? new Map<UserId, Used>();
    this.used.set(kind, persons);
    const used = persons.get(owner) ?? { seconds: 0, at: now };
    persons.set(owner, { seconds: faded(used, now) + Math.min(FORGOTTEN_S, now - since), at: now });
    if (persons.size <= PERSONS) return;
    for (const [who, what] of persons) if (faded(what, now) < NEXT_TO_NOTHING_S) persons.delete(who);
    for (const who of persons.keys()) {
      if (persons.size <= PERSONS) break;
      persons.delete(who);
    }
  }
}

const kindOf = (type: JobType, lane: string): Kind => `${type} ${lane}`;

const faded = ({ seconds, at }: Used, now: number): number => seconds * 2 ** ((at - now) / HALF_LIFE_S);
