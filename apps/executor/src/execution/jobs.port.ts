import type { ItemId } from '#common';
import type { JobType } from '#contracts';
import type { HeldItem } from './held-item.js';
import type { Outcome } from './outcome.js';

export type Disposition = 'APPLIED' | 'ALREADY_APPLIED' | 'STALE_ATTEMPT' | 'ITEM_CANCELLED' | 'UNKNOWN_ITEM';
export type HeartbeatVerdict = 'CONTINUE' | 'CANCEL' | 'LOST';

export interface ClaimWish {
  readonly jobType: JobType;
  /** From hints; empty: whatever of the type is due. */
  readonly itemIds: readonly ItemId[];
  /** 1..50. */
  readonly max: number;
  /** With no ids: how long Jobs may wait for something to become due. */
  readonly waitMs: number;
  /** With no ids: only items of persons who have none of the type running. */
  readonly newcomers?: boolean;
  /** With no ids: only items of this lane; '' is that of items that wait for nothing elsewhere. */
  readonly lane: string;
}

export interface Claimed {
  readonly items: readonly HeldItem[];
  /** Lanes of the type in which something waits, '' not among them. */
  readonly lanes: readonly string[];
}

/** What the executor asks of Jobs. Every call has a deadline; each throws VitaeError when it could not be made. */
export interface JobsPort {
  claim(wish: ClaimWish): Promise<Claimed>;
  /** Verdicts in the order of the items. */
  heartbeat(items: readonly HeldItem[]): Promise<readonly HeartbeatVerdict[]>;
  /** Dispositions in the order of the outcomes. */
  acknowledge(outcomes: readonly { readonly item: HeldItem; readonly outcome: Outcome }[]): Promise<readonly Disposition[]>;
  release(items: readonly HeldItem[]): Promise<void>;
}

/** Most items in one Claim, by the proto. */
export const MAX_CLAIM = 200;
