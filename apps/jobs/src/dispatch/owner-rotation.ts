import type { ItemId, JobId, UserId } from '#common';
import type { JobType } from '#contracts';
import type { Pool } from '#database';
import {
  cursorsBeyond,
  ownersAfter,
  OWNERS_A_ROUND,
  selectDueItems,
  type DueItem,
  type DueItemsQuery,
  type JobCursor,
  type OwnerCursor,
} from './due-items.js';

/** Below every id and time: where a round over owners or jobs begins. */
const FIRST = '00000000-0000-0000-0000-000000000000';
const OLDEST: JobCursor = { createdAt: new Date(0), job: FIRST as JobId };

/** What is hinted already and must not be chosen again, and which lanes are looked at. */
export interface Known extends Pick<DueItemsQuery, 'without' | 'only'> {
  readonly ids: readonly ItemId[];
  readonly reached: ReadonlyMap<JobId, number>;
}

export interface Picked {
  readonly items: readonly DueItem[];
  /** Some owner or job was not looked at. */
  readonly more: boolean;
}

/**
 * Goes round the owners of a job type and chooses what is due: each gets an equal part of the room, so nobody waits longer than one round
 * (ageing), whatever others have; inside an owner the oldest job goes first. Remembers its place, in memory only.
 */
export class OwnerRotation {
  private readonly places = new Map<UserId, JobCursor>();
  private cursor = FIRST as UserId;

  constructor(
    private readonly pool: Pool,
    private readonly type: JobType,
  ) {}

  async pick(room: number, { ids, ...known }: Known): Promise<Picked> {
    const owners = await ownersAfter(this.pool, this.type, this.cursor);
    const fromStart = this.cursor === FIRST;
    const toEnd = owners.length < OWNERS_A_ROUND;
    this.cursor = toEnd ? (FIRST as UserId) : owners.at(-1)!;
    if (fromStart && toEnd) this.forgetAllBut(owners);
    if (owners.length === 0) return { items: [], more: !fromStart };
    const turns = this.turnsOf(owners);
    const quota = Math.ceil(room / owners.length);
    const items = await selectDueItems(this.pool, this.type, { turns, quota, limit: room, ...known, hinted: ids });
    const moved = await this.moveOn(turns, items, quota, room);
    return { items, more: items.length > 0 || moved || !toEnd || !fromStart };
  }

  /** The first `each` items of owners that are not among `others`, at most `room`; nobody's place changes. Looks at one round of owners. */
  async newcomers(others: ReadonlySet<UserId>, each: number, room: number, { ids, ...known }: Known): Promise<readonly DueItem[]> {
    const owners = (await ownersAfter(this.pool, this.type, FIRST as UserId)).filter((owner) => !others.has(owner));
    if (owners.length === 0) return [];
    return selectDueItems(this.pool, this.type, { turns: this.turnsOf(owners), quota: each, limit: room, ...known, hinted: ids });
  }

  private turnsOf(owners: readonly UserId[]): OwnerCursor[] {
    return owners.map((owner) => ({ owner, from: this.places.get(owner) ?? OLDEST }));
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
    const beyond = poor.length === 0 ? new Map<number, JobCursor>() : await cursorsBeyond(this.pool, this.type, poor.map((p) => p.turn)); // prettier-ignore
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

  /** Owners without open jobs need no place in memory. */
  private forgetAllBut(owners: readonly UserId[]): void {
    const open = new Set(owners);
    for (const owner of this.places.keys()) if (!open.has(owner)) this.places.delete(owner);
  }
}

/** A replica that stands by has hinted nothing. */
export const NOTHING_KNOWN: Known = { ids: [], reached: new Map() };

/** Each person's items, in their order. */
export function itemsByOwner(items: readonly DueItem[]): ReadonlyMap<UserId, readonly ItemId[]> {
  const all = new Map<UserId, ItemId[]>();
  for (const { owner, id } of items) all.set(owner, [...(all.get(owner) ?? []), id]);
  return all;
}
