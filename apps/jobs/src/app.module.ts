import {
  Inject,
  Module,
  type BeforeApplicationShutdown,
  type DynamicModule,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { createRegistry, OperationsModule, Readiness, type Logger } from '#common';
import { SchemaGate } from '#migrations';
import { AccessTokenVerifier, CachedSessions, readKeySet } from '#access';
import { graphqlModule } from '#graphql';
import { JobResolver } from './api/job.resolver.js';
import { SubmissionResolver } from './api/submission.resolver.js';
import { UploadController } from './api/upload.controller.js';
import { AiClient } from './clients/ai.client.js';
import { sessionsOfAuth } from './clients/auth.client.js';
import type { JobsConfig } from './config.js';
import { ExecutionService } from './dispatch/execution.service.js';
import { ItemRepository } from './job/item.repository.js';
import { JobRepository } from './job/job.repository.js';
import { JobService } from './job/job.service.js';
import { LiveUpdates } from './live/live-updates.js';
import { assemble, type Parts } from './parts.js';
import { JobExecutionController } from './rpc/job-execution.controller.js';
import { StagedChunksController } from './rpc/staged-chunks.controller.js';
import { MUTATIONS } from './types/registry.js';
import { SubmissionService } from './types/submission.service.js';
import { ChunkRepository } from './upload/chunk.repository.js';
import { UploadService } from './upload/upload.service.js';

const PARTS = Symbol('parts');

/** Wiring of the doors; what they open to is assembled in parts.ts. */
@Module({})
export class JobsAppModule implements OnApplicationBootstrap, BeforeApplicationShutdown, OnApplicationShutdown {
  constructor(
    @Inject(Readiness) private readonly readiness: Readiness,
    @Inject(PARTS) private readonly parts: Parts,
  ) {}

  onApplicationBootstrap(): void {
    this.parts.start();
  }

  /** Doors still open: waiting claims are answered, live views end, nothing new is dispatched. */
  async beforeApplicationShutdown(): Promise<void> {
    this.readiness.drain();
    await this.parts.drain();
  }

  /** Doors closed: what is left is let go. */
  async onApplicationShutdown(): Promise<void> {
    await this.parts.close();
  }

  static async forRoot(config: JobsConfig, logger: Logger): Promise<DynamicModule> {
    const registry = createRegistry('jobs');
    const parts = await assemble(config, logger, registry);
    return {
      module: JobsAppModule,
      imports: [
        OperationsModule.forRoot({
          readiness: new Readiness([
            { name: 'database', check: () => parts.gate.check() },
            { name: 'schema', check: () => parts.gate.notice(), degradesOnly: true },
            { name: 'queue', check: parts.queueReady, degradesOnly: true },
          ]),
          registry,
        }),
        graphqlModule({
          logger,
          verifier: new AccessTokenVerifier(readKeySet(config.publicKeysFile)),
          sessions: new CachedSessions(sessionsOfAuth(parts.auth)),
          introspection: config.introspection,
        }),
      ],
      controllers: [JobExecutionController, StagedChunksController, UploadController],
      providers: [
        { provide: PARTS, useValue: parts },
        { provide: SchemaGate, useValue: parts.gate },
        { provide: JobService, useValue: parts.jobs },
        { provide: JobRepository, useValue: parts.jobRepository },
        { provide: ItemRepository, useValue: parts.itemRepository },
        { provide: LiveUpdates, useValue: parts.live },
        { provide: SubmissionService, useValue: parts.submissions },
        { provide: AiClient, useValue: parts.ai },
        { provide: UploadService, useValue: parts.uploads },
        { provide: ExecutionService, useValue: parts.execution },
        { provide: ChunkRepository, useValue: parts.chunks },
        JobResolver,
        SubmissionResolver,
        ...MUTATIONS,
      ],
    };
  }
}
