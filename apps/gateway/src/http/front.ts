import type { IncomingMessage, ServerResponse } from 'node:http';
import helmet from 'helmet';
import { VitaeError, withContext, type Logger } from '#common';
import { endHttpSpan, statusOf } from '#http';
import { currentTracing, enterTrace, withTracing, type Span } from '#telemetry';
import type { GatewayMetrics } from '../metrics.js';
import type { Cors } from './cors.js';
import { addressOf, carriesToken, tokenInAddress } from './address.js';
import { refusalOf, sendAnswer } from './json-answer.js';
import { requestFacts, type RequestFacts } from './request-facts.js';

export interface RouteHandler {
  /** Bounded: it is a label of the metrics. */
  readonly name: string;
  handle(req: IncomingMessage, res: ServerResponse, facts: RequestFacts): void;
}

export interface Route {
  readonly path: string;
  /** Also everything under `path/`. */
  readonly below: boolean;
  readonly door: RouteHandler;
}

export interface FrontOptions {
  readonly routes: readonly Route[];
  readonly cors: Cors;
  readonly trustedProxies: number;
  readonly metrics: GatewayMetrics;
  readonly logger: Logger;
}

/** What every request meets first: an id, a trace, security headers, CORS; then the door of its path, or Nest. */
export class Front {
  private draining = false;
  private readonly protect = helmet();
  private readonly tracing = currentTracing();

  constructor(private readonly options: FrontOptions) {}

  /** From now on every answer asks its client to open no more requests on this connection. */
  drain(): void {
    this.draining = true;
  }

  /** Hands the request to its door, or to `next` where it has none; both run in the request's context. */
  take(req: IncomingMessage, res: ServerResponse, next: () => void): void {
    withTracing(this.tracing, () => this.takeTraced(req, res, next));
  }

  private takeTraced(req: IncomingMessage, res: ServerResponse, next: () => void): void {
    const known = requestFacts(req, this.options.trustedProxies);
    const span = this.span(req);
    const facts = span ? { ...known, traceparent: span.traceparent } : known;
    const { requestId, clientRequestId, traceparent } = facts;
    withContext({ requestId, traceparent, ...(clientRequestId === undefined ? {} : { clientRequestId }) }, () => {
      if (!this.enter(req, res, facts, span)) next();
    });
  }

  /** Of requests for a door only: probes and scrapes are nobody's requests. */
  private span(req: IncomingMessage): Span | undefined {
    const url = this.tracing && addressOf(req);
    if (!url || !this.routeOf(url)) return undefined;
    const incoming = req.headers['traceparent'];
    const attributes = { 'http.request.method': req.method };
    return enterTrace(req.method ?? '', typeof incoming === 'string' ? incoming : undefined, { kind: 'server', attributes, trusted: false })
      .span;
  }

  private routeOf(url: URL): Route | undefined {
    return this.options.routes.find((r) => url.pathname === r.path || (r.below && url.pathname.startsWith(`${r.path}/`)));
  }

  /** True: answered, or taken by a door. */
  private enter(req: IncomingMessage, res: ServerResponse, facts: RequestFacts, span: Span | undefined): boolean {
    const { cors } = this.options;
    this.protect(req, res, () => undefined);
    res.setHeader('x-request-id', facts.requestId);
    res.setHeader('cache-control', 'no-store');
    if (this.draining) res.shouldKeepAlive = false;
    const url = addressOf(req);
    const route = url && this.routeOf(url);
    this.observe(req, res, route, span);
    if (cors.apply(req, res)) return true;
    if (!url || carriesToken(url)) {
      sendAnswer(res, refusalOf(url ? tokenInAddress() : new VitaeError('BAD_REQUEST', 'The address cannot be read')));
      return true;
    }
    if (!route) return false;
    req.url = url.pathname + url.search;
    route.door.handle(req, res, facts);
    return true;
  }

  private observe(req: IncomingMessage, res: ServerResponse, route: Route | undefined, span: Span | undefined): void {
    const begun = performance.now();
    const door = route?.door.name ?? 'other';
    const { metrics, logger } = this.options;
    res.once('close', () => {
      const status = statusOf(res);
      metrics.requests.inc({ door, status: String(status) });
      if (span) endHttpSpan(span, req, route?.path, status);
      logger.debug('request', { method: req.method, route: door, status, ms: Math.round(performance.now() - begun) });
    });
  }
}
