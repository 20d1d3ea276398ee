import type { ItemId, UserId } from '#common';
import { jobTypeSpec, type JobType } from '#contracts';
import { runQuery, type Pool } from '#database';
import { LANE } from '../job/lanes.js';
import type { ClaimOrder } from './claim.js';
import type { OwnerUse } from './owner-use.js';
import { shareOut } from './share-out.js';

/** Items of each person that wait to be claimed, in their order. */
export type WaitingItems = ReadonlyMap<UserId, readonly ItemId[]>;

const RUNNING = `SELECT owner_id, count(*)::int AS n FROM leases WHERE job_type = $1 GROUP BY owner_id`;

/** In one lane: what hangs in another takes nothing of its slots. */
const RUNNING_IN_LANE = `
SELECT l.owner_id, count(*)::int AS n FROM leases l JOIN jobs j ON j.id = l.job_id WHERE l.job_type = $1 AND ${LANE} = $2 GROUP BY l.owner_id`;

/**
 * Decides whose items a claim gets where several persons want slots of its type. A hint is then a sign that something waits and no more:
 * the claim may bring other items than it named, and those it passes over are hinted again. Where nobody competes it decides nothing and
 * costs nothing.
 */
export class FairShares {
  constructor(
    private readonly pool: Pool,
    private readonly use: OwnerUse,
    private readonly dispatch: {
      /** Undefined: nobody competes. */
      waiting(type: JobType, wish: Pick<ClaimOrder, 'itemIds' | 'max' | 'newcomers' | 'lane'>): Promise<WaitingItems | undefined>;
      /** Hinted ones that were named and are not to be claimed now. */
      passedOver(type: JobType, ids: readonly ItemId[]): void;
    },
  ) {}

  /** The items to claim, or undefined: whatever was asked for. */
  async choose(order: Pick<ClaimOrder, 'jobType' | 'itemIds' | 'max' | 'newcomers' | 'lane'>): Promise<readonly ItemId[] | undefined> {
    const { jobType, itemIds, max, newcomers = false, lane } = order;
    const waiting = await this.dispatch.waiting(jobType, order);
    if (!waiting) return undefined;
    if (waiting.size === 0) return [];
    const inLane = lane !== undefined && jobTypeSpec(jobType).lanes === true;
    const query = inLane
      ? { name: 'claim-running-lane', text: RUNNING_IN_LANE, values: [jobType, lane] }
      : { name: 'claim-running', text: RUNNING, values: [jobType] };
    const { rows } = await runQuery<{ owner_id: UserId; n: number }>(this.pool, query);
    const running = new Map(rows.map((r) => [r.owner_id, r.n]));
    const busy = rows.reduce((all, { n }) => all + n, 0);
    const seconds = this.use.of(jobType, lane);
    const contenders = [...waiting].map(([owner, items]) => ({ owner, waiting: items, running: running.get(owner) ?? 0, seconds: seconds.get(owner) ?? 0 })); // prettier-ignore
    const chosen = shareOut(contenders, busy, max, newcomers);
    if (itemIds.length > 0) {
      const taken = new Set(chosen);
      this.dispatch.passedOver(jobType, itemIds.filter((id) => !taken.has(id))); // prettier-ignore
    }
    return chosen;
  }
}
