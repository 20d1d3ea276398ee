import {
  Inject,
  Module,
  type BeforeApplicationShutdown,
  type FactoryProvider,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
  type Type,
} from '@nestjs/common';
import { clientOf, CONFIG, LOGGER, POOL, QUEUE, REGISTRY, SCHEMA_GATE } from '#service';
import { serviceGraphql } from '#service/graphql';
import { JobResolver } from './api/job.resolver.js';
import { SentRequestsResolver } from './types/generate-documents/sent-requests.resolver.js';
import { LimitsResolver } from './api/limits.resolver.js';
import { SubmissionResolver } from './api/submission.resolver.js';
import { UploadResolver } from './api/upload.resolver.js';
import { UploadController } from './api/upload.controller.js';
import { AiClient } from './clients/ai.client.js';
import { ExecutionService } from './dispatch/execution.service.js';
import { ItemRepository } from './job/item.repository.js';
import { JobRepository } from './job/job.repository.js';
import { JobService } from './job/job.service.js';
import { ResumeClient } from './clients/resume.client.js';
import { Kept } from './kept/kept.js';
import { LiveUpdates } from './live/live-updates.js';
import { assemble, PARTS, type Parts, type Surroundings } from './parts.js';
import { JobExecutionController } from './rpc/job-execution.controller.js';
import { StagedChunksController } from './rpc/staged-chunks.controller.js';
import { MUTATIONS } from './types/registry.js';
import { SubmissionService } from './types/submission.service.js';
import { ChunkRepository } from './upload/chunk.repository.js';
import { UploadService } from './upload/upload.service.js';

const part = <T>(provide: Type<T>, pick: (parts: Parts) => T): FactoryProvider<T> => ({ provide, inject: [PARTS], useFactory: pick });

/** Wiring of the doors; what they open to is assembled in parts.ts. */
@Module({
  imports: [serviceGraphql()],
  controllers: [JobExecutionController, StagedChunksController, UploadController],
  providers: [
    {
      provide: PARTS,
      inject: [CONFIG, LOGGER, REGISTRY, SCHEMA_GATE, POOL, QUEUE, clientOf('resume'), clientOf('ai')],
      useFactory: (...given: unknown[]) => {
        const [config, logger, registry, gate, pool, queue, resume, models] = given;
        return assemble({ config, logger, registry, gate, pool, queue, resume, models } as Surroundings);
      },
    },
    part(JobService, (parts) => parts.jobs),
    part(JobRepository, (parts) => parts.jobRepository),
    part(ItemRepository, (parts) => parts.itemRepository),
    part(LiveUpdates, (parts) => parts.live),
    part(SubmissionService, (parts) => parts.submissions),
    part(AiClient, (parts) => parts.ai),
    part(ResumeClient, (parts) => parts.resumes),
    part(Kept, (parts) => parts.kept),
    part(UploadService, (parts) => parts.uploads),
    part(ExecutionService, (parts) => parts.execution),
    part(ChunkRepository, (parts) => parts.chunks),
    JobResolver,
    SentRequestsResolver,
    SubmissionResolver,
    LimitsResolver,
    UploadResolver,
    ...MUTATIONS,
  ],
})
export class AppModule implements OnApplicationBootstrap, BeforeApplicationShutdown, OnApplicationShutdown {
  constructor(@Inject(PARTS) private readonly parts: Parts) {}

  onApplicationBootstrap(): void {
    this.parts.start();
  }

  /** Doors still open: waiting claims are answered, live views end, nothing new is dispatched. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.parts.drain();
  }

  /** Doors closed: what is left is let go; pool and broker after it, by the kit. */
  async onApplicationShutdown(): Promise<void> {
    await this.parts.close();
  }
}
