import { Module } from '@nestjs/common';
import { ErasureRepository } from './erasure.repository.js';
import { UserErasedConsumer } from './user-erased.consumer.js';

@Module({
  providers: [ErasureRepository, UserErasedConsumer],
})
export class ErasureModule {}
