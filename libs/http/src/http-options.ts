import type { AccessOptions } from '#access';

/** What stands in front of the routes of a service. */
export interface HttpOptions extends AccessOptions {
  /** Where GraphQL is served: refusals there have GraphQL's shape, elsewhere they are problem documents. Default `/graphql`. */
  readonly path?: string;
}

/** Injects `HttpOptions`. `graphqlModule` provides it. */
export const HTTP = Symbol('http options');

export const GRAPHQL_PATH = '/graphql';
