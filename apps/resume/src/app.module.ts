import {
  Inject,
  Module,
  type DynamicModule,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { PrismaPg } from '@prisma/adapter-pg';
import { createRegistry, OperationsModule, Readiness, type Logger } from '#common';
import { authV1, stagedChunksV1 } from '#contracts';
import { AccessTokenVerifier, CachedSessions, readKeySet } from '#access';
import { graphqlModule } from '#graphql';
import { createGrpcClient, transportSecurity, type GrpcClient } from '#grpc';
import { createPool, type Pool } from '#database';
import { migrationsOf, SchemaGate } from '#migrations';
import { connectQueue, prometheusObserver, queueReady, type Queue } from '#queue';
import { CoverLetterResolver } from './api/cover-letter.resolver.js';
import { LetterProvenanceResolver, ProvenanceOfOperation, ResumeProvenanceResolver } from './api/provenance.resolver.js';
import { ResumeResolver } from './api/resume.resolver.js';
import { sessionsOfAuth } from './clients/auth.client.js';
import { StagedChunksClient } from './clients/jobs.client.js';
import type { ResumeConfig } from './config.js';
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

const POOL = Symbol('pool');
const AUTH = Symbol('auth');
const JOBS = Symbol('jobs');
const QUEUE = Symbol('queue');
type AuthClient = GrpcClient<authV1.AuthServiceService>;
type JobsClient = GrpcClient<stagedChunksV1.StagedChunkServiceService>;

@Module({})
export class ResumeAppModule implements OnApplicationBootstrap, BeforeApplicationShutdown, OnApplicationShutdown {
  constructor(
    @Inject(Readiness) private readonly readiness: Readiness,
    @Inject(POOL) private readonly pool: Pool,
    @Inject(PrismaClient) private readonly prisma: PrismaClient,
    @Inject(AUTH) private readonly auth: AuthClient,
    @Inject(JOBS) private readonly jobs: JobsClient,
    @Inject(QUEUE) private readonly queue: Queue,
    @Inject(UserErasedConsumer) private readonly erased: UserErasedConsumer,
  ) {}

  onApplicationBootstrap(): void {
    this.erased.start();
  }

  /** Before the doors close: whoever asks is told to go elsewhere. */
  beforeApplicationShutdown(): void {
    this.readiness.drain();
  }

  /** The doors are closed by Nest before this runs. */
  async onApplicationShutdown(): Promise<void> {
    await this.queue.close();
    this.auth.close();
    this.jobs.close();
    await this.prisma.$disconnect();
    await this.pool.end();
  }

  static async forRoot(config: ResumeConfig, logger: Logger): Promise<DynamicModule> {
    const registry = createRegistry('resume');
    const queue = await connectQueue({ ...config, logger, observer: prometheusObserver(registry) });
    const gate = new SchemaGate({ migrations: migrationsOf('resume'), waitMs: config.schemaWaitMs, logger });
    const pool = createPool({ url: config.databaseUrl, name: 'resume', max: config.databaseConnections, logger, gate });
    const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
    const security = transportSecurity({
      plaintext: config.grpcPlaintext,
      caFile: config.grpcCaFile,
      certFile: config.grpcCertFile,
      keyFile: config.grpcKeyFile,
    });
    const caller = { service: 'resume', key: config.serviceKey, security };
    const auth = createGrpcClient(authV1.AuthServiceService, { ...caller, address: config.authAddress });
    const jobs = createGrpcClient(stagedChunksV1.StagedChunkServiceService, { ...caller, address: config.jobsAddress });

    const operations = new OperationRepository();
    const provenance = new ProvenanceRepository(pool);
    const resumes = new ResumeRepository(prisma, pool);
    const letters = new LetterRepository(prisma);
    return {
      module: ResumeAppModule,
      imports: [
        OperationsModule.forRoot({
          readiness: new Readiness([
            { name: 'database', check: () => gate.check() },
            { name: 'schema', check: () => gate.notice(), degradesOnly: true },
            { name: 'queue', check: queueReady(queue), degradesOnly: true },
          ]),
          registry,
        }),
        graphqlModule({
          logger,
          verifier: new AccessTokenVerifier(readKeySet(config.publicKeysFile)),
          sessions: new CachedSessions(sessionsOfAuth(auth)),
          introspection: config.introspection,
        }),
      ],
      controllers: [ResumeRpcController],
      providers: [
        { provide: POOL, useValue: pool },
        { provide: SchemaGate, useValue: gate },
        { provide: PrismaClient, useValue: prisma },
        { provide: AUTH, useValue: auth },
        { provide: JOBS, useValue: jobs },
        { provide: QUEUE, useValue: queue },
        { provide: UserErasedConsumer, useValue: new UserErasedConsumer(queue, new ErasureRepository(pool)) },
        { provide: ProvenanceRepository, useValue: provenance },
        { provide: ResumeRepository, useValue: resumes },
        { provide: LetterRepository, useValue: letters },
        { provide: ResumeService, useValue: new ResumeService(pool, resumes, provenance, operations) },
        { provide: LetterService, useValue: new LetterService(pool, letters, provenance, operations) },
        { provide: ImportService, useValue: new ImportService(pool, new ImportRepository(pool), new StagedChunksClient(jobs)) },
        ProvenanceOfOperation,
        ResumeResolver,
        CoverLetterResolver,
        ResumeProvenanceResolver,
        LetterProvenanceResolver,
      ],
    };
  }
}
