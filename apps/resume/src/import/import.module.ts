import { Module } from '@nestjs/common';
import { ImportRepository } from './import.repository.js';
import { ImportRpc } from './import.rpc.js';
import { ImportService } from './import.service.js';

@Module({
  controllers: [ImportRpc],
  providers: [ImportRepository, ImportService],
})
export class ImportModule {}
