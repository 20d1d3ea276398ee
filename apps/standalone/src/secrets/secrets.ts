import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { VitaeError } from '#common';
import { DATABASES, SERVICE_NAMES, type DatabaseName, type ServiceName } from '#contracts/services';
import { writeSecret } from './write-secret.js';

export interface Secrets {
  readonly postgres: string;
  readonly databases: Readonly<Record<DatabaseName, string>>;
  /** Of who calls over gRPC; the callee gets the hash of the caller's key, the caller the key. */
  readonly serviceKeys: Readonly<Record<ServiceName, string>>;
  readonly passwordPepper: string;
  readonly refreshTokenSecret: string;
  /** ES256 signing key and the JWKS of its public half (kid = RFC 7638-like hash of the public key). */
  readonly signingKeyFile: string;
  readonly publicKeysFile: string;
}

const random = (): string => randomBytes(32).toString('hex');
const each = <K extends string>(names: readonly K[]): Record<K, string> =>
  Object.fromEntries(names.map((n) => [n, random()])) as Record<K, string>;

interface Stored {
  postgres: string;
  databases: Record<DatabaseName, string>;
  serviceKeys: Record<ServiceName, string>;
  passwordPepper: string;
  refreshTokenSecret: string;
}

function stored(file: string): Stored {
  const fresh: Stored = {
    postgres: random(),
    databases: each(DATABASES),
    serviceKeys: each(SERVICE_NAMES),
    passwordPepper: random(),
    refreshTokenSecret: random(),
  };
  if (!existsSync(file)) {
    writeSecret(file, `${JSON.stringify(fresh, null, 2)}\n`);
    return fresh;
  }
  let kept: Partial<Stored>;
  try {
    kept = JSON.parse(readFileSync(file, 'utf8')) as Partial<Stored>;
  } catch (cause) {
    throw new VitaeError(
      'CONFIG_INVALID',
      `The secrets in ${file} cannot be read; restore the file, or move the whole data folder away to begin anew`,
      { cause },
    );
  }
  return {
    ...fresh,
    ...kept,
    databases: { ...fresh.databases, ...kept.databases },
    serviceKeys: { ...fresh.serviceKeys, ...kept.serviceKeys },
  };
}

/** Makes what is missing, keeps what is there: every secret is born in this folder, on this machine, at the first start. */
export function ensureSecrets(folder: string): Secrets {
  const file = path.join(folder, 'secrets.json');
  const secrets = stored(file);
  writeSecret(file, `${JSON.stringify(secrets, null, 2)}\n`);
  const signingKeyFile = path.join(folder, 'access-token.key');
  const publicKeysFile = path.join(folder, 'access-token.jwks.json');
  if (!existsSync(signingKeyFile) || !existsSync(publicKeysFile)) {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const jwk = publicKey.export({ format: 'jwk' });
    const kid = createHash('sha256')
      .update(`${jwk.x ?? ''}.${jwk.y ?? ''}`)
      .digest('base64url')
      .slice(0, 16);
    writeSecret(publicKeysFile, `${JSON.stringify({ keys: [{ ...jwk, kid, alg: 'ES256', use: 'sig' }] }, null, 2)}\n`);
    writeSecret(signingKeyFile, privateKey.export({ format: 'pem', type: 'pkcs8' }).toString());
  }
  return { ...secrets, signingKeyFile, publicKeysFile };
}
