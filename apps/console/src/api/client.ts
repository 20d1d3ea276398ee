import { authExchange } from '@urql/exchange-auth';
import { cacheExchange } from '@urql/exchange-graphcache';
import { Client, fetchExchange, subscriptionExchange, type SubscriptionOperation } from 'urql';
import type { Client as Socket } from 'graphql-ws';
import { renew, token } from '../session/session.js';

/** A request of the page that is not answered by then is told as one the service did not answer. */
const REQUEST_MS = 20_000;
/** An idle socket is held this long: from one job's page to the next it is not opened again. */
const IDLE_SOCKET_MS = 3_000;
const LONGEST_WAIT_MS = 15_000;

const inParent = (): null => null;

/** Parts of these types have no id of their own: they are kept where they stand. */
const EMBEDDED = ['CoverLetterConnection', 'Finding', 'ImportOrigin', 'InputIssue', 'InvalidInput', 'InvalidResume', 'JobConnection', 'JobError', 'JobItemConnection', 'JobItemResult', 'JobProgress', 'Limit', 'NotFound', 'PageInfo', 'Provenance', 'QuotaExceeded', 'ResumeConnection', 'ResumeVersion', 'ResumeVersionConnection'] as const; // prettier-ignore

type Sink = Parameters<Socket['subscribe']>[1];

/**
 * The live connection, loaded when something is watched. The token is asked for at every connection, so a socket that the server ends with its
 * token (4403) or by a restart (1012) comes back by itself with a fresh one; `jobUpdated` tells the present state first, so nothing is missed.
 * Waits grow and never end: an offline hour is one the page gets over.
 */
class Live {
  private socket: Promise<Socket> | undefined;

  /** Returns what ends it. */
  watch(request: SubscriptionOperation, sink: Sink): () => void {
    let stop: (() => void) | undefined;
    let stopped = false;
    this.socket ??= open();
    this.socket.then((socket) => {
      if (!stopped) stop = socket.subscribe({ ...request, query: request.query ?? '' }, sink);
    }, sink.error);
    return () => {
      stopped = true;
      stop?.();
    };
  }

  close(): void {
    void this.socket?.then((socket) => socket.dispose());
    this.socket = undefined;
  }
}

async function open(): Promise<Socket> {
  const { createClient } = await import('graphql-ws');
  return createClient({
    url: `${location.origin.replace(/^http/, 'ws')}/graphql`,
    lazy: true,
    lazyCloseTimeout: IDLE_SOCKET_MS,
    keepAlive: 20_000,
    retryAttempts: Infinity,
    shouldRetry: () => true,
    retryWait: (retries) => new Promise((go) => setTimeout(go, Math.min(LONGEST_WAIT_MS, 250 * 2 ** retries) * (0.5 + Math.random() / 2))),
    connectionParams: async () => ({ authorization: `Bearer ${(await token()) ?? ''}` }),
  });
}

export interface PersonClient {
  readonly client: Client;
  close(): void;
}

/** A client for one person: its cache must not outlive who read it. */
export function newClient(): PersonClient {
  const live = new Live();
  const client = new Client({
    url: '/graphql',
    preferGetMethod: false,
    fetch: (input, init) => fetch(input, { ...init, signal: init?.signal ? AbortSignal.any([init.signal, AbortSignal.timeout(REQUEST_MS)]) : AbortSignal.timeout(REQUEST_MS) }), // prettier-ignore
    exchanges: [
      cacheExchange({
        keys: { ...Object.fromEntries(EMBEDDED.map((name) => [name, inParent])), Model: (model) => String(model['name']) },
        updates: {
          Mutation: {
            generateDocuments: (_result, _args, cache) => cache.invalidate('Query', 'jobs'),
            createResume: (_result, _args, cache) => cache.invalidate('Query', 'resumes'),
          },
        },
      }),
      authExchange(async (utils) => {
        let bearer = await token();
        return {
          addAuthToOperation: (operation) => (bearer ? utils.appendHeaders(operation, { authorization: `Bearer ${bearer}` }) : operation),
          // token() answers from memory until a minute before the end; otherwise a mutation would be sent once with a dead token.
          willAuthError: () => true,
          didAuthError: (error) => error.graphQLErrors.some((e) => e.extensions['code'] === 'UNAUTHENTICATED'),
          refreshAuth: async () => {
            bearer = (await token()) ?? (await renew())?.accessToken;
          },
        };
      }),
      fetchExchange,
      subscriptionExchange({
        forwardSubscription: (request) => ({
          subscribe: (sink) => ({
            unsubscribe: live.watch(request, {
              next: (value) => sink.next({ data: value.data ?? null, ...(value.errors ? { errors: value.errors } : {}) }),
              error: (error) => sink.error(error),
              complete: () => sink.complete(),
            }),
          }),
        }),
      }),
    ],
  });
  return { client, close: () => live.close() };
}
