import { Module } from '@nestjs/common';
import { OperationRepository } from './operation.repository.js';

@Module({
  providers: [OperationRepository],
  exports: [OperationRepository],
})
export class OperationModule {}
