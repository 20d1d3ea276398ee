import { Module } from '@nestjs/common';
import { UsageRpc } from './usage.rpc.js';
import { UsageService } from './usage.service.js';

@Module({ controllers: [UsageRpc], providers: [UsageService], exports: [UsageService] })
export class UsageModule {}
