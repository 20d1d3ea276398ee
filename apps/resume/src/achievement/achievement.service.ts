import { Inject, Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { changedFacts, identifySkill, readAchievement, type AchievementFields, type Statistics } from '#achievements';
import { newId, notFound, type AchievementId, type Clock, type InputIssue, type UserId } from '#common';
import { CLOCK } from '#service';
import type { Tx } from '#database';
import { AutomaticRepository } from '../automatic/automatic.repository.js';
import { AutomaticService } from '../automatic/automatic.service.js';
import { RefusedError } from '../automatic/automatic.errors.js';
import type { Followed } from '../automatic/automatic.js';
import { OperationRepository } from '../operation/operation.repository.js';
import type { Amounts, Keeper } from '../usage/limits.js';
import { staleAchievement } from './achievement.errors.js';
import type { StoredAchievement } from './achievement.js';
import { AchievementRepository } from './achievement.repository.js';

export type Saved =
  | { readonly ok: true; readonly achievement: StoredAchievement; readonly followed: Followed }
  | { readonly ok: false; readonly issues: readonly InputIssue[] };

const NOTHING: Statistics = { achievements: 0, entries: 0, verified: 0, skills: 0, byType: {} };

/** What a person did: added, changed and deleted, each with the résumé that follows. */
@Injectable()
export class AchievementService {
  constructor(
    private readonly automatic: AutomaticService,
    private readonly generated: AutomaticRepository,
    private readonly achievements: AchievementRepository,
    private readonly operations: OperationRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Repeating the request id answers the first achievement; for other fields IDEMPOTENCY_KEY_REUSED. Throws QUOTA_EXCEEDED. */
  async add(keeper: Keeper, clientRequestId: string, input: Readonly<Record<string, unknown>>): Promise<Saved> {
    const read = readAchievement(input, new Date(this.clock.now()));
    if (!read.ok) return read;
    const ownerId = keeper.userId;
    const requestHash = createHash('sha256').update(JSON.stringify(read.value)).digest();
    const operation = { ownerId, kind: 'ADD_ACHIEVEMENT', operationId: clientRequestId, requestHash } as const;
    return this.saved(keeper, async (tx) => {
      const claimed = await this.operations.claim(tx, operation, newId<AchievementId>());
      const id = claimed.documentId as AchievementId;
      if (!claimed.first) return { id, amounts: {} };
      const bytes = await this.achievements.add(tx, id, ownerId, read.value);
      await this.achievements.nameSkills(tx, ownerId, id, keysOf(read.value));
      return { id, amounts: { achievements: 1, 'resume.bytes': bytes } };
    });
  }

  /**
   * What is left out stays, null empties it. STALE_VERSION where `version` is no longer the current one, NOT_FOUND for no achievement of this
   * owner, VERIFIED_FACT issues for what a platform vouches for.
   */
  async update(keeper: Keeper, id: AchievementId, version: number, input: Readonly<Record<string, unknown>>): Promise<Saved> {
    const ownerId = keeper.userId;
    const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
    return this.saved(keeper, async (tx) => {
      const standing = await this.achievements.find(ownerId, id, tx);
      if (!standing) throw notFound();
      if (standing.version !== version) throw staleAchievement();
      const read = readAchievement({ ...standing.fields, ...given }, new Date(this.clock.now()));
      if (!read.ok) throw new RefusedError(read.issues);
      const locked = standing.isVerified ? changedFacts(standing.fields, read.value) : [];
      if (locked.length > 0) throw new RefusedError(locked);
      const bytes = await this.achievements.replace(tx, standing, read.value);
      await this.achievements.nameSkills(tx, ownerId, id, keysOf(read.value));
      return { id, amounts: { 'resume.bytes': bytes } };
    });
  }

  /** Skills that only it named go with it. NOT_FOUND for no achievement of this owner. */
  async remove(keeper: Keeper, id: AchievementId): Promise<Followed> {
    const { followed } = await this.automatic.change(keeper, async (tx) => {
      const bytes = await this.achievements.remove(tx, keeper.userId, id);
      if (bytes === undefined) throw notFound();
      return { amounts: { achievements: -1, 'resume.bytes': -bytes } };
    });
    return followed;
  }

  /** Throws NOT_FOUND for a missing one and for somebody else's alike. */
  async get(ownerId: UserId, id: AchievementId): Promise<StoredAchievement> {
    const achievement = await this.achievements.find(ownerId, id);
    if (!achievement) throw notFound();
    return achievement;
  }

  async statistics(ownerId: UserId): Promise<Statistics> {
    return (await this.generated.generated(ownerId))?.statistics ?? NOTHING;
  }

  private async saved(keeper: Keeper, write: (tx: Tx) => Promise<{ id: AchievementId; amounts: Amounts }>): Promise<Saved> {
    try {
      const { cause, followed } = await this.automatic.change(keeper, write);
      return { ok: true, achievement: await this.get(keeper.userId, cause.id), followed };
    } catch (error) {
      if (error instanceof RefusedError) return { ok: false, issues: error.issues };
      throw error;
    }
  }
}

/** Each skill it names once, in their order. */
const keysOf = ({ skills }: AchievementFields): string[] => [...new Set(skills.map((word) => identifySkill(word).key))];
