import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { createRegistry, NestLogger, type Logger, type Readiness } from '#common';
import { AppModule } from './app.module.js';
import type { GatewayConfig } from './config.js';
import { doorsOf } from './doors.js';
import { FrontedAdapter } from './http/http-server.js';
import { ProblemFilter } from './http/problem.filter.js';
import { Front } from './http/front.js';
import type { Live } from './live/live.js';
import { GatewayMetrics } from './metrics.js';
import type { OwnerClient } from './forward/owner.client.js';
import { ownerClients, ownerReadiness } from './owners.js';

/** While draining, connections whose last answer has gone are closed this often; nobody else would. */
const SWEEP_MS = 50;

interface Parts {
  readonly app: INestApplication;
  readonly server: Server;
  readonly front: Front;
  readonly live: Live;
  readonly readiness: Readiness;
  readonly owners: ReadonlyMap<string, OwnerClient>;
}

/** The running gateway. STARTING → READY → DRAINING (readiness red, sockets sent away, requests finish) → STOPPED. */
export class Gateway {
  private stopping: Promise<void> | undefined;

  private constructor(
    private readonly config: GatewayConfig,
    private readonly parts: Parts,
  ) {}

  /** Throws CONFIG_INVALID for schemas that cannot be read or merged, and what listening throws. */
  static async start(config: GatewayConfig, logger: Logger): Promise<Gateway> {
    const registry = createRegistry('gateway');
    const metrics = new GatewayMetrics(registry);
    const owners = ownerClients(config, metrics);
    const readiness = ownerReadiness(owners);
    const { routes, live, cors } = doorsOf({ config, owners, metrics, logger });
    const front = new Front({ routes, cors, trustedProxies: config.trustedProxies, metrics, logger });
    const adapter = new FrontedAdapter((req, res, next) => front.take(req, res, next), { headersMs: config.headersMs });
    const app = await NestFactory.create(AppModule.forRoot({ readiness, registry }), adapter, {
      bodyParser: false, // uploads stream; /graphql reads for itself
      logger: new NestLogger(logger),
      abortOnError: false,
    });
    app.useGlobalFilters(new ProblemFilter(logger));
    const server = app.getHttpServer() as Server;
    server.on('upgrade', (req: IncomingMessage, socket: Duplex, head: Buffer) => live.upgrade(req, socket, head));
    const gateway = new Gateway(config, { app, server, front, live, readiness, owners });
    try {
      await app.listen(config.port, config.host);
    } catch (error) {
      await gateway.stop();
      throw error;
    }
    return gateway;
  }

  get port(): number {
    return (this.parts.server.address() as AddressInfo).port;
  }

  /** Takes nothing more, lets what is under way finish for `drainMs`, then cuts it. Safe to call twice. */
  stop(): Promise<void> {
    this.stopping ??= this.drain();
    return this.stopping;
  }

  private async drain(): Promise<void> {
    const { app, server, front, live, readiness, owners } = this.parts;
    readiness.drain();
    front.drain();
    const cut = setTimeout(() => server.closeAllConnections(), this.config.drainMs);
    const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS);
    try {
      await Promise.all([live.close(), app.close()]);
    } finally {
      clearTimeout(cut);
      clearInterval(sweep);
    }
    await Promise.all([...owners.values()].map((o) => o.close()));
  }
}
