import { createLogger, errorText, type Logger } from '#common';
import { environmentOf, forgetOwned } from '#contracts/services';
import type { ServiceDefinition } from '../service-definition.js';
import { serviceScope } from '../service-scope.js';
import { startService, type RunningService } from '../start-service.js';
import { processEnvironment } from './config.js';

const SIGNALS = ['SIGTERM', 'SIGINT'] as const;
/** One Ctrl-C can come twice, from the terminal and from npm; somebody who insists takes longer. */
const SAME_SIGNAL_MS = 500;

/**
 * Runs these services in this process: each with its own application, ports, pool, login, key and configuration, read from what the environment
 * holds for it. The only place that handles signals and ends the process.
 *
 * STARTING → RUNNING → STOPPING → ended. SIGTERM, SIGINT, or the end of a supervisor over IPC stop every service in order, code 0; a second
 * signal, or a service that takes longer than it may, ends the process hard, code 1. A service that cannot start ends the host with code 1 after
 * the others were stopped; what nobody caught ends it at once, said in the name of the service it belongs to: whoever supervises starts all of
 * them again.
 */
export async function runHost(definitions: readonly ServiceDefinition[]): Promise<void> {
  const host = new Host(createLogger(definitions.map((d) => d.name).join('+')));
  host.listen();
  await host.start(definitions);
}

/** A service alone in its process: the `main.ts` of every service. */
export const runService = (definition: ServiceDefinition): Promise<void> => runHost([definition]);

class Host {
  private readonly running: RunningService[] = [];
  private stopping: Promise<void> | undefined;
  private askedAt = 0;
  private starting: Promise<unknown> = Promise.resolve();

  constructor(private readonly logger: Logger) {}

  listen(): void {
    for (const signal of SIGNALS) process.on(signal, () => this.signalled(signal));
    process.on('uncaughtException', (error) => this.crashed('Nobody caught an error; the process ends', error));
    process.on('unhandledRejection', (error) => this.crashed('Nobody handled a rejection; the process ends', error));
    // A supervisor that was killed leaves nothing behind that writes to the database.
    if (!process.channel) return;
    process.channel.unref();
    process.once('disconnect', () => void this.end(0, 'disconnect'));
  }

  async start(definitions: readonly ServiceDefinition[]): Promise<void> {
    const env = processEnvironment();
    const environments = definitions.map((d) => environmentOf(d.name, env));
    forgetOwned(env);
    const started = definitions.map((definition, n) => this.startOne(definition, environments[n] ?? {}));
    this.starting = Promise.allSettled(started);
    try {
      await Promise.all(started);
      await Promise.all(this.running.map((service) => this.schemaOf(service)));
    } catch {
      await this.end(1);
    }
  }

  private async startOne(definition: ServiceDefinition, env: ReturnType<typeof environmentOf>): Promise<void> {
    try {
      const service = await startService(definition, { env });
      this.running.push(service);
      service.logger.info('ready', { port: service.port, metricsPort: service.metricsPort });
    } catch (error) {
      this.cannotStart(createLogger(definition.name), error);
      throw error;
    }
  }

  private async schemaOf(service: RunningService): Promise<void> {
    try {
      await service.schemaOpen();
    } catch (error) {
      this.cannotStart(service.logger, error);
      throw error;
    }
  }

  private cannotStart(logger: Logger, error: unknown): void {
    logger.error(`The service could not start: ${errorText(error)}`, error);
  }

  private signalled(signal: NodeJS.Signals): void {
    if (this.stopping && performance.now() - this.askedAt > SAME_SIGNAL_MS) {
      this.logger.error('Ended by a second signal before everything had stopped', undefined, { signal });
      process.exit(1);
    }
    void this.end(0, signal);
  }

  private crashed(message: string, error: unknown): never {
    const logger = serviceScope.current?.logger ?? this.logger;
    logger.error(`${message}: ${errorText(error)}`, error);
    process.exit(1);
  }

  /** Stops all and ends the process: with `code`, or with 1 where a service could not stop or took too long. */
  private end(code: number, reason?: string): Promise<void> {
    return (this.stopping ??= this.stopAll(code, reason));
  }

  private async stopAll(code: number, reason?: string): Promise<void> {
    this.askedAt = performance.now();
    if (reason) this.logger.info('stopping', { signal: reason });
    // A stop during the start waits for it: what is half open can be neither drained nor closed.
    const limit = this.running.length > 0 ? Math.max(...this.running.map((s) => s.stopWithinMs)) : START_WITHIN_MS;
    setTimeout(() => {
      this.logger.error('Not everything stopped in time; the process ends', undefined, { ms: limit });
      process.exit(1);
    }, limit).unref();
    await this.starting;
    const ends = await Promise.allSettled(this.running.map((service) => this.stopOne(service)));
    process.exit(ends.some((e) => e.status === 'rejected') ? 1 : code);
  }

  private async stopOne(service: RunningService): Promise<void> {
    try {
      await service.stop();
    } catch (error) {
      service.logger.error('Stopping failed', error);
      throw error;
    }
  }
}

/** A stop in the middle of a start: below the launcher's 28 s and a container's 30 s. */
const START_WITHIN_MS = 25_000;
