import { randomUUID } from 'node:crypto';
import { VitaeError } from '#common';
import type { MessageData, MessageProperties, OutgoingMessage } from '../port/queue.js';

/**
 * Most bytes of one encoded message. A broker's frame is 1 MiB at the least (Pulsar's WebSocket closes the whole producer above it,
 * unanswered sends with it), and a message that carries more than ids is a mistake: PostgreSQL owns the data.
 */
export const MAX_MESSAGE_BYTES = 256 * 1024;

const MAX_PROPERTIES = 16;
const PROPERTY_KEY = /^[a-z0-9._-]{1,64}$/;
const MAX_PROPERTY_LENGTH = 1_024;
const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export interface Envelope {
  readonly id: string;
  readonly properties: MessageProperties;
  /** A JSON value, or a Uint8Array when bytes were sent. */
  readonly data: unknown;
}

/** On the wire: `v` version, `id`, `p` properties, and either `d` a JSON value or `b` bytes in base64. Nothing else. */
const KEYS: readonly string[] = ['v', 'id', 'p', 'd', 'b'];

/** The message as JSON text. Throws PAYLOAD_TOO_LARGE above 256 KiB, CONFIG_INVALID for an id or properties that break the rules. */
export function encodeEnvelope(message: OutgoingMessage): string {
  const { data, id = randomUUID(), properties = {} } = message;
  const problem = ID.test(id) ? propertiesProblem(properties) : 'its id is not a lower-case UUID';
  if (problem) throw new VitaeError('CONFIG_INVALID', `A message cannot be sent: ${problem}`);
  const text = `{"v":1,"id":"${id}","p":${JSON.stringify(properties)},${content(data)}}`;
  const bytes = Buffer.byteLength(text);
  if (bytes > MAX_MESSAGE_BYTES) {
    throw new VitaeError('PAYLOAD_TOO_LARGE', `A message is larger than ${MAX_MESSAGE_BYTES} bytes`, { facts: { bytes } });
  }
  return text;
}

/** Throws an Error with a reason for anything `encodeEnvelope` did not make; never quotes the content. */
export function decodeEnvelope(payload: Uint8Array | string): Envelope {
  const length = typeof payload === 'string' ? Buffer.byteLength(payload) : payload.byteLength;
  if (length > MAX_MESSAGE_BYTES) throw new Error('larger than a message may be');
  const wire = parse(typeof payload === 'string' ? payload : new TextDecoder('utf-8', { fatal: true }).decode(payload));
  if (wire.v !== 1) throw new Error('of an unknown version');
  if (typeof wire.id !== 'string' || !ID.test(wire.id)) throw new Error('without an id');
  const problem = isRecord(wire.p) ? propertiesProblem(wire.p) : 'it has no properties';
  if (problem) throw new Error(problem);
  if (!Object.keys(wire).every((key) => KEYS.includes(key))) throw new Error('with a key of another version');
  if (Object.hasOwn(wire, 'd') === Object.hasOwn(wire, 'b')) throw new Error('neither a value nor bytes');
  return { id: wire.id, properties: wire.p as MessageProperties, data: Object.hasOwn(wire, 'd') ? wire.d : bytesOf(wire.b) };
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

function content(data: MessageData): string {
  if (data instanceof Uint8Array) return `"b":"${Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString('base64')}"`;
  const json: string | undefined = JSON.stringify(data);
  if (json === undefined) throw new VitaeError('CONFIG_INVALID', 'A message cannot be sent: JSON has no form for its data');
  return `"d":${json}`;
}

function parse(text: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Error('not JSON');
  }
  if (!isRecord(value)) throw new Error('not an envelope');
  return value;
}

function bytesOf(text: unknown): Uint8Array {
  const bytes = Buffer.from(typeof text === 'string' ? text : '', 'base64');
  if (bytes.toString('base64') !== text) throw new Error('not base64');
  return new Uint8Array(bytes);
}

function propertiesProblem(properties: Readonly<Record<string, unknown>>): string | undefined {
  const entries = Object.entries(properties);
  if (entries.length > MAX_PROPERTIES) return 'it has too many properties';
  const wrong = entries.some(([key, value]) => !PROPERTY_KEY.test(key) || typeof value !== 'string' || value.length > MAX_PROPERTY_LENGTH);
  return wrong ? 'a property has a key or value that is not allowed' : undefined;
}
