import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import helmet from 'helmet';
import { withContext, type VitaeError } from '#common';
import { currentTracing, withTracing } from '#telemetry';
import { authenticate } from './authenticate.js';
import { DEFAULT_BODY_LIMIT, jsonBody } from './json-body.js';
import { logRefusal } from './error-details.js';
import { GRAPHQL_PATH, HTTP, type HttpOptions } from './http-options.js';
import { sendRefusal } from './refusal.js';
import { requestContext, type WithContext } from './request-context.js';

export interface WebServerOptions {
  /** Largest JSON body in bytes, unpacked. Default 4 MiB. */
  readonly bodyLimitBytes?: number;
  /** Paths whose body a controller reads itself, as a stream; each with all below it. */
  readonly streamedPaths?: readonly string[];
  /** Whose X-Forwarded-For counts (Express `trust proxy`). Default loopback: the gateway of the same machine. */
  readonly trustProxy?: string;
  /** A whole request must have arrived by then; 0 = no limit, for services with uploads. Default 30 s (docs/security.md, I153). */
  readonly requestTimeoutMs?: number;
}

/**
 * What stands in front of every route of a service: context, headers, token, JSON body, server time-outs.
 * Call it on an app made with `bodyParser: false`, before `listen`.
 */
export function openWebServer(app: NestExpressApplication, options: WebServerOptions = {}): void {
  const http = app.get<HttpOptions>(HTTP);
  const path = http.path ?? GRAPHQL_PATH;
  const refuse = (req: Request, res: Response, error: VitaeError): void => {
    logRefusal(http.logger, error, error);
    sendRefusal(req, res, error, path);
  };
  app.set('trust proxy', options.trustProxy ?? 'loopback');
  app.set('query parser', 'simple');
  app.disable('x-powered-by');
  app.disable('etag');
  const tracing = currentTracing();
  app.use((req: Request, res: Response, next: NextFunction) => withTracing(tracing, () => requestContext(req, res, next)));
  app.use(
    helmet({ contentSecurityPolicy: { useDefaults: false, directives: { 'default-src': ["'none'"], 'frame-ancestors': ["'none'"] } } }),
  );
  app.use(authenticate(http, refuse));
  app.use(exceptFor(options.streamedPaths ?? [], jsonBody(options.bodyLimitBytes ?? DEFAULT_BODY_LIMIT, refuse)));
  tuneServer(app.getHttpServer() as Server, options.requestTimeoutMs ?? 30_000);
}

/** Reading a body ends in an event of the socket, outside the request's context: it is entered again. */
function exceptFor(paths: readonly string[], parse: RequestHandler): RequestHandler {
  return (req: WithContext, res: Response, next: NextFunction) => {
    if (paths.some((p) => req.path === p || req.path.startsWith(`${p}/`))) return next();
    return parse(req, res, (error?: unknown) => {
      const userId = (req as { access?: { token?: { userId: string } } }).access?.token?.userId;
      withContext({ ...req.vitae, ...(userId ? { userId } : {}) }, () => next(error));
    });
  };
}

const BY_PARSER_CODE: Readonly<Record<string, readonly [number, string, string]>> = {
  HPE_HEADER_OVERFLOW: [431, 'Request Header Fields Too Large', 'BAD_REQUEST'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'Request Timeout', 'REQUEST_TIMEOUT'],
};

/** Bounds on slow clients (docs/security.md, I153), and JSON for what Node's parser refuses before any middleware sees it. */
function tuneServer(server: Server, requestTimeoutMs: number): void {
  server.headersTimeout = 10_000;
  server.requestTimeout = requestTimeoutMs;
  server.keepAliveTimeout = 75_000;
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    const unheard = error.code === 'ECONNRESET' || error.code?.startsWith('ERR_SSL') === true || error.code?.startsWith('ERR_TLS') === true;
    if (unheard || !socket.writable) return void socket.destroy();
    const [status, title, code] = BY_PARSER_CODE[error.code ?? ''] ?? [400, 'Bad Request', 'BAD_REQUEST'];
    const body = JSON.stringify({ errors: [{ message: title, extensions: { code } }], type: 'about:blank', title, status, code });
    const head = `HTTP/1.1 ${status} ${title}\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}`;
    socket.end(`${head}\r\n\r\n${body}`);
  });
}
