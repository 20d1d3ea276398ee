import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { ExpressAdapter } from '@nestjs/platform-express';
import { answerSocket } from './json-answer.js';
import { PIECE_BYTES } from './stall.js';

/** Longer than a load balancer's idle time (AWS: 60 s), or it would meet sockets we have just closed. */
const KEEP_ALIVE_MS = 65_000;
/** Silence in the middle of a request or answer; longer than an owner may think about an upload (UPLOAD_ANSWER_MS). */
const SILENCE_MS = 180_000;
/** How often Node looks for slow clients; its default of 30 s lets each hold a socket that much longer than the limit. */
const CHECK_MS = 1_000;

export interface HttpTimeouts {
  readonly headersMs: number;
}

type Handler = (req: IncomingMessage, res: ServerResponse) => void;

/** The last answer of each connection: a request that breaks in the middle of an answer cannot have another. */
const answering = new WeakMap<Duplex, ServerResponse>();

/** Requests Node could not read, answered as JSON with their real status (docs/security.md, R1, A25, I153). */
function answerUnreadable(error: Error & { code?: string }, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const res = answering.get(socket);
  if (res?.headersSent && !res.writableFinished) return void socket.destroy();
  if (error.code === 'HPE_HEADER_OVERFLOW') return answerSocket(socket, 431, 'BAD_REQUEST', 'Request headers are too large');
  if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT') return answerSocket(socket, 408, 'REQUEST_TIMEOUT', 'The request took too long');
  answerSocket(socket, 400, 'BAD_REQUEST', 'The request cannot be read');
}

/**
 * The HTTP server under Nest, with the gateway's doors before Nest's router: an operation does not pay for Express.
 * `front` calls its third argument for what it leaves to Nest.
 */
export class FrontedAdapter extends ExpressAdapter {
  constructor(
    private readonly front: (req: IncomingMessage, res: ServerResponse, next: () => void) => void,
    private readonly timeouts: HttpTimeouts,
  ) {
    super();
  }

  override initHttpServer(): void {
    const nest = this.getInstance<Handler & { disable(setting: string): void }>();
    nest.disable('x-powered-by');
    const server: Server = createServer(
      {
        headersTimeout: this.timeouts.headersMs,
        // Node's 300 s would cut a long upload. Bodies have limits of their own: receiveBody, Pace.
        requestTimeout: 0,
        keepAliveTimeout: KEEP_ALIVE_MS,
        connectionsCheckingInterval: Math.min(CHECK_MS, this.timeouts.headersMs),
        // As much as one piece of an answer: whether a reader takes anything is seen piece by piece.
        highWaterMark: PIECE_BYTES,
        // Others ask for h2c (curl --http2, Java's client) and are served as HTTP/1.1, as RFC 9110 §7.8 has it.
        shouldUpgradeCallback: (req) => /^websocket$/i.test(req.headers.upgrade ?? ''),
      },
      (req, res) => {
        answering.set(req.socket, res);
        this.front(req, res, () => nest(req, res));
      },
    );
    server.timeout = SILENCE_MS;
    server.on('clientError', answerUnreadable);
    this.httpServer = server;
  }
}
