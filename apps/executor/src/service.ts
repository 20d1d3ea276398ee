import { readConfig } from '#common';
import { aiV1, jobsV1, resumeV1 } from '#contracts';
import { defineService } from '#service';
import { AppModule } from './app.module.js';
import { withHealth } from './clients/health.client.js';
import { settings } from './config.js';

/** How long the broker may take to let go of subscriptions and of us, after the drain. */
const QUEUE_CLOSE_MS = 2_000;
/** What a stop takes beside the drain: telling Jobs, the broker, the connections. */
const AFTER_DRAIN_MS = 7_000;

export const service = defineService({
  name: 'executor',
  readConfig: (env) => readConfig(settings, env),
  module: AppModule,
  clients: { jobs: withHealth(jobsV1.JobExecutionServiceService), resume: resumeV1.ResumeServiceService, ai: aiV1.AiServiceService },
  queueCloseMs: QUEUE_CLOSE_MS,
  stopWithinMs: ({ drainMs }) => drainMs + AFTER_DRAIN_MS,
});
