import type { AchievementFields } from '#achievements';
import type { AchievementId, UserId } from '#common';

/** An achievement as it stands. */
export interface StoredAchievement {
  readonly id: AchievementId;
  readonly ownerId: UserId;
  /** 1 when added, one more with each update. */
  readonly version: number;
  readonly fields: AchievementFields;
  readonly isVerified: boolean;
  readonly revokedAt: Date | undefined;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}
