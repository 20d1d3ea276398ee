/** What may travel as a message: anything JSON can say, or bytes. */
export type MessageData = object | string | number | boolean | null | Uint8Array;

/** Text to text, at most 16 entries, keys of `[a-z0-9._-]{1,64}`, values up to 1,024 characters. `traceparent` is filled in by the queue. */
export type MessageProperties = Readonly<Record<string, string>>;

export interface OutgoingMessage {
  readonly data: MessageData;
  readonly properties?: MessageProperties;
  /** Identity of the message, a UUID. Default: a new one. Give it when the same message may be published again (an outbox row). */
  readonly id?: string;
}

export interface ReceivedMessage<T> {
  /** The publisher's id. A repeated message has the same one: consumers whose effect is not idempotent by itself look here. */
  readonly id: string;
  readonly topic: string;
  readonly data: T;
  readonly properties: MessageProperties;
  /**
   * How often the broker says it handed the message out, this time included, where it says so at all. For curiosity: brokers
   * forget it when they or a consumer crash (Pulsar reports a first delivery then), so attempts are counted in PostgreSQL, never here.
   */
  readonly deliveries?: number;
  /** Aborts when the subscription's close has run out of patience: what is returned afterwards is ignored, the message comes again. */
  readonly signal: AbortSignal;
}

/**
 * What a handler decided.
 * - `settle`: done with it; this subscription does not see it again (unless the settling is lost: see `Queue`).
 * - `redeliver`: not now. It is handed out again, here or at another consumer, after a back-off.
 * - `park`: nobody can ever handle it. It is put aside with a reason, counted, and not delivered again.
 */
export type Verdict = 'settle' | 'redeliver' | 'park';

/** An exception means `redeliver`, and is logged. */
export type Handler<T> = (message: ReceivedMessage<T>) => Promise<Verdict>;

export interface SubscribeOptions<T> {
  /** Messages in handlers at once, and most messages taken from the broker and not yet decided. 1 to 1,000. */
  readonly concurrency: number;
  /**
   * Checks what came and gives it a type: JSON value or Uint8Array in, T out. Whatever it throws parks the message (`invalid`):
   * an unknown type or version is never taken for success.
   */
  readonly decode: (data: unknown) => T;
  /**
   * How long a message that failed keeps its place in the window before it goes back: `firstMs` doubled with each failure of that
   * message seen here, up to `maxMs`, half to all of it. Default 50 ms and 1 s. This is what keeps a consumer whose dependency is down
   * from spinning; it is short, because a place held is a place others cannot use.
   */
  readonly backoff?: { readonly firstMs: number; readonly maxMs: number };
}

export interface Subscription {
  readonly topic: string;
  readonly subscription: string;
  /** Resolves when the broker first handed, or would have handed, messages to us. Never rejects; stays open while the broker is away. */
  readonly attached: Promise<void>;
  /** Handlers running now. */
  readonly running: number;
  /**
   * Stops taking, then waits for the handlers that run, at most `timeoutMs` (default 20 s). After that their signals are aborted and they
   * get one more second; what is still undecided then goes back to the broker. Messages taken but not started go back at once.
   * Answers how many were given up. Never rejects; takes 4 s more than `timeoutMs` when neither handlers nor broker answer.
   * A second call waits for the first.
   */
  close(options?: { readonly timeoutMs?: number }): Promise<{ readonly abandoned: number }>;
}

export interface TopicLayout {
  /** `jobs/<job type>` or `events/<event>`: 1–100 characters of `[a-z0-9._/-]`. */
  readonly topic: string;
  /** Who gets a copy of every message: 1–60 characters of `[a-z0-9._-]` each. */
  readonly subscriptions: readonly string[];
  /**
   * A message that no consumer took for so long may be dropped, so that a forgotten subscription does not grow for ever.
   * Default 7 days. Hints may be lost, so theirs is minutes.
   */
  readonly keepUnreadMs?: number;
}

export interface QueueHealth {
  /** The broker answered just now and every subscription is attached. */
  readonly ok: boolean;
  /** A sentence for an operator when not ok. */
  readonly problem?: string;
  readonly subscriptions: readonly {
    readonly topic: string;
    readonly subscription: string;
    readonly running: number;
    readonly attached: boolean;
  }[];
  /** Since the start of this process; the same figures go to the observer. */
  readonly counts: readonly QueueCount[];
}

/** Why a message was parked: not one of ours, refused by `decode`, or refused by the handler. */
export type ParkReason = 'undecodable' | 'invalid' | 'refused';

/**
 * What is counted, per topic and subscription: `published` and `refused` by the publisher (a time-out counts as refused);
 * `delivered` = `settled` + `redelivered` + `parked` + `unsettled` + those in flight; `failed` counts handler exceptions (each also
 * `redelivered`); `unsettled` those whose verdict the broker could not be told in time, so that they come again.
 */
export type QueueEvent = 'published' | 'refused' | 'delivered' | 'settled' | 'redelivered' | 'failed' | 'parked' | 'unsettled';

export interface QueueCount {
  readonly event: QueueEvent;
  readonly topic: string;
  readonly subscription?: string;
  readonly reason?: ParkReason;
  readonly count: number;
}

/** Told of everything countable as it happens. Must not throw. */
export interface QueueObserver {
  count(event: QueueCount): void;
}

/**
 * The broker port. Topics with named subscriptions: each subscription gets every message published after it was made, and its consumers,
 * in any number of processes, share them.
 *
 * Guaranteed: a message whose `publish` resolved is delivered to every subscription that existed then **at least once**, and again until
 * a verdict has reached the broker, over consumer and broker restarts. (Not when it stayed unread for longer than the topic keeps it.)
 *
 * Not guaranteed, and never to be relied upon: order; that a message comes once (a settled one may return after a crash on either side, a
 * running one may be handed out again meanwhile); that a rejected `publish` published nothing; a delivery count.
 * So effects are idempotent and attempts are counted in PostgreSQL.
 */
export interface Queue {
  /**
   * True where messages lie in the PostgreSQL the services work on, so that each one costs it statements: what is certain to be known without a
   * message is better not published. False where a broker of its own carries them.
   */
  readonly sharesDatabase: boolean;
  /**
   * Makes topics and subscriptions that are missing and sets how long they keep; idempotent, safe from several processes at once.
   * A topic without subscription keeps nothing, so the publisher's service calls it at boot, before it publishes.
   * Rejects with DEPENDENCY_UNAVAILABLE when the broker cannot be reached, DEADLINE_EXCEEDED after 15 s.
   */
  ensure(layout: readonly TopicLayout[]): Promise<void>;
  /**
   * Resolves when the broker has all of them. Rejects with PAYLOAD_TOO_LARGE (one is over 256 KiB encoded; nothing was sent),
   * OVERLOADED (the broker takes no more), DEPENDENCY_UNAVAILABLE (it is away) or DEADLINE_EXCEEDED (10 s passed). Except for
   * the first, some or all may have been published nevertheless: publish again, and expect repeats.
   */
  publish(topic: string, messages: readonly OutgoingMessage[]): Promise<void>;
  /**
   * Starts consuming. The subscription is made when missing. Returns at once, also while the broker is away: it attaches when it can,
   * and again by itself after every outage.
   */
  subscribe<T>(topic: string, subscription: string, handler: Handler<T>, options: SubscribeOptions<T>): Subscription;
  /** Asks the broker; answers within 3 s, never rejects. */
  health(): Promise<QueueHealth>;
  /** Closes every subscription (see there), then waits for publishes under way, then leaves the broker. A second call waits for the first. */
  close(options?: { readonly timeoutMs?: number }): Promise<void>;
}
