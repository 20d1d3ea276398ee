import type { Registry } from 'prom-client';
import { eventLayout, jobTypesFor, type aiV1, type resumeV1 } from '#contracts';
import type { Logger } from '#common';
import type { GrpcClient } from '#grpc';
import type { Pool } from '#database';
import type { SchemaGate } from '#migrations';
import { outboxGauges, OutboxRelay, type Queue } from '#queue';
import { AiClient } from './clients/ai.client.js';
import { ResumeClient } from './clients/resume.client.js';
import type { Config } from './config.js';
import { queueDepths } from './dispatch/queue-depth.js';
import { DispatchService } from './dispatch/dispatch.service.js';
import { ExecutionService } from './dispatch/execution.service.js';
import { Housekeeping } from './dispatch/housekeeping.js';
import { FairShares } from './dispatch/fair-shares.js';
import { OwnerUse } from './dispatch/owner-use.js';
import { ReadySignal } from './dispatch/ready-signal.js';
import { Reaper } from './dispatch/reaper.js';
import { ErasureRepository } from './erasure/erasure.repository.js';
import { ErasureService } from './erasure/erasure.service.js';
import { ItemRepository } from './job/item.repository.js';
import { JobCleanup } from './job/job-cleanup.js';
import { JobRemovalRepository } from './job/job-removal.repository.js';
import { JobRepository } from './job/job.repository.js';
import { JobService } from './job/job.service.js';
import { Kept } from './kept/kept.js';
import { JobNotifier } from './live/job-notifier.js';
import { LiveUpdates } from './live/live-updates.js';
import { JobFinishedConsumer } from './messages/job-finished.consumer.js';
import { UserErasedConsumer } from './messages/user-erased.consumer.js';
import { JobsMetrics } from './metrics/metrics.js';
import { SUBMISSIONS } from './types/registry.js';
import { SubmissionService } from './types/submission.service.js';
import { ChunkRepository } from './upload/chunk.repository.js';
import { UploadRepository } from './upload/upload.repository.js';
import { UploadService } from './upload/upload.service.js';
import { UploadCleanup } from './upload/upload-cleanup.js';

export type Parts = ReturnType<typeof assemble>;
export const PARTS = Symbol('parts');

/** What the kit gives the service. */
export interface Surroundings {
  readonly config: Config;
  readonly logger: Logger;
  readonly registry: Registry;
  readonly gate: SchemaGate;
  readonly pool: Pool;
  readonly queue: Queue;
  readonly resume: GrpcClient<resumeV1.ResumeServiceService>;
  readonly models: GrpcClient<aiV1.AiServiceService>;
}

/** The service without its doors: the nouns, the verbs and what keeps them going, from the configuration. Nothing runs until `start`. */
export function assemble({ config, logger, registry, gate, pool, queue, resume, models }: Surroundings) {
  const { failpoints } = config;
  const ai = new AiClient(models);

  const jobRepository = new JobRepository(pool);
  const chunks = new ChunkRepository(pool);
  const uploads = new UploadRepository(pool);
  const live = new LiveUpdates(jobRepository, logger);
  const metrics = new JobsMetrics(registry, () => queueDepths(pool), () => live.size, failpoints.struck); // prettier-ignore
  const ready = new ReadySignal();
  const types = jobTypesFor(config);
  const dispatch = new DispatchService({ pool, queue, ready, failpoints, logger }, types);
  const notifier = new JobNotifier(
    pool,
    config.databaseUrl,
    {
      changed: (job) => live.changed(job),
      ready: (type, fresh) => dispatch.wake(type, fresh),
      stopping: () => reaper.stopping(),
      missed: () => {
        live.lookAtAll();
        dispatch.wakeAll();
      },
    },
    logger,
  );
  const reaper = new Reaper({
    pool,
    announcements: notifier,
    logger,
    leaseMs: config.leaseMs,
    onSwept: (swept) => {
      metrics.swept(swept);
      notifier.changed(swept.changedJobs);
      for (const job of swept.stoppingJobs) notifier.stopping(job);
      for (const type of swept.types) notifier.ready(type);
    },
  });
  const relay = new OutboxRelay({ pool, queue, topics: [eventLayout('job.finished')], logger });
  outboxGauges(registry, () => relay.lag());
  const consumers = [
    new JobFinishedConsumer(queue, notifier),
    new UserErasedConsumer(queue, new ErasureService(new ErasureRepository(pool)), ai),
  ];
  const housekeeping = new Housekeeping({
    pool,
    logger,
    jobDays: config.jobExpiryDays,
    onExpired: (expired) => {
      for (const job of expired) notifier.stopping(job);
    },
    onChecked: (violations) => metrics.checked(violations),
    onDrift: ({ scope }) => metrics.mended.inc({ scope }),
  });
  const removal = new JobRemovalRepository(pool);
  const { quotaJobs: most, quotaOpenItems: openItems, quotaUploads, quotaBytes } = config;
  const kept = new Kept({ jobs: most, openItems, uploads: quotaUploads, 'jobs.bytes': quotaBytes }, config.quotaTiers);
  const jobs = new JobService(pool, jobRepository, removal, notifier, failpoints, kept);
  const use = new OwnerUse();
  const shares = new FairShares(pool, use, dispatch);
  const execution = new ExecutionService({ pool, leaseMs: config.leaseMs, announcements: notifier, ready, shares, use, claimed: (type, ids) => dispatch.claimed(type, ids), next: (type, most, lane) => dispatch.next(type, most, lane), lanes: (type) => dispatch.lanes(type), observer: metrics, failpoints, logger }); // prettier-ignore
  const jobSweeper = new JobCleanup(removal, config.jobRetentionDays, logger);
  const resumes = new ResumeClient(resume);
  const given = { resumes, models: ai, uploads, chunks, jobs: jobRepository };
  const submissions = new SubmissionService(
    jobs,
    types,
    SUBMISSIONS.map((create) => create(given)),
  );

  const uploadService = new UploadService(pool, uploads, chunks, failpoints, kept, {
    maxBytes: config.maxUploadBytes,
    maxRecords: config.maxUploadRecords,
    slowBodyMs: config.uploadIdleMs,
    leastRate: config.uploadLeastRate,
    graceMs: config.uploadGraceMs,
    longestMs: config.uploadLongestMs,
  });
  const uploadSweeper = new UploadCleanup(uploads, config.uploadRetentionDays, logger);

  const stopping = new AbortController();
  let starting: Promise<void> = Promise.resolve();

  return {
    ai,
    resumes,
    kept,
    jobs,
    jobRepository,
    itemRepository: new ItemRepository(pool),
    uploads: uploadService,
    chunks,
    live,
    submissions,
    execution,
    metrics,
    /** Begins the background work as soon as the database and its migrations are there. Where they never come, main ends the process. */
    start(): void {
      starting = gate.opened(stopping.signal).then(
        () => {
          if (stopping.signal.aborted) return;
          dispatch.start();
          reaper.start();
          housekeeping.start();
          uploadSweeper.start();
          jobSweeper.start();
          relay.start();
          for (const consumer of consumers) consumer.start();
        },
        () => undefined,
      );
    },
    /** Stops taking and starting; calls under way go on. */
    async drain(): Promise<void> {
      stopping.abort();
      await starting;
      await Promise.all([
        dispatch.stop(),
        reaper.stop(),
        housekeeping.stop(),
        uploadSweeper.stop(),
        jobSweeper.stop(),
        relay.stop(),
        live.close(),
        execution.close(),
      ]);
    },
    async close(): Promise<void> {
      await notifier.close();
    },
  };
}
