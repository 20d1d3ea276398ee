import { createPublicKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import jwt from 'jsonwebtoken';
import { LRUCache } from 'lru-cache';
import { parseId, systemClock, VitaeError, type Clock, type SessionId, type UserId } from '#common';

/** What every access token of the product says and every verifier asks for (RFC 8725 §3.8, §3.9, §3.11; RFC 9068 `at+jwt`). */
export const ACCESS_TOKEN = {
  issuer: 'vitae-auth',
  audience: 'vitae',
  type: 'at+jwt',
  algorithm: 'ES256',
  lifetimeSeconds: 900,
} as const;

/** Clocks of two machines may differ by this much; more is a broken clock (docs/security.md, A18). */
const SKEW_SECONDS = 30;
/** A token of ours is about 500 bytes; anything longer is not one, and need not be parsed. */
const MAX_TOKEN_LENGTH = 4_096;
/** A signature check costs about 0.15 ms, looking one up 1 µs; the times are judged anew on every use. */
const REMEMBERED_TOKENS = 5_000;
/** Header fields that name a key other than ours, or ask for an extension we do not know (docs/security.md, A17, A22; RFC 7515 §4.1.11). */
const REFUSED_HEADERS = ['crit', 'jku', 'jwk', 'x5u', 'x5c', 'x5t', 'x5t#S256'] as const;

/** A token whose signature, times, issuer, audience and type are right. Whether its session still stands, only Auth knows. */
export interface VerifiedToken {
  readonly userId: UserId;
  readonly sessionId: SessionId;
  readonly tokenId: string;
  /** Unix seconds. */
  readonly expiresAt: number;
}

export type KeySet = ReadonlyMap<string, KeyObject>;

const config = (text: string, cause?: unknown): VitaeError =>
  new VitaeError('CONFIG_INVALID', `Configuration: ACCESS_TOKEN_PUBLIC_KEYS_FILE: ${text}`, { cause });

/** Reads a JWK set: public P-256 keys with distinct `kid`s, and nothing else. Throws CONFIG_INVALID; a private key in it is refused too. */
export function parseKeySet(text: string): KeySet {
  let keys: unknown;
  try {
    keys = (JSON.parse(text) as { keys?: unknown }).keys;
  } catch (cause) {
    throw config('must hold JSON', cause);
  }
  if (!Array.isArray(keys) || keys.length === 0) throw config('must hold {"keys": [...]} with at least one key');
  const set = new Map<string, KeyObject>();
  for (const jwk of keys as Record<string, unknown>[]) {
    const { kid, kty, crv, x, y } = jwk;
    if (typeof kid !== 'string' || !kid || set.has(kid)) throw config('every key needs a "kid" of its own');
    if ('d' in jwk) throw config('holds a private key; publish the public part only');
    if (kty !== 'EC' || crv !== 'P-256') throw config('every key must be an EC key on P-256 (ES256)');
    try {
      set.set(kid, createPublicKey({ key: { kty, crv, x, y } as never, format: 'jwk' }));
    } catch (cause) {
      throw config('holds a key that is not valid', cause);
    }
  }
  return set;
}

export function readKeySet(file: string): KeySet {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    throw config('the file cannot be read', cause);
  }
  return parseKeySet(text);
}

const bad = (): VitaeError => new VitaeError('UNAUTHENTICATED', 'The access token is not valid or has expired');

interface Claims {
  readonly token: VerifiedToken;
  readonly notBefore: number;
}

/** Verifies access tokens against keys held in memory: no file, SQL or network access on the way (docs/security.md, A16). */
export class AccessTokenVerifier {
  private readonly known = new LRUCache<string, Claims>({ max: REMEMBERED_TOKENS });

  constructor(
    private readonly keys: KeySet,
    private readonly clock: Clock = systemClock,
  ) {}

  /** The value of an Authorization header, `Bearer <token>`. Throws UNAUTHENTICATED with one and the same text whatever is wrong. */
  verifyHeader(header: string): VerifiedToken {
    const match = /^Bearer +([A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+)$/i.exec(header.trim());
    if (!match) throw bad();
    return this.verify(match[1]!);
  }

  verify(token: string): VerifiedToken {
    const now = Math.floor(this.clock.now() / 1_000);
    let claims = this.known.get(token);
    if (!claims) {
      claims = this.check(token, now);
      this.known.set(token, claims);
    }
    if (claims.token.expiresAt + SKEW_SECONDS < now || claims.notBefore > now + SKEW_SECONDS) throw bad();
    return claims.token;
  }

  private check(token: string, now: number): Claims {
    if (token.length > MAX_TOKEN_LENGTH) throw bad();
    try {
      const header = JSON.parse(Buffer.from(token.slice(0, token.indexOf('.')), 'base64url').toString('utf8')) as Record<string, unknown>;
      const key = typeof header['kid'] === 'string' ? this.keys.get(header['kid']) : undefined;
      if (!key || header['typ'] !== ACCESS_TOKEN.type || header['alg'] !== ACCESS_TOKEN.algorithm) throw bad();
      if (REFUSED_HEADERS.some((name) => name in header)) throw bad();
      const payload = jwt.verify(token, key, {
        algorithms: [ACCESS_TOKEN.algorithm],
        issuer: ACCESS_TOKEN.issuer,
        audience: ACCESS_TOKEN.audience,
        clockTolerance: SKEW_SECONDS + 1,
        clockTimestamp: now,
      });
      return required(payload);
    } catch {
      throw bad();
    }
  }
}

/** jsonwebtoken accepts a token without `exp`, with `iat` in the future and with an audience list (measured): all asked for here. */
function required(payload: unknown): Claims {
  const p = payload as Record<string, unknown>;
  const userId = parseId<UserId>(p['sub']);
  const sessionId = parseId<SessionId>(p['sid']);
  const { exp, iat, nbf, jti, aud } = p;
  if (!userId || !sessionId || typeof jti !== 'string' || !jti || aud !== ACCESS_TOKEN.audience) throw bad();
  if (!Number.isSafeInteger(exp) || !Number.isSafeInteger(iat) || (nbf !== undefined && !Number.isSafeInteger(nbf))) throw bad();
  const issued = iat as number;
  const expiresAt = exp as number;
  if (expiresAt <= issued || expiresAt - issued > ACCESS_TOKEN.lifetimeSeconds) throw bad();
  return { token: { userId, sessionId, tokenId: jti, expiresAt }, notBefore: Math.max(issued, (nbf as number | undefined) ?? issued) };
}
