import { Module } from '@nestjs/common';
import { AutomaticModule } from '../automatic/automatic.module.js';
import { OperationModule } from '../operation/operation.module.js';
import { AchievementResolver } from './achievement.resolver.js';
import { AchievementService } from './achievement.service.js';

@Module({ imports: [AutomaticModule, OperationModule], providers: [AchievementService, AchievementResolver] })
export class AchievementModule {}
