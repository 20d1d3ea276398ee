import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Registry } from 'prom-client';
import type { Readiness } from './operations.module.js';

/** Who scrapes is near; whoever is slower than this is nobody who does. */
const REQUEST_MS = 5_000;

export interface OperationsServerOptions {
  readonly host: string;
  /** 0: a free one. */
  readonly port: number;
  readonly readiness: Readiness;
  readonly registry: Registry;
}

export interface OperationsServer {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * `/health/live`, `/health/ready` with the names of what is missing, and `/metrics`, on a port of its own: for a service whose door is people's.
 * Rejects when the address is taken.
 */
export async function openOperationsServer({ host, port, readiness, registry }: OperationsServerOptions): Promise<OperationsServer> {
  const answer = async (path: string | undefined, res: ServerResponse): Promise<void> => {
    const json = (status: number, body: object): void =>
      void res
        .writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' })
        .end(JSON.stringify(body));
    switch (path) {
      case '/health/live':
        return json(200, { status: 'ok' });
      case '/health/ready': {
        const { ready, status, checks } = await readiness.report();
        return json(ready ? 200 : 503, { status, checks });
      }
      case '/metrics':
        return void res.writeHead(200, { 'content-type': registry.contentType, 'cache-control': 'no-store' }).end(await registry.metrics());
      default:
        return json(404, { status: 404 });
    }
  };
  const server: Server = createServer({ requestTimeout: REQUEST_MS, headersTimeout: REQUEST_MS }, (req, res) => {
    req.resume();
    answer(req.method === 'GET' ? req.url?.split('?', 1)[0] : undefined, res).catch(() => res.destroy());
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
