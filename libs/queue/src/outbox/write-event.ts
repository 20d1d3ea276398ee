import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { currentContext } from '#common';
import { encodeEnvelope } from '../codec/envelope.js';
import { checkTopic } from '../port/names.js';
import type { MessageData, MessageProperties } from '../port/queue.js';
import { outboxRepository } from './outbox.repository.js';

/** Something that happened, to be told to whoever subscribed to its topic. */
export interface DomainEvent {
  /** `events/<name>`, e.g. `events/user.registered`. */
  readonly topic: string;
  /** Ids and facts, not personal data: consumers ask the owner for the rest. */
  readonly data: MessageData;
  /** Whose data it is about. */
  readonly ownerId?: string;
  /** The traceparent of the current context is added. */
  readonly properties?: MessageProperties;
}

/**
 * Writes events with the change they tell of: `tx` must be the transaction of that change, so that both are there or neither is.
 * Answers the ids the messages will carry; a repeated delivery has the same one. Throws what `publish` would throw for a message that
 * cannot be sent, so that a row in the outbox always can. Call `wake()` of the relay, or `committed()` of the signal, after the commit.
 */
export async function writeEvents(tx: Pick<pg.ClientBase, 'query'>, events: readonly DomainEvent[]): Promise<readonly string[]> {
  const { traceparent } = currentContext();
  const rows = events.map(({ topic, data, ownerId, properties }) => {
    checkTopic(topic);
    const id = randomUUID();
    const message = encodeEnvelope({ id, data, properties: { ...(traceparent === undefined ? {} : { traceparent }), ...properties } });
    return { id, ownerId: ownerId ?? null, topic, message };
  });
  if (rows.length > 0) await outboxRepository.insert(tx, rows);
  return rows.map((row) => row.id);
}

/** One event; see `writeEvents`. */
export async function writeEvent(tx: Pick<pg.ClientBase, 'query'>, event: DomainEvent): Promise<string> {
  const [id] = await writeEvents(tx, [event]);
  return id as string;
}
