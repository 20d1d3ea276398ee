import type { Socket } from 'node:net';
import { WebSocket } from 'ws';
import { bytesOf } from '../forward/answer.js';
import { piecesOf } from '../http/send-pieces.js';
import { PIECE_BYTES, watchStall } from '../http/stall.js';

export interface OutboxLimits {
  /** Bytes that may wait for the client, those about to be added included: they are our memory. */
  readonly bufferedBytes: number;
  /** Milliseconds in which it may take none of them. */
  readonly readerMs: number;
}

interface Message {
  readonly body: readonly Buffer[];
  readonly bytes: number;
  readonly sent: () => void;
}

/**
 * What goes to one client, in order. A large message goes in pieces (fragments, RFC 6455 §5.4), each once the one before it was taken: so it is
 * seen whether the client reads at all, and one that takes nothing for `readerMs` is cut.
 */
export class Outbox {
  private readonly waiting: Message[] = [];
  private readonly under: Set<Message> = new Set();
  /** Bytes of all messages that have not gone, and of those the WebSocket has. */
  private kept = 0;
  private given = 0;
  private inPieces = false;
  private taken = 0;
  private unwatch: (() => void) | undefined;

  constructor(
    private readonly client: WebSocket,
    /** What the client's WebSocket stands on. */
    private readonly socket: Socket,
    private readonly limits: OutboxLimits,
  ) {
    client.once('close', () => this.drop());
  }

  /** False: it would be more than may wait, and nothing was added. `sent` is called once, when the message is gone or the client is. */
  push(body: readonly Buffer[], sent: () => void): boolean {
    const bytes = bytesOf(body);
    if (this.kept + bytes > this.limits.bufferedBytes || this.client.readyState !== WebSocket.OPEN) return false;
    this.kept += bytes;
    this.waiting.push({ body, bytes, sent });
    this.send();
    return true;
  }

  /** Forgets what the WebSocket does not have yet. */
  abandon(): void {
    for (const { bytes, sent } of this.waiting.splice(0)) {
      this.kept -= bytes;
      sent();
    }
  }

  /** Small messages may stand in the WebSocket's own line beside each other, as long as they are no more than a piece together. */
  private send(): void {
    while (!this.inPieces && this.given < PIECE_BYTES && this.client.readyState === WebSocket.OPEN) {
      const message = this.waiting.shift();
      if (!message) break;
      this.under.add(message);
      this.given += message.bytes;
      if (message.bytes > PIECE_BYTES) this.sendPieces(message);
      else {
        const [only] = message.body;
        const whole = only && message.body.length === 1 ? only : Buffer.concat(message.body);
        this.client.send(whole, { binary: false }, () => this.gone(message));
      }
    }
    if (this.client.bufferedAmount > 0) this.watch();
  }

  private sendPieces(message: Message): void {
    this.inPieces = true;
    this.watch();
    const pieces = piecesOf(message.body);
    let left = message.bytes;
    const next = (error?: Error | null): void => {
      this.taken++;
      const piece = error ? undefined : pieces.next().value;
      if (piece) {
        left -= piece.length;
        return this.client.send(piece, { binary: false, fin: left === 0 }, next);
      }
      this.inPieces = false;
      this.gone(message);
    };
    next();
  }

  private gone(message: Message): void {
    if (!this.under.delete(message)) return;
    this.taken++;
    this.given -= message.bytes;
    this.kept -= message.bytes;
    message.sent();
    if (this.kept === 0) this.stopWatching();
    else this.send();
  }

  private watch(): void {
    const { socket } = this;
    this.unwatch ??= watchStall({ taken: () => this.taken, socket }, this.limits.readerMs, () => this.client.terminate());
  }

  private stopWatching(): void {
    this.unwatch?.();
    this.unwatch = undefined;
  }

  private drop(): void {
    this.stopWatching();
    this.abandon();
    for (const { sent } of this.under) sent();
    this.under.clear();
  }
}
