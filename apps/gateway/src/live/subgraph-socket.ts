import { WebSocket, type RawData } from 'ws';
import { CLOSE, subgraphFrame, PROTOCOL, type Close } from './frames.js';

/** An owner that takes the connection but never says `connection_ack` is as good as gone. */
const ACK_MS = 10_000;
const HANDSHAKE_MS = 5_000;
/** RFC 6455 §7.4.1. A client that came again with the same frame would only be refused again. */
const TOO_BIG = 1009;

export interface SubgraphSocketOptions {
  readonly url: string;
  /** Authority that its certificate is checked by, where the URL is wss. Default: those Node ships with. */
  readonly ca: Buffer | undefined;
  readonly headers: Readonly<Record<string, string>>;
  /** The client's own `connection_init` payload: the owner authenticates. */
  readonly init: Readonly<Record<string, unknown>>;
  /** Largest frame of an owner; a job with its items is far below. */
  readonly maxPayload: number;
}

export interface SubgraphListener {
  opened(socket: WebSocket): void;
  acknowledged(payload: unknown): void;
  frame(data: Buffer): void;
  ended(id: string, data: Buffer): void;
  /** Once. `close` is what the client is to be told: the owner's verdict (44xx) or a restart. */
  lost(close: Close | readonly [number, string], code: number): void;
}

/** One client's socket to one owner. DIALLING → OPEN → READY (acknowledged; what was sent before goes out now) → LOST. */
export class SubgraphSocket {
  private readonly socket: WebSocket;
  private ready = false;
  private waiting: string[] = [];
  private refusal: Close | undefined;
  private readonly timer: NodeJS.Timeout;

  constructor(
    options: SubgraphSocketOptions,
    private readonly listener: SubgraphListener,
  ) {
    const { url, ca, headers, init, maxPayload } = options;
    const settings = { headers, perMessageDeflate: false, handshakeTimeout: HANDSHAKE_MS, maxPayload };
    this.socket = new WebSocket(url, PROTOCOL, ca ? { ...settings, ca } : settings);
    this.timer = setTimeout(() => this.socket.terminate(), ACK_MS);
    this.socket.on('open', () => {
      listener.opened(this.socket);
      this.socket.send(JSON.stringify({ type: 'connection_init', payload: init }));
    });
    this.socket.on('unexpected-response', (_request, response) => {
      if (response.statusCode === 401 || response.statusCode === 403) this.refusal = CLOSE.forbidden;
      this.socket.terminate();
    });
    this.socket.on('message', (data: RawData) => this.receive(data as Buffer));
    this.socket.on('error', () => undefined); // 'close' follows, and is where a loss is told
    this.socket.on('close', (code, reason) => {
      clearTimeout(this.timer);
      const verdict = code === TOO_BIG || (code >= 4_400 && code < 4_500);
      listener.lost(this.refusal ?? (verdict ? [code, reason.toString('utf8')] : CLOSE.restart), code);
    });
  }

  send(frame: string): void {
    if (this.ready) this.socket.send(frame);
    else this.waiting.push(frame);
  }

  close(): void {
    clearTimeout(this.timer);
    if (this.socket.readyState === WebSocket.CONNECTING) this.socket.terminate();
    else this.socket.close(1000);
  }

  private receive(data: Buffer): void {
    const frame = subgraphFrame(data);
    if (!frame) return this.socket.terminate();
    switch (frame.type) {
      case 'next':
        return this.listener.frame(data);
      case 'ended':
        return this.listener.ended(frame.id, data);
      case 'ping':
        return this.socket.send('{"type":"pong"}');
      case 'connection_ack':
        clearTimeout(this.timer);
        this.ready = true;
        for (const held of this.waiting) this.socket.send(held);
        this.waiting = [];
        return this.listener.acknowledged(frame.payload);
      case 'pong':
        return;
    }
  }
}
