import type { IncomingMessage } from 'node:http';
import { WebSocket } from 'ws';
import { authorization, type Pass } from '../pulsar-admin/access.js';
import { connectionProblem, PulsarProblem, refusal, type Wish } from '../pulsar-admin/problem.js';
import type { Timings } from './timings.js';

/** Pongs that may be missing in a row; with the next ping due the socket is given up. */
const MISSED_PONGS = 2;
/** Of a refusal's body: enough for the broker's reason. */
const REASON_LENGTH = 1_000;
const CLOSE_WITHIN_MS = 700;

/** What may arrive in one frame: a message of another client, whose limit is 5 MB, in base64. */
const LARGEST_FRAME = 8 * 1_024 * 1_024;

/**
 * One WebSocket to the broker that is known to live: it is pinged, and ends when it is silent. States: open, then ended for good.
 * Nothing arrives before something was sent: `onMessage` is set before that.
 */
export class LiveSocket {
  onMessage: (text: string) => void = () => undefined;
  /** Resolves with the reason when it has ended. */
  readonly ended: Promise<PulsarProblem>;
  private missed = 0;
  private readonly pings: NodeJS.Timeout;
  private problem: PulsarProblem | undefined;

  private constructor(
    private readonly ws: WebSocket,
    timings: Timings,
  ) {
    this.pings = setInterval(() => this.ping(), timings.pingMs);
    ws.on('pong', () => (this.missed = 0));
    ws.on('message', (data: Buffer) => {
      this.missed = 0;
      this.onMessage(data.toString('utf8'));
    });
    ws.on('error', (error) => (this.problem ??= connectionProblem(error)));
    this.ended = new Promise((resolve) => {
      ws.on('close', (code) => {
        clearInterval(this.pings);
        resolve(this.problem ?? new PulsarProblem(`The broker closed the connection (${code})`, false));
      });
    });
  }

  /** Rejects with a PulsarProblem: refused, not trusted, not reachable, or silent for `handshakeMs`. */
  static open(url: URL, pass: Pass, wish: Wish, timings: Timings, signal: AbortSignal): Promise<LiveSocket> {
    return new Promise((resolve, reject) => {
      // The token travels in the header: a query lands in access logs.
      const ws = new WebSocket(url, {
        headers: authorization(pass.token),
        ...(pass.ca === undefined ? {} : { ca: pass.ca }),
        handshakeTimeout: timings.handshakeMs,
        maxPayload: LARGEST_FRAME,
        perMessageDeflate: false,
      });
      const giveUp = (): void => ws.terminate();
      if (signal.aborted) setImmediate(giveUp);
      signal.addEventListener('abort', giveUp, { once: true });
      const fail = (problem: PulsarProblem): void => {
        signal.removeEventListener('abort', giveUp);
        reject(problem);
      };
      ws.once('open', () => {
        signal.removeEventListener('abort', giveUp);
        ws.off('error', onError);
        resolve(new LiveSocket(ws, timings));
      });
      const onError = (error: Error): void => fail(connectionProblem(error));
      ws.on('error', onError);
      ws.once('unexpected-response', (_request, response: IncomingMessage) => {
        void reasonOf(response).then((reason) => {
          fail(refusal(response.statusCode ?? 0, wish, reason));
          ws.terminate();
        });
      });
    });
  }

  get open(): boolean {
    return this.ws.readyState === WebSocket.OPEN;
  }

  /** Resolves when the frame has left us, which is all one can know: Pulsar confirms no acknowledgement. Rejects when the socket has ended. */
  send(frame: object): Promise<void> {
    if (!this.open) return Promise.reject(this.gone());
    return new Promise((resolve, reject) => {
      this.ws.send(JSON.stringify(frame), (error) => (error ? reject(this.gone(error)) : resolve()));
    });
  }

  /** Ends it after what was sent, or at once when the broker does not close its side soon. */
  close(): Promise<void> {
    if (this.ws.readyState === WebSocket.CLOSED) return Promise.resolve();
    return new Promise((resolve) => {
      const late = setTimeout(() => this.ws.terminate(), CLOSE_WITHIN_MS);
      this.ws.once('close', () => {
        clearTimeout(late);
        resolve();
      });
      this.ws.close(1_000);
    });
  }

  /** Ends it at once. */
  drop(problem: PulsarProblem): void {
    this.problem ??= problem;
    this.ws.terminate();
  }

  private ping(): void {
    if (this.missed >= MISSED_PONGS) return this.drop(new PulsarProblem('The broker does not answer', false));
    this.missed++;
    if (this.open) this.ws.ping();
  }

  private gone(cause?: unknown): PulsarProblem {
    return this.problem ?? new PulsarProblem('The connection to the broker has ended', false, { cause });
  }
}

async function reasonOf(response: IncomingMessage): Promise<string> {
  let text = '';
  try {
    for await (const chunk of response) {
      text += String(chunk);
      if (text.length > REASON_LENGTH) break;
    }
  } catch {
    // A body cut short: the status alone decides then.
  }
  return `${response.statusMessage ?? ''} ${text.slice(0, REASON_LENGTH)}`;
}
