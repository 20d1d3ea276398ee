import { Controller, Get, Inject, Module, Res, SetMetadata, type DynamicModule } from '@nestjs/common';
import type { Registry } from 'prom-client';
import { withTimeout } from '../time/time.js';
import { errorText } from '../errors/vitae-error.js';

/** One thing a service cannot work without (or works worse without): resolves when well, rejects with a sentence when not. */
export interface ReadinessCheck {
  readonly name: string;
  check(): Promise<void>;
  /** True: its failure is told but the service stays ready (a broker, where work goes on by polling). Default false. */
  readonly degradesOnly?: boolean;
}

/** Readiness as a switch and a list of checks. `drain()` turns it red for good: the first step of a shutdown. */
export class Readiness {
  private draining = false;
  private readonly checks: ReadinessCheck[];

  constructor(checks: readonly ReadinessCheck[] = []) {
    this.checks = [...checks];
  }

  /** For a part that is made later than the switch; at start only. */
  add(check: ReadinessCheck): void {
    this.checks.push(check);
  }

  drain(): void {
    this.draining = true;
  }

  async report(): Promise<{ ready: boolean; status: 'ok' | 'degraded' | 'unavailable' | 'draining'; checks: Record<string, string> }> {
    if (this.draining) return { ready: false, status: 'draining', checks: {} };
    const results = await Promise.all(
      this.checks.map(async (c) => {
        const problem = await withTimeout(c.check(), 2_000, c.name).then(() => undefined, errorText);
        return { name: c.name, problem, soft: c.degradesOnly === true };
      }),
    );
    const ready = results.every((r) => r.problem === undefined || r.soft);
    const clean = results.every((r) => r.problem === undefined);
    const checks = Object.fromEntries(results.map((r) => [r.name, r.problem ?? 'ok']));
    return { ready, status: clean ? 'ok' : ready ? 'degraded' : 'unavailable', checks };
  }
}

const REGISTRY = Symbol('metrics registry');

/** The metadata key under which a route or resolver says who may use it (declared and enforced in libs/graphql). */
export const ACCESS_METADATA = 'vitae:access';

interface Answer {
  status(code: number): Answer;
  type(mime: string): Answer;
  setHeader(name: string, value: string): unknown;
  send(body: string): unknown;
  json(body: unknown): unknown;
}

@Controller()
@SetMetadata(ACCESS_METADATA, { kind: 'public' })
class OperationsController {
  constructor(
    @Inject(Readiness) private readonly readiness: Readiness,
    @Inject(REGISTRY) private readonly registry: Registry,
  ) {}

  /** Asks nobody: a process that answers is alive. */
  @Get('health/live')
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  @Get('health/ready')
  async ready(@Res() res: Answer): Promise<void> {
    const { ready, status, checks } = await this.readiness.report();
    res.status(ready ? 200 : 503).json({ status, checks });
  }

  @Get('metrics')
  async metrics(@Res() res: Answer): Promise<void> {
    res
      .status(200)
      .type(this.registry.contentType)
      .send(await this.registry.metrics());
  }
}

/** What people may know of a service's health: whether, and not why (docs/security.md, K168). */
@Controller()
@SetMetadata(ACCESS_METADATA, { kind: 'public' })
class PublicHealthController {
  constructor(@Inject(Readiness) private readonly readiness: Readiness) {}

  @Get('health/live')
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  @Get('health/ready')
  async ready(@Res() res: Answer): Promise<void> {
    const { ready, status } = await this.readiness.report();
    res.status(ready ? 200 : 503).json({ status });
  }
}

export interface OperationsOptions {
  readonly readiness: Readiness;
  readonly registry: Registry;
  /** True: people reach this door; metrics and the names of what is missing are on a port of their own (`openOperationsServer`). Default false. */
  readonly isPublic?: boolean;
}

/** `/health/live`, `/health/ready` and `/metrics` for a service; of a public one the health alone, without names. */
@Module({})
export class OperationsModule {
  static forRoot(options: OperationsOptions): DynamicModule {
    return {
      module: OperationsModule,
      global: true,
      controllers: [options.isPublic ? PublicHealthController : OperationsController],
      providers: [
        { provide: Readiness, useValue: options.readiness },
        { provide: REGISTRY, useValue: options.registry },
      ],
      exports: [Readiness],
    };
  }
}
