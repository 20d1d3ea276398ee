import { Module } from '@nestjs/common';
import { serviceGraphql } from '#service/graphql';
import { AchievementModule } from './achievement/achievement.module.js';
import { ErasureModule } from './erasure/erasure.module.js';
import { ExportModule } from './export/export.module.js';
import { ImportModule } from './import/import.module.js';
import { LetterModule } from './letter/letter.module.js';
import { ResumeModule } from './resume/resume.module.js';
import { SkillModule } from './skill/skill.module.js';
import { UsageModule } from './usage/usage.module.js';

@Module({
  imports: [
    serviceGraphql(),
    ResumeModule,
    AchievementModule,
    SkillModule,
    LetterModule,
    ImportModule,
    ExportModule,
    UsageModule,
    ErasureModule,
  ],
})
export class AppModule {}
