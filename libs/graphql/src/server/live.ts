import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { ApolloServerPlugin } from '@apollo/server';
import { useServer, type Extra } from 'graphql-ws/use/ws';
import type { Context, SubscribePayload } from 'graphql-ws';
import {
  getOperationAST,
  GraphQLError,
  parse,
  specifiedRules,
  validate,
  type ExecutionArgs,
  type GraphQLSchema,
  type ValidationRule,
} from 'graphql';
import { WebSocketServer, type WebSocket } from 'ws';
import { findVitaeError, newId, systemClock, VitaeError } from '#common';
import type { Request } from 'express';
import { resolveActor, SessionWatch, type AccessState, type SessionState } from '#access';
import { isAboutLiteral, LIMITS } from '#graphql-limits';
import { addressOf, GRAPHQL_PATH } from '#http';
import type { GraphqlContext } from './graphql-context.js';
import type { GraphqlOptions } from './graphql-options.js';
import { createFormatError } from './format-error.js';
import { inputErrors } from './limits.js';

/** Close codes: 4401 is final for a stock graphql-ws client, 4403 makes it connect again with a fresh token (measured). */
export const CLOSE = { unauthenticated: 4401, tokenExpired: 4403 } as const;

const MAX_MESSAGE_BYTES = 64 * 1_024;
const MAX_OPERATIONS = 100;
const INIT_MS = 10_000;

/** A type and not an interface: graphql-ws asks for an index signature. */
type LiveState = {
  access?: AccessState;
  leave?: AbortController;
  stop?: () => void;
};

type LiveExtra = Extra & Partial<LiveState>;
type Live = Context<Record<string, unknown>, LiveExtra>;

/**
 * Subscriptions by graphql-ws, with the limits of the HTTP options. A socket is WAITING until `connection_init` brings a good token of a standing
 * session, else it is closed with 4401; then OPEN until the token expires (4403), the session ends (4401) or a side leaves.
 * Our own server and not the framework's: that one has no bound on message size, leaves other upgrade paths hanging and skips the limits.
 */
export function livePlugin(
  options: GraphqlOptions,
  server: () => Server,
  rules: readonly ValidationRule[],
): ApolloServerPlugin<GraphqlContext> {
  return {
    async serverWillStart({ schema }) {
      const stop = serveLive(options, server(), schema, rules);
      return { drainServer: stop };
    },
  };
}

function serveLive(options: GraphqlOptions, server: Server, schema: GraphQLSchema, rules: readonly ValidationRule[]): () => Promise<void> {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE_BYTES });
  const path = options.path ?? GRAPHQL_PATH;
  const upgrade = (req: IncomingMessage, socket: Duplex, head: Buffer): void => {
    if (req.url?.split('?', 1)[0] !== path) return void socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
    sockets.handleUpgrade(req, socket, head, (ws) => sockets.emit('connection', ws, req));
  };
  server.on('upgrade', upgrade);
  const sessions = new SessionWatch(options.sessions);
  const format = createFormatError(options.logger);
  const formatAll = (errors: readonly GraphQLError[]) => errors.map((e) => format(e.toJSON(), e));

  const disposable = useServer<Record<string, unknown>, LiveState>(
    {
      schema,
      connectionInitWaitTimeout: INIT_MS,
      onConnect: (ctx) => connect(options, sessions, ctx as Live),
      onSubscribe: (ctx, id, payload) => prepare(schema, rules, ctx as Live, id, payload),
      onNext: async (ctx, _id, _payload, _args, result) => {
        const { extra } = ctx as Live;
        await standing(options, extra);
        return result.errors ? { ...result, errors: formatAll(result.errors) as never } : undefined;
      },
      onError: (_ctx, _id, _payload, errors) => formatAll(errors),
      onClose: (ctx) => {
        const { extra } = ctx as Live;
        extra.stop?.();
        extra.leave?.abort(new VitaeError('DEADLINE_EXCEEDED', 'The client has left'));
      },
    },
    sockets,
  );
  // graphql-ws writes a socket's errors to the console, whose author is the client; ws has closed the socket with the right code by itself.
  sockets.on('connection', (socket) => {
    socket.removeAllListeners('error');
    socket.on('error', (error) => options.logger.debug('A live connection broke', { errorCode: (error as NodeJS.ErrnoException).code }));
  });
  return async () => {
    server.off('upgrade', upgrade);
    await disposable.dispose();
  };
}

