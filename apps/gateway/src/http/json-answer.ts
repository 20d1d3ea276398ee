import { STATUS_CODES, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { VitaeError } from '#common';
import type { GraphQLFormattedError } from 'graphql';
import { OperationRefused } from '../plan/plan.errors.js';

export function sendJson(
  res: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
  type = 'application/json',
): void {
  const text = JSON.stringify(body);
  res.writeHead(status, { ...headers, 'content-type': `${type}; charset=utf-8`, 'content-length': String(Buffer.byteLength(text)) });
  res.end(res.req.method === 'HEAD' ? undefined : text);
}

/** A refusal of a whole request, in GraphQL's shape. */
export interface Refusal {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: { readonly errors: readonly GraphQLFormattedError[] };
}

export const sendAnswer = (res: ServerResponse, { status, body, headers }: Refusal): void => sendJson(res, status, body, headers);

/** RFC 9110 §10.2.3: whole seconds, and never 0, which a client would read as "now". */
export const retryAfter = (error: VitaeError): Record<string, string> =>
  error.retryAfterMs === undefined ? {} : { 'retry-after': String(Math.max(1, Math.ceil(error.retryAfterMs / 1_000))) };

/** A request-level refusal in GraphQL's shape with its real status (docs/security.md, R1). */
export function refusalOf(error: VitaeError): Refusal {
  const errors =
    error instanceof OperationRefused ? error.errors : [{ message: error.message, extensions: { code: error.code, ...error.details } }];
  const headers = error.code === 'UNAUTHENTICATED' ? { 'www-authenticate': 'Bearer' } : retryAfter(error);
  return { status: error.http, headers, body: { errors } };
}

/** What a client may know of an unexpected error (docs/security.md, R5). */
export const internalError = (requestId: string): Refusal => ({
  status: 500,
  headers: {},
  body: { errors: [{ message: 'Internal error', extensions: { code: 'INTERNAL_SERVER_ERROR', requestId } }] },
});

/** RFC 9457 with the product's code (docs/security.md, R3). */
export function sendProblem(
  res: ServerResponse,
  error: VitaeError,
  requestId: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  const problem = {
    type: 'about:blank',
    title: STATUS_CODES[error.http],
    status: error.http,
    code: error.code,
    detail: error.message,
    requestId,
  };
  sendJson(res, error.http, problem, { ...retryAfter(error), ...headers }, 'application/problem+json');
}

/** A whole answer on a bare socket, where there is no response object: a request that could not be read, an upgrade that is refused. */
export function answerSocket(
  socket: Duplex,
  status: number,
  code: string,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  if (!socket.writable) return void socket.destroy();
  const body = JSON.stringify({ errors: [{ message, extensions: { code } }] });
  const lines = Object.entries({
    ...headers,
    'content-type': 'application/json; charset=utf-8',
    'content-length': String(Buffer.byteLength(body)),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    connection: 'close',
  }).map(([k, v]) => `${k}: ${v}\r\n`);
  socket.on('error', () => socket.destroy());
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? 'Error'}\r\n${lines.join('')}\r\n${body}`, () => socket.destroy());
}
