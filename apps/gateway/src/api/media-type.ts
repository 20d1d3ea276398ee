import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { VitaeError } from '#common';

/** What a page of another site can send without asking first (Fetch §2.2.2): refused as the forgery it may be (C65). */
const SIMPLE: ReadonlySet<string> = new Set(['', 'text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']);

function split(header: string | undefined): { type: string; charset: string | undefined } {
  const [type = '', ...parameters] = (header ?? '').split(';').map((p) => p.trim());
  const charset = parameters.find((p) => /^charset\s*=/i.test(p))?.replace(/^charset\s*=\s*"?([^"]*)"?$/i, '$1');
  return { type: type.toLowerCase(), charset: charset?.toLowerCase() };
}

/** A header that no page of another site can send unasked: then a GET is a mistake (405), not a forgery (400). */
const asked = (headers: IncomingHttpHeaders): boolean =>
  split(headers['content-type']).type === 'application/json' ||
  headers['apollo-require-preflight'] !== undefined ||
  headers['x-apollo-operation-name'] !== undefined;

/** Only POST of UTF-8 JSON goes further. Throws METHOD_NOT_ALLOWED, BAD_REQUEST or UNSUPPORTED_MEDIA_TYPE (C54, C65–C67). */
export function refuseOtherMedia(req: IncomingMessage): void {
  const { type, charset } = split(req.headers['content-type']);
  if (req.method === 'GET' && !asked(req.headers)) throw new VitaeError('BAD_REQUEST', 'Use POST with application/json');
  if (req.method !== 'POST') throw new VitaeError('METHOD_NOT_ALLOWED', 'Use POST');
  if (SIMPLE.has(type)) throw new VitaeError('BAD_REQUEST', 'Use the content type application/json');
  if (type !== 'application/json') throw new VitaeError('UNSUPPORTED_MEDIA_TYPE', 'Use the content type application/json');
  if (charset !== undefined && charset !== 'utf-8' && charset !== 'utf8') throw new VitaeError('UNSUPPORTED_MEDIA_TYPE', 'Use UTF-8');
}
