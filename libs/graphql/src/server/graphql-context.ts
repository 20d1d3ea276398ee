import type { Request } from 'express';
import type { AccessState } from '#access';

/** The context of a GraphQL operation, over HTTP or WebSocket. */
export interface GraphqlContext {
  readonly req: Request;
  readonly access: AccessState;
  /** Aborts when the client leaves or the deadline is reached: give it to whatever can be cancelled. */
  readonly signal: AbortSignal;
}
