import { Module } from '@nestjs/common';
import { AutomaticModule } from '../automatic/automatic.module.js';
import { SkillResolver } from './skill.resolver.js';
import { SkillService } from './skill.service.js';

@Module({ imports: [AutomaticModule], providers: [SkillService, SkillResolver] })
export class SkillModule {}
