import type { IncomingMessage, ServerResponse } from 'node:http';
import { OperationTypeNode } from 'graphql';
import { VitaeError, type Logger } from '#common';
import { discardRest, strictBody } from '#http';
import type { Forwarder } from '../forward/forwarder.js';
import { BYTES_A_REQUEST, COPIES_OF_A_BODY, type Admission } from '../http/admission.js';
import type { RouteHandler } from '../http/front.js';
import type { Callers } from '../http/callers.js';
import { internalError, refusalOf, sendAnswer } from '../http/json-answer.js';
import { readBody } from '../http/read-body.js';
import { subgraphHeaders, type RequestFacts } from '../http/request-facts.js';
import { sendPieces } from '../http/send-pieces.js';
import { operationInput, type OperationInput } from '../plan/operation.inputs.js';
import { refused } from '../plan/plan.errors.js';
import { planned } from '../plan/planned.js';
import type { QueryPlanner } from '../plan/planner.js';
import { refuseOtherMedia } from './media-type.js';

export interface GraphqlLimits {
  /** Largest body of a caller that shows a token, and of one that does not: nobody needs more to sign in. */
  readonly bodyBytes: number;
  readonly anonymousBodyBytes: number;
  readonly bodyWithinMs: number;
  /** How long a client may take nothing of its answer. */
  readonly readerMs: number;
}

export interface GraphqlHandlerOptions {
  readonly name: string;
  readonly planner: QueryPlanner;
  readonly forwarder: Forwarder;
  readonly admission: Admission;
  readonly callers: Callers;
  readonly limits: GraphqlLimits;
  readonly logger: Logger;
}

/** From the first byte of a request to the last of its answer. Owners answer within 15 s; a client that reads 1 MB slower than this is cut. */
const WHOLE_MS = 60_000;

/** `POST /graphql` and each owner's own endpoint. */
export class GraphqlHandler implements RouteHandler {
  constructor(private readonly options: GraphqlHandlerOptions) {}

  get name(): string {
    return this.options.name;
  }

  handle(req: IncomingMessage, res: ServerResponse, facts: RequestFacts): void {
    const gone = new AbortController();
    const timer = setTimeout(() => res.destroy(), WHOLE_MS).unref();
    res.once('close', () => {
      clearTimeout(timer);
      if (!res.writableFinished) gone.abort();
    });
    this.answer(req, res, facts, gone.signal).catch((error: unknown) => this.fail(error, req, res, facts, gone.signal));
  }

  private async answer(req: IncomingMessage, res: ServerResponse, facts: RequestFacts, signal: AbortSignal): Promise<void> {
    const { admission, callers, planner, forwarder, limits } = this.options;
    admission.address(facts.address);
    refuseOtherMedia(req);
    const charge = (cost: number): void => admission.address(facts.address, cost);
    const { input, bytes } = await this.input(req, charge);
    const plan = planned(planner, input, charge);
    if (plan.type === OperationTypeNode.SUBSCRIPTION) {
      throw refused('BAD_REQUEST', 'Subscriptions need a WebSocket (graphql-transport-ws) at this address');
    }
    const { authorization } = req.headers;
    const who = callers.of(authorization, facts.address);
    const turn = admission.operation(who, callers.isPerson(who));
    try {
      turn.hold(bytes * COPIES_OF_A_BODY);
      const headers = subgraphHeaders(req.headers, facts);
      const answer = await forwarder.answer({ plan, variables: input.variables, headers, signal, turn });
      callers.heard(authorization, answer.status);
      await sendPieces(res, answer, limits.readerMs);
    } finally {
      turn.end();
    }
  }

  private async input(req: IncomingMessage, charge: (cost: number) => void): Promise<{ input: OperationInput; bytes: number }> {
    const { admission, limits } = this.options;
    const bytes = req.headers.authorization === undefined ? limits.anonymousBodyBytes : limits.bodyBytes;
    const body = await readBody(req, { bytes, withinMs: limits.bodyWithinMs, hold: (n) => admission.bytes(n) });
    const more = Math.floor(body.length / BYTES_A_REQUEST);
    if (more > 0) charge(more);
    return { input: operationInput(strictBody(body)), bytes: body.length };
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
