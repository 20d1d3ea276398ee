import type { Logger } from '#common';
import type { AccessTokenVerifier } from './access-token.js';
import type { SessionCheck } from './session-check.js';

/** What the access rules of a service need from it, whatever way a request comes in. */
export interface AccessOptions {
  readonly logger: Logger;
  readonly verifier: AccessTokenVerifier;
  readonly sessions: SessionCheck;
}

/** Injects `AccessOptions`. `graphqlModule` provides it. */
export const ACCESS = Symbol('access options');
