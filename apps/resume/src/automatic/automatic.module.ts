import { Module } from '@nestjs/common';
import { AchievementRepository } from '../achievement/achievement.repository.js';
import { ProvenanceModule } from '../provenance/provenance.module.js';
import { ResumeModule } from '../resume/resume.module.js';
import { SkillRepository } from '../skill/skill.repository.js';
import { UsageModule } from '../usage/usage.module.js';
import { AutomaticRepository } from './automatic.repository.js';
import { AutomaticResolver } from './automatic.resolver.js';
import { AutomaticService } from './automatic.service.js';

/** The automatic résumé, and the rows it is made of: whoever changes one of those does it here. */
@Module({
  imports: [ProvenanceModule, ResumeModule, UsageModule],
  providers: [AutomaticRepository, AutomaticService, AutomaticResolver, AchievementRepository, SkillRepository],
  exports: [AutomaticRepository, AutomaticService, AchievementRepository, SkillRepository, ResumeModule],
})
export class AutomaticModule {}
