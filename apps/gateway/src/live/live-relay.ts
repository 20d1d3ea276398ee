import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocket, WebSocketServer, type ServerOptions } from 'ws';
import { VitaeError } from '#common';
import { addressOf, carriesToken, tokenInAddress } from '../http/address.js';
import type { Admission } from '../http/admission.js';
import type { Cors } from '../http/cors.js';
import { answerSocket, retryAfter } from '../http/json-answer.js';
import { requestFacts } from '../http/request-facts.js';
import { addressKey } from '../http/throttle.js';
import type { GatewayMetrics } from '../metrics.js';
import { ClientSocket } from './client-socket.js';
import type { LiveEndpoint, LiveLimits } from './live-endpoint.js';
import { CLOSE, PROTOCOL } from './frames.js';

/** A client that does not answer our close frame is cut after this. */
const CLOSING_MS = 2_000;
/** How often sockets are looked at for bytes that come in no message. */
const LOOK_MS = 1_000;

export interface LiveOptions {
  readonly limits: LiveLimits;
  readonly cors: Cors;
  readonly admission: Admission;
  readonly trustedProxies: number;
  readonly metrics: GatewayMetrics;
}

/**
 * GraphQL over WebSocket, a relay of frames. The owner authenticates, an owner's restart is a 1012 that a stock client survives,
 * both sides are pinged: a half-open client would hold its owner's subscription for ever, a half-open owner leave the client silent.
 */
export class LiveRelay {
  private readonly server: WebSocketServer;
  private readonly watched = new Set<WebSocket>();
  private readonly alive = new WeakSet<WebSocket>();
  private readonly heart: NodeJS.Timeout;
  private readonly byAddress = new Map<string, number>();
  private readonly doors = new Map<string, LiveEndpoint>();
  /** Looks at a client's socket; gone with it. */
  private readonly looks = new Set<() => void>();
  private readonly looking: NodeJS.Timeout;
  private closing = false;

  constructor(private readonly options: LiveOptions) {
    // Its types do not know `closeTimeout` yet.
    const settings: ServerOptions & { closeTimeout: number } = {
      noServer: true,
      maxPayload: options.limits.clientBytes,
      // A compressor costs 300 kB a socket (zlib's defaults); answers are small.
      perMessageDeflate: false,
      clientTracking: true,
      // Each is counted before it is answered (ClientSocket).
      autoPong: false,
      // A client that does not answer our close is cut as one that does not read.
      closeTimeout: options.limits.readerMs,
      handleProtocols: (offered) => (offered.has(PROTOCOL) ? PROTOCOL : false),
    };
    this.server = new WebSocketServer(settings);
    // Without a listener ws answers a malformed handshake with an HTML page.
    this.server.on('wsClientError', (_error, socket) => answerSocket(socket, 400, 'BAD_REQUEST', 'The WebSocket handshake cannot be read'));
    this.heart = setInterval(() => this.beat(), options.limits.pingMs).unref();
    this.looking = setInterval(() => {
      for (const look of this.looks) look();
    }, LOOK_MS).unref();
  }

  readonly watch = (socket: WebSocket): void => {
    this.watched.add(socket);
    this.alive.add(socket);
    socket.on('pong', () => this.alive.add(socket));
    socket.on('close', () => this.watched.delete(socket));
  };

  add(path: string, door: LiveEndpoint): void {
    this.doors.set(path, door);
  }

  /** For the HTTP server's `upgrade`. Refusals are answered as HTTP, before there is a WebSocket. */
  upgrade(req: IncomingMessage, socket: Duplex, head: Buffer): void {
    const facts = requestFacts(req, this.options.trustedProxies);
    try {
      const door = this.admit(req, facts.address);
      this.server.handleUpgrade(req, socket, head, (ws) => {
        this.options.metrics.sockets.inc({ side: 'client' });
        ws.on('close', (code) => this.options.metrics.closed('client', code));
        this.watch(ws);
        this.count(ws, addressKey(facts.address));
        this.look(ws, socket as Socket, new ClientSocket(ws, socket as Socket, req.headers, facts, door));
        if (ws.protocol !== PROTOCOL) ws.close(...CLOSE.wrongProtocol);
      });
    } catch (error) {
      if (!(error instanceof VitaeError)) throw error;
      answerSocket(socket, error.http, error.code, error.message, { ...retryAfter(error), 'x-request-id': facts.requestId });
    }
  }

  /** Sends every client away with "service restart" and takes no more. Resolves when all have gone. */
  async close(): Promise<void> {
    this.closing = true;
    clearInterval(this.heart);
    clearInterval(this.looking);
    const gone = [...this.server.clients].map((c) => new Promise((resolve) => c.once('close', resolve)));
    for (const c of this.server.clients) c.close(...CLOSE.restart);
    const timer = setTimeout(() => {
      for (const s of this.watched) s.terminate();
    }, CLOSING_MS);
    await Promise.all(gone);
    clearTimeout(timer);
    this.server.close();
  }

  private admit(req: IncomingMessage, address: string): LiveEndpoint {
    const { cors, admission, limits } = this.options;
    const url = addressOf(req);
    if (!url) throw new VitaeError('BAD_REQUEST', 'The address cannot be read');
    if (carriesToken(url)) throw tokenInAddress();
    const door = this.doors.get(url.pathname);
    if (!door) throw new VitaeError('NOT_FOUND', 'There is no WebSocket at this address');
    if (!cors.mayConnect(req)) throw new VitaeError('FORBIDDEN', 'This origin may not connect');
    admission.address(address);
    if ((this.byAddress.get(addressKey(address)) ?? 0) >= limits.socketsEach)
      throw new VitaeError('RATE_LIMITED', 'Too many sockets', { retryAfterMs: 1_000 });
    if (this.closing || this.server.clients.size >= limits.sockets) throw new VitaeError('OVERLOADED', 'Too busy', { retryAfterMs: 1_000 });
    return door;
  }

  private look(ws: WebSocket, raw: Socket, client: ClientSocket): void {
    const before = raw.bytesRead;
    const look = (): void => client.look(raw.bytesRead - before);
    this.looks.add(look);
    ws.once('close', () => this.looks.delete(look));
  }

  private count(socket: WebSocket, key: string): void {
    this.byAddress.set(key, (this.byAddress.get(key) ?? 0) + 1);
    socket.on('close', () => {
      const left = (this.byAddress.get(key) ?? 1) - 1;
      if (left > 0) this.byAddress.set(key, left);
      else this.byAddress.delete(key);
    });
  }

  private beat(): void {
    for (const s of this.watched) {
      if (!this.alive.delete(s)) s.terminate();
      else if (s.readyState === WebSocket.OPEN) s.ping();
    }
  }
}
