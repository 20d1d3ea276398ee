import express, { type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import { findVitaeError, VitaeError } from '#common';
import { strictBody } from './strict-body.js';

/** 250 postings of one generateDocuments at 16 kB each; larger things have doors that stream. */
export const DEFAULT_BODY_LIMIT = 4 * 1_024 * 1_024;

/**
 * Reads JSON bodies strictly, and once: megabytes hold the event loop for tens of milliseconds. Other content types are left unread: the GraphQL
 * door refuses them as cross-site requests, a route as it likes. Nest's own parser must be off (`bodyParser: false`): it answers in its own shape
 * and would swallow uploads.
 */
export function jsonBody(limit: number, refuse: (req: Request, res: Response, error: VitaeError) => void): RequestHandler {
  const read = express.raw({ limit, type: ['application/json', 'application/*+json'] });
  return (req: Request, res: Response, next: NextFunction) =>
    read(req, res, (error?: unknown) => {
      if (error) return refuse(req, res, bodyError(error));
      const { body } = req as { body?: unknown };
      if (!Buffer.isBuffer(body)) return next();
      try {
        req.body = jsonOf(body, req.headers['content-type']);
      } catch (wrong) {
        return refuse(req, res, findVitaeError(wrong) ?? new VitaeError('BAD_REQUEST', 'The body cannot be read', { cause: wrong }));
      }
      next();
    });
}

const CHARSET = /;\s*charset\s*=\s*"?([^\s";]+)/i;

/** An object or a list. Throws UNSUPPORTED_MEDIA_TYPE for another charset than UTF-8, BAD_REQUEST for what is no such JSON. */
function jsonOf(bytes: Buffer, contentType = ''): unknown {
  const charset = CHARSET.exec(contentType)?.[1] ?? 'utf-8';
  if (charset.toLowerCase() !== 'utf-8') throw new VitaeError('UNSUPPORTED_MEDIA_TYPE', 'The body must be UTF-8');
  const value = strictBody(bytes);
  if (typeof value !== 'object' || value === null) throw new VitaeError('BAD_REQUEST', 'The body is not valid JSON');
  return value;
}

/** body-parser's errors may quote the body (docs/security.md, C68): only their kind is used. */
function bodyError(error: unknown): VitaeError {
  const { status } = error as { status?: number };
  if (status === 413) return new VitaeError('PAYLOAD_TOO_LARGE', 'The body is too large');
  if (status === 415) return new VitaeError('UNSUPPORTED_MEDIA_TYPE', 'The body must be JSON in UTF-8, plain or gzip');
  return new VitaeError('BAD_REQUEST', 'The body cannot be read');
}
