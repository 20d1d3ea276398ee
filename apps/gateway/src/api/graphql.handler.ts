import type { IncomingMessage, ServerResponse } from 'node:http';
import { OperationTypeNode } from 'graphql';
import { VitaeError, type Logger } from '#common';
import type { Forwarder } from '../forward/forwarder.js';
import type { Door } from '../http/front.js';
import { internalError, refusalOf, sendAnswer } from '../http/json-answer.js';
import { discardRest, readBody } from '../http/read-body.js';
import { ownerHeaders, type RequestFacts } from '../http/request-facts.js';
import type { Throttle } from '../http/throttle.js';
import type { GatewayMetrics } from '../metrics.js';
import { operationInput, parseJson } from '../plan/operation.inputs.js';
import { refused } from '../plan/plan.errors.js';
import { planned } from '../plan/planned.js';
import type { Planner } from '../plan/planner.js';
import { refuseOtherMedia } from './media-type.js';

export interface GraphqlLimits {
  /** Largest body of a caller that shows a token, and of one that does not: nobody needs more to sign in. */
  readonly bodyBytes: number;
  readonly anonymousBodyBytes: number;
  readonly bodyWithinMs: number;
  /** Operations under way at once; the next is told to come again (security I157). */
  readonly inFlight: number;
}

export interface GraphqlDoorOptions {
  readonly name: string;
  readonly planner: Planner;
  readonly forwarder: Forwarder;
  readonly throttle: Throttle;
  readonly limits: GraphqlLimits;
  readonly metrics: GatewayMetrics;
  readonly logger: Logger;
}

/** Seconds a client should wait when the gateway is full: requests under way end within 15 s, most within a few milliseconds. */
const OVERLOAD_RETRY_MS = 1_000;

/** `POST /graphql` and each owner's own endpoint. */
export class GraphqlDoor implements Door {
  private underWay = 0;

  constructor(private readonly options: GraphqlDoorOptions) {}

  get name(): string {
    return this.options.name;
  }

  handle(req: IncomingMessage, res: ServerResponse, facts: RequestFacts): void {
    const gone = new AbortController();
    res.once('close', () => {
      if (!res.writableFinished) gone.abort();
    });
    this.options.metrics.inFlight.inc();
    this.underWay++;
    void this.answer(req, res, facts, gone.signal)
      .catch((error: unknown) => this.fail(error, req, res, facts, gone.signal))
      .finally(() => {
        this.underWay--;
        this.options.metrics.inFlight.dec();
      });
  }

  private async answer(req: IncomingMessage, res: ServerResponse, facts: RequestFacts, signal: AbortSignal): Promise<void> {
    const { limits, planner, forwarder } = this.options;
    this.admit(facts);
    refuseOtherMedia(req);
    const bytes = req.headers.authorization === undefined ? limits.anonymousBodyBytes : limits.bodyBytes;
    const input = operationInput(parseJson(await readBody(req, { bytes, withinMs: limits.bodyWithinMs })));
    const plan = planned(planner, input);
    if (plan.type === OperationTypeNode.SUBSCRIPTION) {
      throw refused('BAD_REQUEST', 'Subscriptions need a WebSocket (graphql-transport-ws) at this address');
    }
    const headers = ownerHeaders(req.headers, facts);
    const answer = await forwarder.answer({ plan, variables: input.variables, headers, signal }, res);
    if (answer) sendAnswer(res, answer);
  }

  private admit({ address }: RequestFacts): void {
    const { throttle, limits, metrics } = this.options;
    const retryAfterMs = throttle.take(address);
    if (retryAfterMs !== undefined) {
      metrics.throttled.inc();
      throw new VitaeError('RATE_LIMITED', 'Too many requests', { retryAfterMs });
    }
    if (this.underWay > limits.inFlight) throw new VitaeError('OVERLOADED', 'Too busy', { retryAfterMs: OVERLOAD_RETRY_MS });
  }

  private fail(error: unknown, req: IncomingMessage, res: ServerResponse, facts: RequestFacts, signal: AbortSignal): void {
    if (signal.aborted || res.destroyed) return;
    if (!(error instanceof VitaeError)) this.options.logger.error('Operation failed', error, { route: this.name });
    if (res.headersSent) return void res.destroy();
    if (error instanceof VitaeError && error.code === 'METHOD_NOT_ALLOWED') res.setHeader('allow', 'POST');
    if (error instanceof VitaeError && error.code === 'REQUEST_TIMEOUT') res.shouldKeepAlive = false;
    sendAnswer(res, error instanceof VitaeError ? refusalOf(error) : internalError(facts.requestId));
    discardRest(req);
  }
}
