import { Module } from '@nestjs/common';
import { UsageRecountService } from './usage-recount.service.js';
import { UsageRpc } from './usage.rpc.js';
import { UsageService } from './usage.service.js';

@Module({ controllers: [UsageRpc], providers: [UsageService, UsageRecountService], exports: [UsageService] })
export class UsageModule {}
