import express, { type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import { errorText, findVitaeError, VitaeError } from '#common';
import { strictBody } from './strict-body.js';

/** 250 postings of one generateDocuments at 16 kB each; larger things have doors that stream. */
export const DEFAULT_BODY_LIMIT = 4 * 1_024 * 1_024;

/**
 * Reads JSON bodies strictly. Other content types are left unread: the GraphQL door refuses them as cross-site requests, a route as it likes.
 * Nest's own parser must be off (`bodyParser: false`): it answers in its own shape and would swallow uploads.
 */
export function jsonBody(limit: number, refuse: (req: Request, res: Response, error: VitaeError) => void): RequestHandler {
  const parse = express.json({
    limit,
    strict: true,
    type: ['application/json', 'application/*+json'],
    verify: (_req, _res, bytes, encoding) => {
      if (encoding && encoding !== 'utf-8') throw new VitaeError('UNSUPPORTED_MEDIA_TYPE', 'The body must be UTF-8');
      strictBody(bytes);
    },
  });
  return (req: Request, res: Response, next: NextFunction) =>
    parse(req, res, (error?: unknown) => (error ? refuse(req, res, bodyError(error)) : next()));
}

/** body-parser's errors may quote the body (docs/security.md, C68): only their kind is used. */
function bodyError(error: unknown): VitaeError {
  const ours = findVitaeError(error);
  if (ours) return ours;
  const { type, status } = error as { type?: string; status?: number };
  if (type === 'entity.verify.failed') return new VitaeError(kindOf(errorText(error)), errorText(error));
  if (status === 413) return new VitaeError('PAYLOAD_TOO_LARGE', 'The body is too large');
  if (status === 415) return new VitaeError('UNSUPPORTED_MEDIA_TYPE', 'The body must be JSON in UTF-8, plain or gzip');
  if (type === 'entity.parse.failed') return new VitaeError('BAD_REQUEST', 'The body is not valid JSON');
  return new VitaeError('BAD_REQUEST', 'The body cannot be read');
}

/** body-parser wraps what `verify` throws and keeps the text only. */
const kindOf = (text: string): 'UNSUPPORTED_MEDIA_TYPE' | 'BAD_REQUEST' =>
  text.includes('must be UTF-8') ? 'UNSUPPORTED_MEDIA_TYPE' : 'BAD_REQUEST';
