import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import jwt from 'jsonwebtoken';
import { writeSecret } from './write-secret.js';

/** The broker's `superUserRoles`: its own client, and the set-up of namespaces and topics. */
export const PULSAR_ADMIN = 'admin';

export interface PulsarTokens {
  /** DER SubjectPublicKeyInfo of the key that signs: Pulsar does not read PEM here. */
  readonly publicKey: Buffer;
  /** The token of a role: the same one at every call. It does not end: as with a service's key, who may read the volume has it. */
  readonly tokenOf: (role: string) => string;
}

/** Makes the signing key when it is missing. RS256, whose signatures are the same each time, so that tokens need not be kept. */
export function ensurePulsarTokens(folder: string): PulsarTokens {
  const file = path.join(folder, 'pulsar-token.key');
  if (!existsSync(file)) {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
    writeSecret(file, privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
  }
  const key = createPrivateKey(readFileSync(file, 'utf8'));
  return {
    publicKey: createPublicKey(key).export({ type: 'spki', format: 'der' }),
    tokenOf: (role) => jwt.sign({ sub: role }, key, { algorithm: 'RS256', noTimestamp: true }),
  };
}
