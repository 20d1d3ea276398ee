import type { Request, Response } from 'express';
import type { VitaeError } from '#common';
import { errorDetails } from './error-details.js';

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  408: 'Request Timeout',
  409: 'Conflict',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};

/**
 * Answers a whole request with an error: for the GraphQL path in its shape (`errors`), elsewhere as a problem document (RFC 9457),
 * with the same code. Never HTML, never a stack. Where the answer has begun, the connection is cut instead: half an answer must not look whole.
 */
export function sendRefusal(req: Request, res: Response, error: VitaeError, graphqlPath: string): void {
  if (res.headersSent) return void res.destroy();
  if (error.retryAfterMs !== undefined) res.setHeader('retry-after', String(Math.ceil(error.retryAfterMs / 1_000)));
  if (error.code === 'UNAUTHENTICATED') res.setHeader('www-authenticate', 'Bearer');
  const details = errorDetails(error);
  res.status(error.http);
  if (req.path === graphqlPath) {
    res.type('application/json').send(JSON.stringify({ errors: [{ message: error.message, extensions: details }] }));
    return;
  }
  const problem = { type: 'about:blank', title: TITLES[error.http] ?? 'Error', status: error.http, detail: error.message, ...details };
  res.type('application/problem+json').send(JSON.stringify(problem));
}
