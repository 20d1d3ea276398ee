import { createPrivateKey, createPublicKey, generateKeyPairSync, type JsonWebKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { VitaeError } from '#common';
import { ACCESS_TOKEN, type KeySet } from '#access';

const config = (text: string, cause?: unknown): VitaeError =>
  new VitaeError('CONFIG_INVALID', `Configuration: ACCESS_TOKEN_PRIVATE_KEY_FILE: ${text}`, { cause });

export interface SigningKey {
  readonly key: KeyObject;
  /** Its name in the published key set. */
  readonly kid: string;
}

/** Reads the key that signs access tokens and finds its public half among the published ones. Throws CONFIG_INVALID (docs/security.md, A26). */
export function readSigningKey(file: string, published: KeySet): SigningKey {
  let pem: string;
  try {
    pem = readFileSync(file, 'utf8');
  } catch (cause) {
    throw config('the file cannot be read', cause);
  }
  let key: KeyObject;
  try {
    key = createPrivateKey(pem);
  } catch (cause) {
    throw config('must hold a private key in PEM', cause);
  }
  if (key.asymmetricKeyType !== 'ec' || key.asymmetricKeyDetails?.namedCurve !== 'prime256v1')
    throw config('must hold an EC key on P-256 (ES256)');
  const ours = createPublicKey(key);
  for (const [kid, other] of published) if (ours.equals(other)) return { key, kid };
  throw config('its public half is not in ACCESS_TOKEN_PUBLIC_KEYS_FILE');
}

/** A new signing key as the two files hold it: `privateKey` in PEM, `keys` a JWK set of the public half. To rotate, publish both public halves first. */
export function generateSigningKey(kid: string): { readonly privateKey: string; readonly keys: { readonly keys: readonly JsonWebKey[] } } {
  const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const jwk = { ...pair.publicKey.export({ format: 'jwk' }), kid, alg: ACCESS_TOKEN.algorithm, use: 'sig' };
  return { privateKey: pair.privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(), keys: { keys: [jwk] } };
}
