import {
  Inject,
  Module,
  type BeforeApplicationShutdown,
  type DynamicModule,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { createRegistry, newId, OperationsModule, Readiness, VitaeError, type ExecutorId, type Logger } from '#common';
import { aiV1, jobsV1, resumeV1 } from '#contracts';
import { createGrpcClient, transportSecurity } from '#grpc';
import { connectQueue, prometheusObserver, type Queue } from '#queue';
import { healthOf } from './clients/health.client.js';
import { JobsClient } from './clients/jobs.client.js';
import { typesOf, type ExecutorConfig } from './config.js';
import { ExecutorMetrics } from './execution/executor.metrics.js';
import { HandlerRegistry } from './execution/handler-registry.js';
import { Runner } from './execution/runner.js';
import { HANDLERS } from './handlers/registry.js';
import { HintConsumer } from './messages/hint.consumer.js';

/** How long the broker may take to let go of subscriptions and of us, after the drain. */
const QUEUE_CLOSE_MS = 2_000;

interface Parts {
  readonly config: ExecutorConfig;
  readonly logger: Logger;
  readonly runner: Runner;
  readonly consumer: HintConsumer;
  readonly queue: Queue;
  readonly close: () => Promise<void>;
}

const PARTS = Symbol('parts');

@Module({})
export class ExecutorAppModule implements OnApplicationBootstrap, BeforeApplicationShutdown, OnApplicationShutdown {
  constructor(
    @Inject(PARTS) private readonly parts: Parts,
    @Inject(Readiness) private readonly readiness: Readiness,
  ) {}

  onApplicationBootstrap(): void {
    this.parts.runner.start();
    this.parts.consumer.start();
  }

  /** Stop taking, give back what has not begun, let the rest finish, tell Jobs, and only then let go of the broker. */
  async beforeApplicationShutdown(): Promise<void> {
    this.readiness.drain();
    const { runner, consumer, queue, config, logger } = this.parts;
    const [drained] = await Promise.all([runner.drain(config.drainMs), consumer.stop(config.drainMs)]);
    await queue.close({ timeoutMs: QUEUE_CLOSE_MS });
    logger.info('Drained', { items: drained.released, count: drained.untold });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.parts.close();
  }

  /** Throws CONFIG_INVALID when handlers and the catalogue of job types differ, or a setting cannot be used. */
  static async forRoot(config: ExecutorConfig, logger: Logger): Promise<DynamicModule> {
    const security = transportSecurity({
      plaintext: config.grpcPlaintext,
      caFile: config.grpcCaFile,
      certFile: config.grpcCertFile,
      keyFile: config.grpcKeyFile,
    });
    const caller = { service: 'executor', key: config.serviceKey, security };
    const jobs = createGrpcClient(jobsV1.JobExecutionServiceService, { ...caller, address: config.jobsAddress });
    const resumes = createGrpcClient(resumeV1.ResumeServiceService, { ...caller, address: config.resumeAddress });
    const ai = createGrpcClient(aiV1.AiServiceService, { ...caller, address: config.aiAddress });
    const jobsHealth = healthOf({ ...caller, address: config.jobsAddress });
    const executorId = `executor-${newId()}` as ExecutorId;

    const ports = { resumes, ai, executorId, probeUrl: config.probeUrl };
    const handlers = HANDLERS.map((create) => create(ports));
    const registry = new HandlerRegistry(handlers, typesOf(config));
    const metrics = createRegistry('executor');
    const queue = await connectQueue({ ...config, logger, observer: prometheusObserver(metrics) });
    const runner = new Runner(registry, new JobsClient(jobs, executorId), new ExecutorMetrics(metrics), logger, config);
    const consumer = new HintConsumer(queue, runner, registry.types, logger);
    const close = async (): Promise<void> => {
      for (const client of [jobs, resumes, ai, jobsHealth]) client.close();
    };
    const parts: Parts = { config, logger, runner, consumer, queue, close };
    return {
      module: ExecutorAppModule,
      imports: [OperationsModule.forRoot({ readiness: readinessOf(queue, () => jobsHealth.check()), registry: metrics })],
      providers: [{ provide: PARTS, useValue: parts }],
    };
  }
}

/** Without the broker the executor asks Jobs by itself: slower, and still right. */
const readinessOf = (queue: Queue, jobs: () => Promise<void>): Readiness =>
  new Readiness([
    { name: 'jobs', check: jobs },
    {
      name: 'queue',
      degradesOnly: true,
      check: async () => {
        const { ok, problem } = await queue.health();
        if (!ok) throw new VitaeError('DEPENDENCY_UNAVAILABLE', problem ?? 'The broker does not answer');
      },
    },
  ]);
