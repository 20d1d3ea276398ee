import type { ApolloServerPlugin, GraphQLRequestListener } from '@apollo/server';
import { GraphQLError } from 'graphql';
import { MAX_ISSUES, VitaeError } from '#common';
import { resolveActor } from '#access';
import type { GraphqlContext } from './graphql-context.js';
import type { GraphqlOptions } from './graphql-options.js';
import { errorDetails } from '#http';
import { inputErrors } from './limits.js';

/** A refusal of the whole request: real HTTP status, before any resolver (docs/security.md, R1). */
export function requestError(error: VitaeError): GraphQLError {
  const headers = new Map<string, string>();
  if (error.retryAfterMs !== undefined) headers.set('retry-after', String(Math.ceil(error.retryAfterMs / 1_000)));
  return new GraphQLError(error.message, { extensions: { ...errorDetails(error), http: { status: error.http, headers } } });
}

/** Codes that speak of the request as a whole: where nothing else came out, they are its HTTP status too (R1). */
const WHOLE_REQUEST = new Set(['RATE_LIMITED', 'OVERLOADED']);

/**
 * Between validation and execution: subscriptions do not come by POST, variables and amounts are right, and the session behind the token
 * stands. After execution: at most 50 errors, and 429 or 503 with Retry-After where that is all there is to say.
 */
export function requestPlugin(options: GraphqlOptions): ApolloServerPlugin<GraphqlContext> {
  const listener: GraphQLRequestListener<GraphqlContext> = {
    async didResolveOperation({ schema, document, operation, request, contextValue }) {
      if (!operation) return;
      if (operation.operation === 'subscription') {
        throw requestError(new VitaeError('BAD_REQUEST', 'Subscriptions are served over WebSocket'));
      }
      const errors = inputErrors(schema, document, operation, request.variables ?? {});
      if (errors.length > 0) throw severalErrors(errors);
      try {
        await resolveActor(options, contextValue.access, operation.operation === 'mutation');
      } catch (error) {
        throw error instanceof VitaeError ? requestError(error) : error;
      }
    },
    async willSendResponse({ response }) {
      if (response.body.kind !== 'single') return;
      const { singleResult } = response.body;
      const errors = unfold(singleResult.errors ?? []);
      if (!errors.length) return;
      singleResult.errors = errors.slice(0, MAX_ISSUES);
      const nothing = !singleResult.data || Object.values(singleResult.data).every((v) => v === null);
      const first = errors[0]!.extensions;
      if (!nothing || !errors.every((e) => e.extensions?.['code'] === first?.['code']) || !WHOLE_REQUEST.has(String(first?.['code'])))
        return;
      response.http.status = first?.['code'] === 'RATE_LIMITED' ? 429 : 503;
      response.http.headers.set('retry-after', String(first?.['retryAfterSeconds'] ?? 1));
    },
  };
  return { requestDidStart: async () => listener };
}

/** A hook can throw one error only; the others travel inside it and are unfolded on the way out. */
const severalErrors = (errors: readonly GraphQLError[]): GraphQLError =>
  new GraphQLError(errors[0]!.message, { extensions: { ...errors[0]!.extensions, more: errors.slice(1).map((e) => e.message) } });

interface Sent {
  readonly message: string;
  readonly extensions?: Record<string, unknown>;
}

function unfold<E extends Sent>(errors: readonly E[]): E[] {
  return errors.flatMap((error) => {
    const more = error.extensions?.['more'];
    if (!Array.isArray(more)) return [error];
    const { more: _, ...extensions } = error.extensions ?? {};
    return [error.message, ...(more as string[])].map((message) => ({ ...error, message, extensions }));
  });
}
