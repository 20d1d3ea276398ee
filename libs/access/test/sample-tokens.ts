import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import jwt from 'jsonwebtoken';
import { newId } from '#common';
import { ACCESS_TOKEN, parseKeySet, type KeySet } from '../src/access-token.js';

/** A signing key made for one run, and tokens right and wrong. */
export class SampleTokens {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  readonly keys: KeySet;
  readonly kid = 'k1';

  constructor() {
    const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    this.privateKey = pair.privateKey;
    this.publicKey = pair.publicKey;
    this.keys = parseKeySet(JSON.stringify({ keys: [{ ...pair.publicKey.export({ format: 'jwk' }), kid: this.kid }] }));
  }

  claims(over: Record<string, unknown> = {}, now = Math.floor(Date.now() / 1_000)): Record<string, unknown> {
    const claims = {
      sub: newId(),
      sid: newId(),
      jti: newId(),
      iat: now,
      exp: now + 900,
      aud: ACCESS_TOKEN.audience,
      iss: ACCESS_TOKEN.issuer,
    };
    return Object.fromEntries(Object.entries({ ...claims, ...over }).filter(([, v]) => v !== undefined));
  }

  sign(claims: Record<string, unknown> = this.claims(), header: Record<string, unknown> = {}, key: KeyObject = this.privateKey): string {
    return jwt.sign(claims, key, {
      algorithm: 'ES256',
      header: { alg: 'ES256', typ: 'at+jwt', kid: this.kid, ...header } as never,
    });
  }

  /** The signature of `header.payload` as it stands: for shapes jsonwebtoken refuses to make. */
  signature(body: string): string {
    return createSign('SHA256').update(body).sign({ key: this.privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url');
  }
}
