import { Module } from '@nestjs/common';
import { UsageModule } from '../usage/usage.module.js';
import { ImportRepository } from './import.repository.js';
import { ImportRpc } from './import.rpc.js';
import { ImportService } from './import.service.js';
import { StagedChunksClient } from './staged-chunks.client.js';
import { StagedChunks } from './staged-chunks.js';

@Module({
  imports: [UsageModule],
  controllers: [ImportRpc],
  providers: [ImportRepository, ImportService, { provide: StagedChunks, useClass: StagedChunksClient }],
})
export class ImportModule {}
