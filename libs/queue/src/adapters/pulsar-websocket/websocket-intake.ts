import type { Logger } from '#common';
import type { Delivery, Intake } from '../../port/driver.js';
import type { ParkReason } from '../../port/queue.js';
import type { PulsarAccess } from '../pulsar-admin/access.js';
import { pathOf, type PulsarName } from '../pulsar-admin/names.js';
import type { PulsarProblem } from '../pulsar-admin/problem.js';
import { Link } from './link.js';
import type { LiveSocket } from './live-socket.js';
import type { Timings } from './timings.js';

/** How long Pulsar keeps what goes back; its default is a minute. The consumption has its own pause before. */
const REDELIVER_AFTER_MS = 500;

/** A retired socket whose messages are still worked on is let go after so long; they are then handed out again. */
const RETIRED_FOR_MS = 60_000;

export interface WebSocketIntakeOptions {
  readonly access: PulsarAccess;
  readonly name: PulsarName;
  readonly topic: string;
  readonly subscription: string;
  readonly concurrency: number;
  readonly take: (delivery: Delivery) => Promise<void>;
  /** Puts a payload aside; resolves when the broker has it. */
  readonly park: (payload: Uint8Array, reason: ParkReason) => Promise<void>;
  readonly onRefused: (problem: PulsarProblem) => Promise<boolean>;
  readonly timings: Timings;
  readonly logger: Logger;
}

interface Incoming {
  readonly messageId: string;
  readonly payload: Uint8Array;
  readonly redeliveryCount: number;
}

/** What is known of one socket: how many messages it may still bring, and how many of its messages have no verdict yet. */
interface Account {
  permits: number;
  inHand: number;
  retired: boolean;
}

/**
 * Asks for as many messages as there are free places, and for no more: pull mode without a receiver queue. (With a queue the broker's
 * service prefetches up to 1,000 messages which no other consumer can then have; measured.)
 *
 * States: detached while its link has no socket, attached, stopped. A verdict travels on the socket its message came by, for that is the
 * consumer that owns it; on a socket that has ended it cannot travel at all, and the broker hands the message out again.
 */
export class WebSocketIntake implements Intake {
  readonly whenAttached: Promise<void>;
  private readonly link: Link;
  private readonly accounts = new Map<LiveSocket, Account>();
  private markAttached: () => void = () => undefined;
  private stopped = false;
  private busy = 0;
  private readonly quiet: NodeJS.Timeout;

  constructor(private readonly options: WebSocketIntakeOptions) {
    const { access, name, topic, subscription, timings, logger, onRefused } = options;
    this.whenAttached = new Promise((resolve) => (this.markAttached = resolve));
    this.quiet = setInterval(() => this.replaceQuiet(), timings.quietMs).unref();
    // Said in full: the defaults are an exclusive consumer that misses what came before it.
    const query = `subscriptionType=Shared&subscriptionInitialPosition=Earliest&pullMode=true&receiverQueueSize=0&negativeAckRedeliveryDelay=${REDELIVER_AFTER_MS}`;
    this.link = new Link({
      access,
      path: `/consumer/${pathOf(name)}/${subscription}?${query}`,
      wish: { verb: 'consume', topic },
      timings,
      logger,
      onRefused,
      onOpen: (socket) => this.opened(socket),
      onMessage: (socket, text) => this.arrived(socket, text),
      onEnd: (socket) => this.accounts.delete(socket),
      onRetired: (socket) => this.retire(socket),
    });
  }

  get attached(): boolean {
    return this.link.current !== undefined;
  }

  get problem(): PulsarProblem | undefined {
    return this.link.problem;
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearInterval(this.quiet);
  }

  async close(): Promise<void> {
    clearInterval(this.quiet);
    await Promise.all([this.link.close(), ...[...this.accounts.keys()].map((socket) => socket.close())]);
  }

  private opened(socket: LiveSocket): void {
    this.accounts.set(socket, { permits: 0, inHand: 0, retired: false });
    this.quiet.refresh();
    this.ask();
    this.markAttached();
  }

  /** Gives the socket as many permits as there are places that neither a message nor a permit holds. */
  private ask(): void {
    const socket = this.link.current;
    const account = socket && this.accounts.get(socket);
    if (!socket || !account || this.stopped) return;
    const free = this.options.concurrency - this.busy - account.permits;
    if (free <= 0) return;
    account.permits += free;
    void socket.send({ type: 'permit', permitMessages: free }).catch(() => undefined);
  }

  private arrived(socket: LiveSocket, text: string): void {
    const account = this.accounts.get(socket);
    const message = incomingOf(text);
    if (!account || !message) return;
    this.quiet.refresh();
    account.permits = Math.max(0, account.permits - 1);
    // Came after we had stopped, or beyond what was asked for: it goes back untouched.
    if (this.stopped || this.busy >= this.options.concurrency) {
      void socket.send(negative(message.messageId)).catch(() => undefined);
      return;
    }
    account.inHand++;
    this.busy++;
    void this.options.take(this.delivery(socket, message)).then(() => {
      this.busy--;
      account.inHand--;
      if (account.retired && account.inHand === 0) void socket.close();
      this.ask();
    });
  }

  private delivery(socket: LiveSocket, { messageId, payload, redeliveryCount }: Incoming): Delivery {
    return {
      payload,
      deliveries: redeliveryCount + 1,
      settle: () => socket.send({ messageId }),
      redeliver: () => socket.send(negative(messageId)),
      park: async (reason) => {
        await this.options.park(payload, reason);
        await socket.send({ messageId });
      },
    };
  }

  /** See `Timings.quietMs`. While a message of it is worked on it stays: let go, it would be handed out again. */
  private replaceQuiet(): void {
    const socket = this.link.current;
    if (socket && this.accounts.get(socket)?.inHand === 0) this.link.replace();
  }

  /** Its permits are forfeit: what still comes by it is taken as far as there is room. */
  private retire(socket: LiveSocket): void {
    const account = this.accounts.get(socket);
    if (!account || account.inHand === 0) return void socket.close();
    account.retired = true;
    setTimeout(() => void socket.close(), RETIRED_FOR_MS).unref();
  }
}

/** The type must be said: without one, or with an unknown one, Pulsar takes the frame for an acknowledgement (measured). */
const negative = (messageId: string): object => ({ type: 'negativeAcknowledge', messageId });

/** Undefined for what is no message: the answer to another command, or nothing we know. */
function incomingOf(text: string): Incoming | undefined {
  let frame: { messageId?: unknown; payload?: unknown; redeliveryCount?: unknown };
  try {
    frame = JSON.parse(text) as typeof frame;
  } catch {
    return undefined;
  }
  const { messageId, payload, redeliveryCount } = frame;
  if (typeof messageId !== 'string') return undefined;
  return {
    messageId,
    payload: Buffer.from(typeof payload === 'string' ? payload : '', 'base64'),
    redeliveryCount: typeof redeliveryCount === 'number' ? redeliveryCount : 0,
  };
}
