import { strictBody } from '#http';

/** The words of graphql-transport-ws (github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md). */
export const PROTOCOL = 'graphql-transport-ws';

/**
 * Close codes. A graphql-ws client gives up for good on 4400, 4401, 4406, 4409, 4429, 4500 and on any `error` frame; on 1012 and 1013 it
 * connects and subscribes again by itself. So an owner that went away is a 1012, never an `error`.
 */
export const CLOSE = {
  restart: [1012, 'Service restart'],
  tooSlow: [1013, 'Try again later'],
  badMessage: [4400, 'Bad message'],
  unauthorized: [4401, 'Unauthorized'],
  forbidden: [4403, 'Forbidden'],
  wrongProtocol: [4406, 'Subprotocol not acceptable'],
  initTimeout: [4408, 'Connection initialisation timeout'],
  twice: [4409, 'Subscriber already exists'],
  initTwice: [4429, 'Too many initialisation requests'],
  tooMany: [4429, 'Too many messages'],
  tooManySockets: [4429, 'Too many sockets of one person'],
} as const satisfies Record<string, readonly [number, string]>;

export type Close = (typeof CLOSE)[keyof typeof CLOSE];

/** Ids are remembered and sent on: graphql-ws makes 36 characters. */
const MAX_ID_LENGTH = 64;

export type ClientFrame =
  | { readonly type: 'connection_init'; readonly payload: Readonly<Record<string, unknown>> }
  | { readonly type: 'ping' | 'pong' }
  | { readonly type: 'subscribe'; readonly id: string; readonly payload: unknown }
  | { readonly type: 'complete'; readonly id: string };

const isRecord = (v: unknown): v is Readonly<Record<string, unknown>> => typeof v === 'object' && v !== null && !Array.isArray(v);
const isId = (v: unknown): v is string => typeof v === 'string' && v.length > 0 && v.length <= MAX_ID_LENGTH;

function json(data: Buffer): unknown {
  try {
    return strictBody(data);
  } catch {
    return undefined;
  }
}

/** A client's frame, or undefined for what the protocol does not know. */
export function clientFrame(data: Buffer): ClientFrame | undefined {
  const m = json(data);
  if (!isRecord(m)) return undefined;
  const { type, id, payload } = m;
  if (type === 'ping' || type === 'pong') return { type };
  if (type === 'connection_init') {
    if (payload !== undefined && payload !== null && !isRecord(payload)) return undefined;
    return { type, payload: payload ?? {} };
  }
  if (!isId(id)) return undefined;
  if (type === 'subscribe') return { type, id, payload };
  return type === 'complete' ? { type, id } : undefined;
}

const END = Buffer.from('}');

/** An owner's answer, as bytes, in a `next` of the operation with that id. */
export const nextFrame = (id: string, body: readonly Buffer[]): readonly Buffer[] => [
  Buffer.from(`{"id":${JSON.stringify(id)},"type":"next","payload":`),
  ...body,
  END,
];

/** What an owner says, as far as the relay must know: `next` passes unread. */
export type SubgraphFrame =
  | { readonly type: 'next' }
  | { readonly type: 'connection_ack'; readonly payload: unknown }
  | { readonly type: 'ping' | 'pong' }
  | { readonly type: 'ended'; readonly id: string };

/** `type` stands before `payload` in what servers write, and an id has at most 64 characters, each at most 6 when escaped. */
const HEAD_BYTES = 480;
const NEXT = '"type":"next"';

/** A client's id cannot fake the mark: inside a JSON string its quotes are escaped. Undefined for what is no frame. */
export function subgraphFrame(data: Buffer): SubgraphFrame | undefined {
  if (data.subarray(0, HEAD_BYTES).includes(NEXT)) return { type: 'next' };
  const m = json(data);
  if (!isRecord(m)) return undefined;
  if (m['type'] === 'connection_ack') return { type: 'connection_ack', payload: m['payload'] };
  if (m['type'] === 'ping' || m['type'] === 'pong' || m['type'] === 'next') return { type: m['type'] };
  return (m['type'] === 'complete' || m['type'] === 'error') && isId(m['id']) ? { type: 'ended', id: m['id'] } : undefined;
}
