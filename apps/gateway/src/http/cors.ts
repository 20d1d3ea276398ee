import type { IncomingMessage, ServerResponse } from 'node:http';

/** How long a browser keeps a preflight's answer. Chromium's own ceiling is two hours; ten minutes let a changed list act soon. */
const PREFLIGHT_SECONDS = 600;

/** Origins of web pages elsewhere that may call us. Tokens travel in a header, so credentials (cookies) are never allowed. */
export class Cors {
  private readonly origins: ReadonlySet<string>;

  constructor(origins: readonly string[]) {
    this.origins = new Set(origins);
  }

  /** Marks the answer for an allowed origin. True: it was a preflight and is answered. */
  apply(req: IncomingMessage, res: ServerResponse): boolean {
    if (this.origins.size === 0) return false;
    res.setHeader('vary', 'Origin');
    const origin = req.headers.origin;
    if (origin === undefined || !this.origins.has(origin)) return false;
    res.setHeader('access-control-allow-origin', origin);
    res.setHeader('access-control-expose-headers', 'x-request-id, retry-after');
    res.setHeader('cross-origin-resource-policy', 'cross-origin');
    if (req.method !== 'OPTIONS' || req.headers['access-control-request-method'] === undefined) return false;
    res.writeHead(204, {
      'access-control-allow-methods': 'GET, POST',
      'access-control-allow-headers': 'authorization, content-type, content-encoding, idempotency-key, traceparent, x-request-id',
      'access-control-max-age': String(PREFLIGHT_SECONDS),
    });
    res.end();
    return true;
  }

  /** A WebSocket is not bound by CORS: a page elsewhere may open one unless we look (RFC 6455 §10.2). Clients without a page send no Origin. */
  mayConnect(req: IncomingMessage): boolean {
    const { origin, host } = req.headers;
    if (origin === undefined || this.origins.has(origin)) return true;
    return URL.canParse(origin) && new URL(origin).host === host;
  }
}
