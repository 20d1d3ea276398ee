import { Module, type OnApplicationBootstrap } from '@nestjs/common';
import type { stagedChunksV1 } from '#contracts';
import type { Pool } from '#database';
import type { GrpcClient } from '#grpc';
import type { Queue } from '#queue';
import { clientOf, POOL, QUEUE } from '#service';
import { serviceGraphql } from '#service/graphql';
import { CoverLetterResolver } from './api/cover-letter.resolver.js';
import { LetterProvenanceResolver, ProvenanceOfOperation, ResumeProvenanceResolver } from './api/provenance.resolver.js';
import { ResumeResolver } from './api/resume.resolver.js';
import { StagedChunksClient } from './clients/jobs.client.js';
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

type Jobs = GrpcClient<stagedChunksV1.StagedChunkServiceService>;

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
    {
      provide: ImportService,
      inject: [POOL, clientOf('jobs')],
      useFactory: (pool: Pool, jobs: Jobs) => new ImportService(pool, new ImportRepository(pool), new StagedChunksClient(jobs)),
    },
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
