import type { HttpOptions } from '#http';

/** What the GraphQL endpoint of a service, and the routes beside it, need from the service. */
export interface GraphqlOptions extends HttpOptions {
  /** Answers `__schema` and `__type`. Always by an explicit setting, never by NODE_ENV (docs/security.md, finding 2). */
  readonly introspection: boolean;
  /** An operation's resolvers have this long. Default 10 s (docs/security.md, C71). */
  readonly deadlineMs?: number;
  /** Writes the printed schema there at start. Leave it out in production: the schema is committed and checked by a spec. */
  readonly schemaFile?: string;
}

/** Injects `GraphqlOptions`. */
export const GRAPHQL = Symbol('graphql options');
export const DEADLINE_MS = 10_000;
