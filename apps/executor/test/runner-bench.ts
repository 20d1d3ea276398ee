import { Registry } from 'prom-client';
import { createLogger, currentContext, newId, type ExecutorId, type RequestContext } from '#common';
import { hintTopic, JOB_TYPE_NAMES, jobsV1, type JobResult, type JobType } from '#contracts';
import { createGrpcClient } from '#grpc';
import { MemoryBroker } from '#queue';
import { JobsClient } from '../src/clients/jobs.client.js';
import { ExecutorMetrics } from '../src/execution/executor.metrics.js';
import { HandlerRegistry } from '../src/execution/handler-registry.js';
import { Runner, type RunnerOptions } from '../src/execution/runner.js';
import type { Handler, Task } from '../src/execution/task.js';
import { HintConsumer } from '../src/messages/hint.consumer.js';
import { JobsServer } from './jobs-server.js';

/** A handler a test looks into: what runs, and a gate each item waits at while it is shut. */
export class GatedHandler implements Handler<'probe'> {
  readonly jobType = 'probe';
  readonly started: Task<'probe'>[] = [];
  readonly aborted: string[] = [];
  readonly contexts: RequestContext[] = [];
  running = 0;
  most = 0;
  private open: () => void = () => undefined;
  private gate: Promise<void> = Promise.resolve();

  shut(): void {
    this.gate = new Promise((resolve) => (this.open = resolve));
  }

  release(): void {
    this.open();
  }

  async handle(task: Task<'probe'>, signal: AbortSignal): Promise<JobResult<'probe'>> {
    this.started.push(task);
    this.contexts.push(currentContext());
    this.most = Math.max(this.most, ++this.running);
    try {
      await Promise.race([this.gate, aborted(signal)]);
      const { fail, result } = task.payload;
      if (typeof fail === 'string') throw new Error(fail);
      return (result as never) ?? { kind: 'NUMBER', detail: { n: task.index } };
    } catch (error) {
      if (signal.aborted) this.aborted.push(task.itemId);
      throw error;
    } finally {
      this.running--;
    }
  }
}

const aborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true }));

const idle = (jobType: JobType): Handler => ({ jobType, handle: () => Promise.reject(new Error('Not asked for here')) });

export interface RunnerBench {
  readonly jobs: JobsServer;
  readonly broker: MemoryBroker;
  readonly handler: GatedHandler;
  readonly runner: Runner;
  readonly registry: Registry;
  readonly lines: string[];
  hint(ids: readonly string[], lane?: string): Promise<void>;
  stop(): Promise<void>;
}

/** The executor's inside as it is wired in production, over a real gRPC connection to the in-memory Jobs and a broker in this process. */
export async function startRunner(options: Partial<RunnerOptions> = {}, consume = true): Promise<RunnerBench> {
  const jobs = new JobsServer();
  await jobs.start();
  const lines: string[] = [];
  const logger = createLogger('executor', 'debug', { write: (line: string) => void lines.push(line) });
  const client = createGrpcClient(jobsV1.JobExecutionServiceService, {
    address: `127.0.0.1:${jobs.port}`,
    service: 'executor',
    key: 'k'.repeat(40),
    security: { mode: 'plaintext' },
  });
  const handler = new GatedHandler();
  const registry = new Registry();
  const handlers = new HandlerRegistry([handler, ...JOB_TYPE_NAMES.filter((t) => t !== 'probe').map(idle)], JOB_TYPE_NAMES);
  const settings = { concurrency: { probe: 4 }, heartbeatMs: 50, quietMs: 60_000, waitMs: 0, ...options };
  const port = new JobsClient(client, `executor-${newId()}` as ExecutorId);
  const runner = new Runner(handlers, port, new ExecutorMetrics(registry), logger, settings);
  const broker = new MemoryBroker();
  const queue = broker.connect({ logger });
  await queue.ensure(JOB_TYPE_NAMES.map((type) => ({ topic: hintTopic(type), subscriptions: ['executor'] })));
  const consumer = new HintConsumer(queue, runner, handlers.types, logger);
  runner.start();
  if (consume) consumer.start();
  return {
    jobs,
    broker,
    handler,
    runner,
    registry,
    lines,
    hint: (itemIds, lane) => queue.publish(hintTopic('probe'), [{ data: { v: 1, jobType: 'probe', itemIds, ...(lane === undefined ? {} : { lane }) } }]), // prettier-ignore
    async stop() {
      handler.release();
      await Promise.all([runner.drain(500), consumer.stop(500)]);
      await queue.close({ timeoutMs: 500 });
      broker.dispose();
      client.close();
      jobs.stop();
    },
  };
}
