import { Module, type OnApplicationBootstrap } from '@nestjs/common';
import type { Pool } from '#database';
import type { Queue } from '#queue';
import { POOL, QUEUE } from '#service';
import { serviceGraphql } from '#service/graphql';
import { CoverLetterResolver } from './api/cover-letter.resolver.js';
import { LetterProvenanceResolver, ProvenanceOfOperation, ResumeProvenanceResolver } from './api/provenance.resolver.js';
import { ResumeResolver } from './api/resume.resolver.js';
import { ErasureRepository } from './erasure/erasure.repository.js';
import { PrismaClient } from './generated/prisma/client.js';
import { ImportRepository } from './import/import.repository.js';
import { ImportService } from './import/import.service.js';
import { LetterRepository } from './letter/letter.repository.js';
import { LetterService } from './letter/letter.service.js';
import { UserErasedConsumer } from './messages/user-erased.consumer.js';
import { OperationRepository } from './operation/operation.repository.js';
import { ProvenanceRepository } from './provenance/provenance.repository.js';
import { ResumeRepository } from './resume/resume.repository.js';
import { ResumeService } from './resume/resume.service.js';
import { ResumeRpcController } from './rpc/resume.controller.js';

@Module({
  imports: [serviceGraphql()],
  controllers: [ResumeRpcController],
  providers: [
    { provide: OperationRepository, useFactory: () => new OperationRepository() },
    { provide: ProvenanceRepository, inject: [POOL], useFactory: (pool: Pool) => new ProvenanceRepository(pool) },
    {
      provide: ResumeRepository,
      inject: [PrismaClient, POOL],
      useFactory: (prisma: PrismaClient, pool: Pool) => new ResumeRepository(prisma, pool),
    },
    { provide: LetterRepository, inject: [PrismaClient], useFactory: (prisma: PrismaClient) => new LetterRepository(prisma) },
    {
      provide: ResumeService,
      inject: [POOL, ResumeRepository, ProvenanceRepository, OperationRepository],
      useFactory: (pool: Pool, resumes: ResumeRepository, provenance: ProvenanceRepository, operations: OperationRepository) =>
        new ResumeService(pool, resumes, provenance, operations),
    },
    {
      provide: LetterService,
      inject: [POOL, LetterRepository, ProvenanceRepository, OperationRepository],
      useFactory: (pool: Pool, letters: LetterRepository, provenance: ProvenanceRepository, operations: OperationRepository) =>
        new LetterService(pool, letters, provenance, operations),
    },
    { provide: ImportService, inject: [POOL], useFactory: (pool: Pool) => new ImportService(pool, new ImportRepository(pool)) },
    {
      provide: UserErasedConsumer,
      inject: [QUEUE, POOL],
      useFactory: (queue: Queue, pool: Pool) => new UserErasedConsumer(queue, new ErasureRepository(pool)),
    },
    ProvenanceOfOperation,
    ResumeResolver,
    CoverLetterResolver,
    ResumeProvenanceResolver,
    LetterProvenanceResolver,
  ],
})
export class AppModule implements OnApplicationBootstrap {
  constructor(private readonly erased: UserErasedConsumer) {}

  onApplicationBootstrap(): void {
    this.erased.start();
  }
}
