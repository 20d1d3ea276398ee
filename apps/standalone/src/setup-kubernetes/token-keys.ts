import { createHash, createPublicKey, generateKeyPairSync, type JsonWebKey } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { VitaeError } from '#common';
import { writeSecret } from '../secrets/write-secret.js';

/** Well above the 15 minutes an access token lives and the minutes a rollout takes, in which old pods still sign with the old key. */
const RETIRED_MS = 3_600_000;

interface TokenKey {
  /** PKCS #8 in PEM. */
  readonly privateKey: string;
  readonly publicKey: JsonWebKey;
}

interface Kept {
  readonly rotation: number;
  readonly current: TokenKey;
  readonly next: TokenKey;
  /** Public halves that old tokens are still verified with; `until` in ms since 1970. */
  readonly retired: readonly { readonly publicKey: JsonWebKey; readonly until: number }[];
}

export interface TokenKeys {
  /** Signs access tokens. */
  readonly signingKey: string;
  /** JWK set. */
  readonly verificationKeys: string;
}

function asTokenKey(privateKey: string): TokenKey {
  const { kty, crv, x, y } = createPublicKey(privateKey).export({ format: 'jwk' });
  const kid = createHash('sha256').update(`${x}.${y}`).digest('base64url').slice(0, 16);
  return { privateKey, publicKey: { kty, crv, x, y, kid, alg: 'ES256', use: 'sig' } as JsonWebKey };
}

const fresh = (): TokenKey =>
  asTokenKey(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'pem', type: 'pkcs8' }).toString());

/**
 * The keys of access tokens, kept in `<folder>/token-keys.json`. Everybody who verifies always knows the *next* key too, so a rotation
 * (a `rotation` above the kept one) needs no order: the next key signs, the old one is still believed for an hour, and a new next one
 * is published. Nobody is logged out. A lower number changes nothing: what has been retired does not sign again.
 * `first`: the private key that signs before any rotation. Throws CONFIG_INVALID when the kept file cannot be read.
 */
export function ensureTokenKeys(folder: string, rotation: number, first: string, now = Date.now()): TokenKeys {
  const file = path.join(folder, 'token-keys.json');
  let kept = existsSync(file) ? read(file) : { rotation: 0, current: asTokenKey(first), next: fresh(), retired: [] };
  if (rotation > kept.rotation) {
    kept = {
      rotation,
      current: kept.next,
      next: fresh(),
      retired: [...kept.retired, { publicKey: kept.current.publicKey, until: now + RETIRED_MS }],
    };
  }
  kept = { ...kept, retired: kept.retired.filter((r) => r.until > now) };
  writeSecret(file, `${JSON.stringify(kept, null, 2)}\n`);
  const keys = [kept.current.publicKey, kept.next.publicKey, ...kept.retired.map((r) => r.publicKey)];
  return { signingKey: kept.current.privateKey, verificationKeys: `${JSON.stringify({ keys }, null, 2)}\n` };
}

function read(file: string): Kept {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Kept;
  } catch (cause) {
    throw new VitaeError('CONFIG_INVALID', `The token keys in ${file} cannot be read; restore the volume`, { cause });
  }
}
