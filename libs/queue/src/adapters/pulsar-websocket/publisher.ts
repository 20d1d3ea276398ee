import { randomUUID } from 'node:crypto';
import { VitaeError, withTimeout, type Logger } from '#common';
import type { PulsarAccess } from '../pulsar-admin/access.js';
import { pathOf, type PulsarName } from '../pulsar-admin/names.js';
import { PulsarProblem } from '../pulsar-admin/problem.js';
import { Link } from './link.js';
import type { LiveSocket } from './live-socket.js';
import type { Timings } from './timings.js';

/** Sent and not yet answered, at most. 500 made 9,258 msg/s (measured); further ones wait here. */
const WINDOW = 500;
/** Waiting and sent; more is refused. Hints are found again by the dispatcher, events by the outbox. */
const MAX_PENDING = 20_000;

/** The message itself is at fault; the socket is not: 3 unreadable JSON, 7 unreadable payload (measured). */
const ABOUT_THE_MESSAGE: ReadonlySet<string> = new Set(['send-error:3', 'send-error:7']);

interface Pending {
  readonly frame: { readonly payload: string; readonly properties?: Readonly<Record<string, string>>; readonly context: string };
  readonly sent: () => void;
  readonly failed: (error: unknown) => void;
}

export interface PublisherOptions {
  readonly access: PulsarAccess;
  readonly name: PulsarName;
  /** As the port calls it. */
  readonly topic: string;
  readonly timings: Timings;
  readonly logger: Logger;
  readonly onRefused: (problem: PulsarProblem) => Promise<boolean>;
  /** Throws OVERLOADED when the topic is full. */
  readonly mayOpen: () => Promise<void>;
}

/**
 * One producer socket of a topic. What was sent and not answered when the socket ended is sent again on the next one, for as long as
 * somebody waits for it: it may then be there twice. `result === "ok"` is success; `errorCode` is 0 in errors too (measured).
 */
export class Publisher {
  private readonly link: Link;
  private readonly sent = new Map<string, Pending>();
  private readonly waiting = new Map<string, Pending>();

  constructor(private readonly options: PublisherOptions) {
    const { access, name, topic, timings, logger, onRefused, mayOpen } = options;
    this.link = new Link({
      access,
      // Without a name of ours the broker gives one: two of a name shut each other out (409).
      path: `/producer/${pathOf(name)}?sendTimeoutMillis=${timings.sendMs}&batchingEnabled=false`,
      wish: { verb: 'publish to', topic },
      timings,
      logger,
      onRefused: async (problem) => {
        if (problem.lasting || problem.code === 'OVERLOADED') this.reject(problem);
        return onRefused(problem);
      },
      mayOpen,
      onOpen: (socket) => this.opened(socket),
      onMessage: (socket, text) => this.answered(socket, text),
      onEnd: () => undefined,
      onRetired: (socket) => void socket.close(),
    });
  }

  get problem(): PulsarProblem | undefined {
    return this.link.problem;
  }

  /** Resolves when the broker has all. Rejects as `Queue.publish` says; at once when the broker is known to be away. */
  async send(payloads: readonly (string | Uint8Array)[], properties?: Readonly<Record<string, string>>): Promise<void> {
    if (this.sent.size + this.waiting.size + payloads.length > MAX_PENDING)
      throw new VitaeError('OVERLOADED', 'Too many messages wait for the broker');
    const ids: string[] = [];
    let over = false;
    const all = async (): Promise<void> => {
      await this.link.settled();
      if (over) return;
      if (!this.link.current) throw this.link.problem ?? new PulsarProblem('The queue is closed', false);
      await Promise.all(payloads.map((payload) => this.add(payload, properties, ids)));
    };
    try {
      await withTimeout(all(), this.options.timings.sendMs, 'Publishing');
    } finally {
      over = true;
      // Nobody waits for the rest of a batch that failed: it is not sent again.
      for (const id of ids) if (!this.waiting.delete(id)) this.sent.delete(id);
      this.fill();
    }
  }

  async close(): Promise<void> {
    await this.link.close();
    this.reject(new PulsarProblem('The queue is closed', false));
  }

  private reject(problem: PulsarProblem): void {
    for (const pending of [...this.sent.values(), ...this.waiting.values()]) pending.failed(problem);
  }

  private add(payload: string | Uint8Array, properties: Readonly<Record<string, string>> | undefined, ids: string[]): Promise<void> {
    const context = randomUUID();
    const text = typeof payload === 'string' ? Buffer.from(payload) : Buffer.from(payload.buffer, payload.byteOffset, payload.byteLength);
    ids.push(context);
    return new Promise((sent, failed) => {
      const frame = { payload: text.toString('base64'), context, ...(properties ? { properties } : {}) };
      this.waiting.set(context, { frame, sent, failed });
      this.fill();
    });
  }

  private opened(socket: LiveSocket): void {
    for (const pending of this.sent.values()) this.write(socket, pending);
    this.fill();
  }

  private fill(): void {
    const socket = this.link.current;
    if (!socket?.open) return;
    for (const [context, pending] of this.waiting) {
      if (this.sent.size >= WINDOW) return;
      this.waiting.delete(context);
      this.sent.set(context, pending);
      this.write(socket, pending);
    }
  }

  /** A frame that did not leave is sent again by `opened`, as one that was not answered. */
  private write(socket: LiveSocket, pending: Pending): void {
    socket.send(pending.frame).catch(() => undefined);
  }

  private answered(socket: LiveSocket, text: string): void {
    const { result, context, errorMsg } = answerOf(text);
    const pending = context === undefined ? undefined : this.sent.get(context);
    if (pending) this.sent.delete(pending.frame.context);
    if (result === 'ok') pending?.sent();
    else {
      const problem = sendProblem(result, errorMsg, this.options.topic);
      pending?.failed(problem);
      // The producer behind the socket may be broken for good while the socket stays open: a new one shows.
      if (!ABOUT_THE_MESSAGE.has(result)) socket.drop(problem);
    }
    this.fill();
  }
}

interface Answer {
  readonly result: string;
  readonly context?: string;
  readonly errorMsg?: string;
}

function answerOf(text: string): Answer {
  try {
    const { result, context, errorMsg } = JSON.parse(text) as Record<string, unknown>;
    return {
      result: typeof result === 'string' ? result : 'unknown',
      ...(typeof context === 'string' ? { context } : {}),
      ...(typeof errorMsg === 'string' ? { errorMsg } : {}),
    };
  } catch {
    return { result: 'unreadable' };
  }
}

const sendProblem = (result: string, message = '', topic: string): PulsarProblem =>
  /quota|backlog/i.test(message)
    ? new PulsarProblem(`Pulsar takes no more messages for ${topic}: its backlog is full`, false, { code: 'OVERLOADED' })
    : new PulsarProblem(`The broker did not take a message for ${topic} (${result})`, false);
