import { z } from 'zod';

/**
 * Domain events: what happened to an owner's data, told through the owner's outbox to every subscription named below. Each subscription gets
 * its own copy of every event and keeps it while its service is down. Payloads carry ids and facts, never personal data, and are versioned:
 * within a version fields are only added, so that a subscriber of yesterday reads an event of today.
 */
export interface EventPayloads {
  readonly 'job.finished': JobFinished;
  readonly 'user.erased': UserErased;
}

/** Jobs ended. Told by jobs, in the statement that ended them: one event names all jobs, of any owners, that the statement ended. */
export interface JobFinished {
  readonly v: 1;
  readonly jobs: readonly { readonly id: string; readonly status: string; readonly revision: number }[];
}

/** A person deleted the account. Told by auth; whoever owns something of theirs deletes it. */
export interface UserErased {
  readonly v: 1;
  readonly userId: string;
}

export type EventName = keyof EventPayloads;

/** Who is told: one name for one purpose of one service; all replicas of it share the name. */
export const EVENT_SUBSCRIPTIONS = {
  'job.finished': ['jobs-live'],
  'user.erased': ['jobs', 'resume', 'ai'],
} as const satisfies Record<EventName, readonly string[]>;

/**
 * How long a subscription keeps what its service did not take: an erasure must survive a service that is down over a long holiday,
 * the end of a job is worth nothing to anybody after a day.
 */
const KEEP_UNREAD_MS: Readonly<Record<EventName, number>> = { 'job.finished': 86_400_000, 'user.erased': 30 * 86_400_000 };

const PAYLOADS: { readonly [E in EventName]: z.ZodType<EventPayloads[E]> } = {
  'job.finished': z.object({
    v: z.literal(1),
    jobs: z.array(z.object({ id: z.uuid(), status: z.string(), revision: z.number().int() })).min(1),
  }),
  'user.erased': z.object({ v: z.literal(1), userId: z.uuid() }),
};

export const eventTopic = (event: EventName): string => `events/${event}`;

/** Topic and subscriptions of an event, as the queue's `ensure` takes them. */
export const eventLayout = (event: EventName): { topic: string; subscriptions: readonly string[]; keepUnreadMs: number } => ({
  topic: eventTopic(event),
  subscriptions: EVENT_SUBSCRIPTIONS[event],
  keepUnreadMs: KEEP_UNREAD_MS[event],
});

/** The payload of a received event. Throws for another version or shape, which parks the message. */
export const readEvent = <E extends EventName>(event: E, data: unknown): EventPayloads[E] => PAYLOADS[event].parse(data);
