import { createReadStream, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { VitaeError } from '#common';
import type { RouteHandler } from '../http/front.js';
import { sendProblem } from '../http/json-answer.js';
import type { RequestFacts } from '../http/request-facts.js';

/**
 * The page of apps/gateway/graphiql/graphiql-page.mjs: everything inside, nothing from elsewhere. It is made and gzipped at build time,
 * because rendering it here took 0.5 s and 170 MB (measured), and streamed, because it is 9 MB unpacked.
 */
export class GraphiqlHandler implements RouteHandler {
  readonly name = 'graphiql';
  private readonly policy: string;

  /** Reads the page's content security policy from beside it. Throws CONFIG_INVALID when the page was not made. */
  constructor(private readonly file: string) {
    try {
      this.policy = readFileSync(`${file}.csp`, 'utf8').trim();
    } catch (cause) {
      throw new VitaeError('CONFIG_INVALID', `INTROSPECTION is on but ${file} is missing; run npm run generate`, { cause });
    }
  }

  handle(req: IncomingMessage, res: ServerResponse, facts: RequestFacts): void {
    if (req.method !== 'GET' && req.method !== 'HEAD') {
      return sendProblem(res, new VitaeError('METHOD_NOT_ALLOWED', 'Use GET'), facts.requestId, { allow: 'GET, HEAD' });
    }
    const packed = /\bgzip\b/.test(String(req.headers['accept-encoding'] ?? ''));
    res.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': this.policy,
      'cache-control': 'private, no-cache',
      vary: 'accept-encoding',
      ...(packed ? { 'content-encoding': 'gzip' } : {}),
    });
    if (req.method === 'HEAD') return void res.end();
    const page = createReadStream(this.file);
    const end = (): void => undefined; // a reader that left, or a file that went away: pipeline has closed both ends
    if (packed) pipeline(page, res, end);
    else pipeline(page, createGunzip(), res, end);
  }
}
