import { Inject, Module, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { Registry } from 'prom-client';
import { newId, Readiness, type ExecutorId, type Logger } from '#common';
import type { aiV1, jobsV1, resumeV1 } from '#contracts';
import type { GrpcClient } from '#grpc';
import type { Queue } from '#queue';
import { clientOf, CONFIG, LOGGER, QUEUE, REGISTRY } from '#service';
import { serves, type HealthService } from './clients/health.client.js';
import { JobsClient } from './clients/jobs.client.js';
import { typesOf, type Config } from './config.js';
import { ExecutorMetrics } from './execution/executor.metrics.js';
import { HandlerRegistry } from './execution/handler-registry.js';
import { Runner } from './execution/runner.js';
import { HANDLERS } from './handlers/registry.js';
import { HintConsumer } from './messages/hint.consumer.js';

const EXECUTOR_ID = Symbol('executor id');

type Jobs = GrpcClient<jobsV1.JobExecutionServiceService & HealthService>;
type Resumes = GrpcClient<resumeV1.ResumeServiceService>;
type Ai = GrpcClient<aiV1.AiServiceService>;

@Module({
  providers: [
    { provide: EXECUTOR_ID, useFactory: () => `executor-${newId()}` },
    {
      provide: HandlerRegistry,
      inject: [CONFIG, EXECUTOR_ID, clientOf('resume'), clientOf('ai')],
      /** Throws CONFIG_INVALID when handlers and the catalogue of job types differ, or it is told to run what it cannot. */
      useFactory: (config: Config, executorId: ExecutorId, resumes: Resumes, ai: Ai) => {
        const ports = { resumes, ai, executorId, probeUrl: config.probeUrl };
        return new HandlerRegistry(
          HANDLERS.map((create) => create(ports)),
          typesOf(config),
        );
      },
    },
    {
      provide: Runner,
      inject: [HandlerRegistry, clientOf('jobs'), EXECUTOR_ID, REGISTRY, LOGGER, CONFIG],
      useFactory: (handlers: HandlerRegistry, jobs: Jobs, id: ExecutorId, metrics: Registry, logger: Logger, config: Config) =>
        new Runner(handlers, new JobsClient(jobs, id), new ExecutorMetrics(metrics), logger, config),
    },
    {
      provide: HintConsumer,
      inject: [QUEUE, Runner, HandlerRegistry, LOGGER],
      useFactory: (queue: Queue, runner: Runner, { types }: HandlerRegistry, logger: Logger) =>
        new HintConsumer(queue, runner, types, logger),
    },
  ],
})
export class AppModule implements OnApplicationBootstrap, BeforeApplicationShutdown {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(clientOf('jobs')) jobs: Jobs,
    private readonly runner: Runner,
    private readonly consumer: HintConsumer,
    readiness: Readiness,
  ) {
    readiness.add({ name: 'jobs', check: () => serves(jobs) });
  }

  onApplicationBootstrap(): void {
    this.runner.start();
    this.consumer.start();
  }

  /** Stop taking, give back what has not begun, let the rest finish, tell Jobs; only then the kit lets go of the broker. */
  async beforeApplicationShutdown(): Promise<void> {
    const { drainMs } = this.config;
    const [drained] = await Promise.all([this.runner.drain(drainMs), this.consumer.stop(drainMs)]);
    this.logger.info('Drained', { items: drained.released, count: drained.unsent });
  }
}
