import { ACHIEVEMENT_TYPES, type Statistics } from '#achievements';
import { Achievement, AchievementStats, AchievementTypeCount, AchievementTypeModel } from './achievement.model.js';
import type { StoredAchievement } from './achievement.js';

export const toAchievement = ({ id, version, fields, isVerified, revokedAt, createdAt, updatedAt }: StoredAchievement): Achievement =>
  Object.assign(new Achievement(), {
    id,
    version,
    organization: null,
    description: null,
    startDate: null,
    endDate: null,
    url: null,
    location: null,
    degree: null,
    field: null,
    score: null,
    ...fields,
    type: AchievementTypeModel[fields.type],
    highlights: [...fields.highlights],
    skills: [...fields.skills],
    isVerified,
    revokedAt: revokedAt ?? null,
    createdAt,
    updatedAt,
  });

export const toStats = ({ byType, ...counts }: Statistics): AchievementStats =>
  Object.assign(new AchievementStats(), {
    ...counts,
    byType: ACHIEVEMENT_TYPES.flatMap((type) => {
      const count = byType[type];
      return count === undefined ? [] : [Object.assign(new AchievementTypeCount(), { type: AchievementTypeModel[type], count })];
    }),
  });
