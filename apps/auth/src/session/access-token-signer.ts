import jwt from 'jsonwebtoken';
import { newId, type SessionId, type UserId } from '#common';
import { ACCESS_TOKEN } from '#access';
import type { SigningKey } from './signing-key.js';

export interface AccessToken {
  readonly token: string;
  readonly expiresAt: Date;
}

/** Signs access tokens of 15 minutes. They say who and which session; what the person may do is asked of the session each time. */
export class AccessTokenSigner {
  constructor(private readonly signing: SigningKey) {}

  /** `sessionExpiresAt`: no token outlives its session. */
  sign(userId: UserId, sessionId: SessionId, sessionExpiresAt: Date): AccessToken {
    const iat = Math.floor(Date.now() / 1_000);
    const exp = Math.max(iat + 1, Math.min(iat + ACCESS_TOKEN.lifetimeSeconds, Math.floor(sessionExpiresAt.getTime() / 1_000)));
    const token = jwt.sign({ sub: userId, sid: sessionId, jti: newId(), iat, exp }, this.signing.key, {
      algorithm: ACCESS_TOKEN.algorithm,
      issuer: ACCESS_TOKEN.issuer,
      audience: ACCESS_TOKEN.audience,
      header: { alg: ACCESS_TOKEN.algorithm, typ: ACCESS_TOKEN.type, kid: this.signing.kid },
    });
    return { token, expiresAt: new Date(exp * 1_000) };
  }
}
