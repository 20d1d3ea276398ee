import type { UserId } from '#common';
import type { Role } from '#access';
import type { Pool, Tx } from '#database';
import { limitsFor, takeQuota, usageOf, type Take, type Tiers } from '#quota';
import type { NewJob } from '../job/job.js';
import type { StagedChunk } from '../upload/chunk.repository.js';

/** Jobs kept, items of jobs that are not finished, uploads kept, and the bytes of all of it. */
export const SCOPES = ['jobs', 'openItems', 'uploads', 'jobs.bytes'] as const;
export type Scope = (typeof SCOPES)[number];
export type Limits = Readonly<Record<Scope, number>>;

/**
 * What an item counts beside its payload: its row, its places in indexes, the room its page keeps for a second version (some 500 bytes), and
 * what its outcome adds to it. Counted when it is stored, since its outcome may not be refused.
 */
export const ITEM_BYTES = 1_000;
/** Bytes of an index in `upload_chunks.indexes`. */
const INDEX_BYTES = 4;

/** Bytes an item, a shared part, a staged chunk and a block of a report count: the same in SQL (`kept-sql.ts`) and here. */
export function bytesOfJob(items: NewJob['items']): number {
  const parts = new Set(items.flatMap(({ shared }) => shared?.json ?? []));
  let bytes = items.length * ITEM_BYTES;
  for (const { payload } of items) bytes += Buffer.byteLength(payload);
  for (const part of parts) bytes += Buffer.byteLength(part);
  return bytes;
}

/** Who takes something: the limits are by role. */
export interface Taker {
  readonly ownerId: UserId;
  readonly role?: Role | undefined;
}

export interface Standing {
  readonly scope: Scope;
  readonly limit: number;
  readonly used: number;
}

/** What a person may keep here, and what is kept. Every take throws QuotaExceededError, and its transaction must end by it. */
export class Kept {
  constructor(
    private readonly limits: Limits,
    private readonly tiers: Tiers<Role> = {},
  ) {}

  limitsOf(role: Role | undefined): Limits {
    return limitsFor(this.limits, this.tiers, role);
  }

  takeJob(tx: Tx, taker: Taker, { items }: Pick<NewJob, 'items'>): Promise<void> {
    return this.take(tx, taker, { jobs: 1, openItems: items.length, 'jobs.bytes': bytesOfJob(items) });
  }

  /** A finished job is open again. */
  takeReopened(tx: Tx, taker: Taker, items: number): Promise<void> {
    return this.take(tx, taker, { openItems: items });
  }

  takeUpload(tx: Tx, taker: Taker): Promise<void> {
    return this.take(tx, taker, { uploads: 1 });
  }

  takeChunk(tx: Tx, taker: Taker, { body, indexes }: StagedChunk): Promise<void> {
    return this.take(tx, taker, { 'jobs.bytes': body.length + INDEX_BYTES * indexes.length });
  }

  takeReport(tx: Tx, taker: Taker, lines: string): Promise<void> {
    return this.take(tx, taker, { 'jobs.bytes': Buffer.byteLength(lines) });
  }

  /** All limits, with what is used of each. */
  async standing(pool: Pool, { ownerId, role }: Taker): Promise<Standing[]> {
    const limits = this.limitsOf(role);
    const used = await usageOf(pool, ownerId);
    return SCOPES.map((scope) => ({ scope, limit: limits[scope], used: used.get(scope) ?? 0 }));
  }

  private take(tx: Tx, { ownerId, role }: Taker, amounts: Partial<Record<Scope, number>>): Promise<void> {
    const limits = this.limitsOf(role);
    const takes = (Object.entries(amounts) as [Scope, number][]).map(([scope, amount]): Take => ({ scope, amount, limit: limits[scope] }));
    return takeQuota(tx, ownerId, takes);
  }
}