/** Looks at the session before an event (through the four-second cache); what is quiet hears of its end from the watch. */
async function standing(options: GraphqlOptions, extra: LiveExtra): Promise<void> {
  judge(extra, await options.sessions.check(extra.access!.token!, { mutation: false }));
}

/** Closes the socket where its session has ended. */
function judge(extra: LiveExtra, state: SessionState): void {
  const access = extra.access!;
  if (!state.active) extra.socket.close(CLOSE.unauthenticated, 'Session ended');
  else access.actor = { userId: state.userId, role: state.role, sessionId: access.token!.sessionId };
}

async function connect(options: GraphqlOptions, sessions: SessionWatch, ctx: Live): Promise<boolean> {
  const { extra } = ctx;
  const socket: WebSocket = extra.socket;
  const params = ctx.connectionParams ?? {};
  const header = params['authorization'] ?? params['Authorization'] ?? extra.request.headers.authorization;
  try {
    if (typeof header !== 'string') throw new VitaeError('UNAUTHENTICATED', 'Sign in first');
    const token = options.verifier.verifyHeader(header);
    extra.access = { requestId: newId(), token, address: addressOf(extra.request as Request) };
    await resolveActor(options, extra.access, false);
  } catch (error) {
    if (!findVitaeError(error)) options.logger.error('A live connection failed', error);
    socket.close(CLOSE.unauthenticated, 'Unauthenticated');
    return false;
  }
  extra.leave = new AbortController();
  const expiry = setTimeout(
    () => socket.close(CLOSE.tokenExpired, 'Token expired'),
    Math.max(0, extra.access.token!.expiresAt * 1_000 - systemClock.now()),
  );
  const unwatch = sessions.watch(extra.access.token!, (state) => judge(extra, state));
  extra.stop = () => {
    clearTimeout(expiry);
    unwatch();
  };
  return true;
}

const refuse = (message: string, code: string): readonly GraphQLError[] => [new GraphQLError(message, { extensions: { code } })];

/** What Apollo does for HTTP: parse with a token limit, all rules, variables, amounts. Only subscriptions: the rest has its HTTP options. */
function prepare(
  schema: GraphQLSchema,
  rules: readonly ValidationRule[],
  ctx: Live,
  _id: string,
  payload: SubscribePayload,
): ExecutionArgs | readonly GraphQLError[] {
  if (Object.keys(ctx.subscriptions).length > MAX_OPERATIONS) return refuse('Too many operations on one connection', 'RATE_LIMITED');
  let document;
  try {
    document = parse(payload.query, { maxTokens: LIMITS.tokens });
  } catch (error) {
    return refuse(error instanceof Error ? error.message : 'Syntax error', 'GRAPHQL_PARSE_FAILED');
  }
  const invalid = validate(schema, document, [...specifiedRules, ...rules], { maxErrors: 50 });
  if (invalid.length)
    return invalid.map(
      (e) =>
        new GraphQLError(e.message, {
          nodes: e.nodes ?? null,
          extensions: { code: isAboutLiteral(e.message) ? 'BAD_USER_INPUT' : 'GRAPHQL_VALIDATION_FAILED' },
        }),
    );
  const operation = getOperationAST(document, payload.operationName);
  if (operation?.operation !== 'subscription') return refuse('Only subscriptions are served over WebSocket', 'BAD_REQUEST');
  const errors = inputErrors(schema, document, operation, payload.variables ?? {});
  if (errors.length > 0) return errors;
  const { extra } = ctx;
  const contextValue: GraphqlContext = { req: extra.request as Request, access: extra.access!, signal: extra.leave!.signal };
  return { schema, document, operationName: payload.operationName ?? null, variableValues: payload.variables ?? null, contextValue };
}
