import type { Logger } from '#common';
import type { AccessTokenVerifier } from '../access/access-token.js';
import type { SessionCheck } from '../access/session-check.js';

/** What the GraphQL and REST doors of a service need from it. */
export interface Door {
  readonly logger: Logger;
  readonly verifier: AccessTokenVerifier;
  readonly sessions: SessionCheck;
  /** Answers `__schema` and `__type`. Always by an explicit setting, never by NODE_ENV (security F2). */
  readonly introspection: boolean;
  /** Where GraphQL is served. Default `/graphql`. */
  readonly path?: string;
  /** Root fields that may stand once in a document, e.g. `login`: aliases would be that many guesses in one request (security A3). */
  readonly onceInDocument?: readonly string[];
  /** An operation's resolvers have this long. Default 10 s (security C71). */
  readonly deadlineMs?: number;
  /** Writes the printed schema there at start. Leave it out in production: the schema is committed and checked by a spec. */
  readonly schemaFile?: string;
}

export const DOOR = Symbol('graphql door');
export const GRAPHQL_PATH = '/graphql';
export const DEADLINE_MS = 10_000;
