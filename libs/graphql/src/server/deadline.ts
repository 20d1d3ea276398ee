import { defaultFieldResolver, isObjectType, type GraphQLFieldResolver, type GraphQLSchema } from 'graphql';
import { VitaeError, withTimeout } from '#common';
import type { GraphqlContext } from './graphql-context.js';
import { DEADLINE_MS } from './graphql-options.js';

/** The time an operation's resolvers have, as a signal: it aborts at the deadline or when the client leaves; `end()` stops the clock. */
export class Deadline {
  private readonly controller = new AbortController();
  private readonly timer: NodeJS.Timeout;

  constructor(ms: number) {
    this.timer = setTimeout(() => this.controller.abort(new VitaeError('DEADLINE_EXCEEDED', 'This took too long', { facts: { ms } })), ms);
    this.timer.unref();
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** The client has gone: nobody waits for the answer, so what can be cancelled is. */
  leave(): void {
    this.controller.abort(new VitaeError('DEADLINE_EXCEEDED', 'The client has left'));
    clearTimeout(this.timer);
  }

  end(): void {
    clearTimeout(this.timer);
  }
}

/**
 * Every resolver of the schema answers before the operation's signal aborts, or DEADLINE_EXCEEDED stands at its path (docs/security.md, C71).
 * Only resolvers that return promises pay for it. Resolvers of a subscription's events have no common deadline: their signal ends with the socket.
 */
export function withDeadlines(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      if (field.subscribe) field.subscribe = opened(field.subscribe as Resolve);
      if (field.resolve && field.resolve !== defaultFieldResolver) field.resolve = bounded(field.resolve as Resolve);
    }
  }
  return schema;
}

type Resolve = GraphQLFieldResolver<unknown, GraphqlContext>;

function bounded(resolve: Resolve): Resolve {
  return (source, args, context, info) => {
    const result = resolve(source, args, context, info);
    return result instanceof Promise ? untilAborted(result, context.signal) : result;
  };
}

/** A subscription that is not open in time never will be. */
function opened(subscribe: Resolve): Resolve {
  return (source, args, context, info) => {
    const stream = subscribe(source, args, context, info);
    return stream instanceof Promise ? withTimeout(stream, DEADLINE_MS, 'The subscription') : stream;
  };
}

/** `promise`, or a rejection with the signal's reason as soon as it aborts. The listener is taken off again: a signal outlives many fields. */
export function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const abort = (): void => reject(signal.reason as Error);
    if (signal.aborted) return abort();
    signal.addEventListener('abort', abort, { once: true });
    promise.then(
      (value) => {
        signal.removeEventListener('abort', abort);
        resolve(value);
      },
      (error: unknown) => {
        signal.removeEventListener('abort', abort);
        reject(error as Error);
      },
    );
  });
}
