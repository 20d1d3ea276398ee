import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { BeforeApplicationShutdown, OnApplicationShutdown } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Assembly, ServiceBase } from '#service';
import { AppModule } from './app.module.js';
import type { Config } from './config.js';
import { doorsOf } from './routes.js';
import { FrontedAdapter } from './http/http-server.js';
import { ProblemFilter } from './http/problem.filter.js';
import { Front } from './http/front.js';
import type { LiveRelay } from './live/live-relay.js';
import { GatewayMetrics } from './metrics.js';
import type { SubgraphClient } from './forward/subgraph.client.js';
import { addSubgraphChecks, subgraphClients } from './subgraphs.js';

/** While draining, connections whose last answer has gone are closed this often; nobody else would. */
const SWEEP_MS = 50;

/**
 * What stands before Nest's router, with its life. READY → DRAINING (nothing new, sockets sent away, requests finish for `drainMs` and are cut
 * then) → STOPPED. Readiness is red before the drain begins.
 */
export class Gateway implements BeforeApplicationShutdown, OnApplicationShutdown {
  private server: Server | undefined;
  private readonly timers: NodeJS.Timeout[] = [];
  private leaving: Promise<void> = Promise.resolve();

  private constructor(
    private readonly config: Config,
    private readonly front: Front,
    private readonly live: LiveRelay,
    private readonly owners: ReadonlyMap<string, SubgraphClient>,
  ) {}

  /** Throws CONFIG_INVALID for schemas that cannot be read or merged. */
  static assemble({ config, logger, registry, readiness }: ServiceBase<Config>): Assembly {
    const metrics = new GatewayMetrics(registry);
    const owners = subgraphClients(config, metrics);
    addSubgraphChecks(readiness, owners, config.ownersWaitMs);
    const { routes, live, cors } = doorsOf({ config, owners, metrics, logger });
    const front = new Front({ routes, cors, trustedProxies: config.trustedProxies, metrics, logger });
    const gateway = new Gateway(config, front, live, owners);
    return {
      module: AppModule.forRoot(gateway),
      adapter: new FrontedAdapter((req, res, next) => front.take(req, res, next), { headersMs: config.headersMs }),
      attach(app: NestExpressApplication): void {
        app.useGlobalFilters(new ProblemFilter(logger));
        gateway.stand(app.getHttpServer() as Server);
      },
    };
  }

  private stand(server: Server): void {
    this.server = server;
    server.on('upgrade', (req: IncomingMessage, socket: Duplex, head: Buffer) => this.live.upgrade(req, socket, head));
  }

  /** The sockets leave while Nest stops listening and waits for requests; awaited after it. */
  beforeApplicationShutdown(): void {
    const { server, config } = this;
    this.front.drain();
    this.leaving = this.live.close();
    if (!server) return;
    this.timers.push(setTimeout(() => server.closeAllConnections(), config.drainMs));
    this.timers.push(setInterval(() => server.closeIdleConnections(), SWEEP_MS));
  }

  async onApplicationShutdown(): Promise<void> {
    for (const timer of this.timers) clearTimeout(timer);
    await this.leaving;
    await Promise.all([...this.owners.values()].map((o) => o.close()));
  }
}
