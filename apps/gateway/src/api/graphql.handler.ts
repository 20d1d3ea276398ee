import type { IncomingMessage, ServerResponse } from 'node:http';
import { OperationTypeNode } from 'graphql';
import { VitaeError, type Logger } from '#common';
import { discardRest, strictBody } from '#http';
import type { FairLine } from '../forward/fair-line.js';
import type { Forwarder } from '../forward/forwarder.js';
import { BYTES_A_REQUEST, COPIES_OF_A_BODY, type Admission, type Turn } from '../http/admission.js';
import type { RouteHandler } from '../http/front.js';
import type { Callers } from '../http/callers.js';
import { internalError, refusalOf, sendAnswer } from '../http/json-answer.js';
import { receiveBody, unpackBody } from '../http/read-body.js';
import type { Refusals } from '../http/refusals.js';
import { subgraphHeaders, type RequestFacts } from '../http/request-facts.js';
import { sendPieces } from '../http/send-pieces.js';
import { operationInput, type OperationInput } from '../plan/operation.inputs.js';
import { refused } from '../plan/plan.errors.js';
import type { Plan } from '../plan/plan.js';
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
  readonly refusals: Refusals;
  /** Heavy bodies are read in it, one after the other, the persons in turn. All doors share it. */
  readonly reading: FairLine;
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
    const { admission, callers, forwarder, limits } = this.options;
    const { authorization } = req.headers;
    admission.address(facts.address);
    refuseOtherMedia(req);
    const bytes = authorization === undefined ? limits.anonymousBodyBytes : limits.bodyBytes;
    const sent = await receiveBody(req, { bytes, withinMs: limits.bodyWithinMs, hold: (n) => admission.bytes(n) });
    const who = callers.of(authorization, facts.address);
    // Before anything is unpacked or read: what is refused costs next to nothing.
    const turn = admission.operation(who, callers.isPerson(who));
    try {
      const charge = (cost: number): void => admission.address(facts.address, cost);
      const body = await unpackBody(req, sent, bytes);
      const more = Math.floor(body.length / BYTES_A_REQUEST);
      if (more > 0) charge(more);
      turn.hold(body.length * COPIES_OF_A_BODY);
      const { input, plan } = await this.inTurn(turn, body, charge, signal);
      const headers = subgraphHeaders(req.headers, facts);
      const answer = await forwarder.answer({ plan, variables: input.variables, headers, signal, turn });
      callers.heard(authorization, answer.status);
      await sendPieces(res, answer, limits.readerMs);
    } finally {
      turn.end();
    }
  }

  /** Reads a body that holds this process for long in its person's turn, who then rests for as long. */
  private async inTurn(turn: Turn, body: Buffer, charge: (cost: number) => void, signal: AbortSignal): Promise<{ input: OperationInput; plan: Plan }> {
    if (!turn.isHeavy(body.length)) return this.read(body, charge);
    const { reading } = this.options;
    const mine = reading.enter(turn.who, signal);
    if (mine) await mine;
    const begun = performance.now();
    try {
      return this.read(body, charge);
    } finally {
      reading.leave(turn.who, performance.now() - begun);
    }
  } // prettier-ignore

  private read(body: Buffer, charge: (cost: number) => void): { input: OperationInput; plan: Plan } {
    const input = operationInput(strictBody(body));
    const plan = planned(this.options.planner, input, charge);
    if (plan.type === OperationTypeNode.SUBSCRIPTION) {
      throw refused('BAD_REQUEST', 'Subscriptions need a WebSocket (graphql-transport-ws) at this address');
    }
    return { input, plan };
  }

  private fail(error: unknown, req: IncomingMessage, res: ServerResponse, facts: RequestFacts, signal: AbortSignal): void {
    if (signal.aborted || res.destroyed) return;
    if (!(error instanceof VitaeError)) this.options.logger.error('Operation failed', error, { route: this.name });
    if (res.headersSent) return void res.destroy();
    discardRest(req);
    if (!(error instanceof VitaeError)) return sendAnswer(res, internalError(facts.requestId));
    if (error.code === 'METHOD_NOT_ALLOWED') res.setHeader('allow', 'POST');
    if (error.code === 'REQUEST_TIMEOUT') res.shouldKeepAlive = false;
    const { callers, refusals } = this.options;
    const who = callers.of(req.headers.authorization, facts.address);
    refusals.tell(who, error, () => sendAnswer(res, refusalOf(error)), (left) => res.once('close', left)); // prettier-ignore
  }
}
