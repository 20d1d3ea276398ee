import type { IncomingMessage } from 'node:http';
import type { NextFunction, Request, Response } from 'express';
import { continueTrace, newId, withContext, type RequestContext } from '#common';
import { enterTrace, type Span } from '#telemetry';
import { GRAPHQL_PATH } from './http-options.js';
import { endHttpSpan, statusOf } from './http-span.js';

const REQUEST_ID = /^[\w.-]{8,64}$/;

export type WithContext = Request & { vitae?: RequestContext };

const one = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value[0] : value);

/** The client's address. `req.ip` looks through trusted proxies; a bare upgrade request has only its socket. */
export const addressOf = (req: Request | IncomingMessage): string =>
  ('ip' in req ? req.ip : undefined) ?? req.socket.remoteAddress ?? 'unknown';

/** Probes and scrapes are no requests of anybody's. */
const isWatched = (req: Request): boolean => !/^\/(health|metrics)\b/.test(req.path);

function endWith(res: Response, req: Request, span: Span): void {
  const graphql = req.path === GRAPHQL_PATH;
  res.once('close', () => {
    const route = (req.route as { path?: unknown } | undefined)?.path;
    const known = typeof route === 'string' ? route : graphql ? GRAPHQL_PATH : undefined;
    endHttpSpan(span, req, known, statusOf(res));
  });
}

/**
 * Gives every request an id (the caller's `x-request-id` where it is a sane one, and it is always answered) and a trace (`traceparent` is
 * continued, and its span written), which log lines and outgoing calls then carry. Personal answers are never stored on the way (`Cache-Control: no-store`).
 */
export function requestContext(req: WithContext, res: Response, next: NextFunction): void {
  const sent = one(req.headers['x-request-id']);
  const requestId = sent !== undefined && REQUEST_ID.test(sent) ? sent : newId<string>();
  const { traceparent, span } = isWatched(req)
    ? enterTrace(req.method, one(req.headers.traceparent), { kind: 'server', attributes: { 'http.request.method': req.method } })
    : { traceparent: continueTrace(one(req.headers.traceparent)), span: undefined };
  if (span) endWith(res, req, span);
  req.vitae = { requestId, traceparent };
  res.setHeader('x-request-id', requestId);
  res.setHeader('cache-control', 'no-store');
  withContext(req.vitae, next);
}
