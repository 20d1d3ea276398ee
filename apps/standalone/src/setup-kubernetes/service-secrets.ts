import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ensureCertificates } from '../secrets/certificates.js';
import { ensureSecrets, SERVICES, type DatabaseName, type ServiceName } from '../secrets/secrets.js';
import { callersOf } from '../services/callers.js';
import { ensureTokenKeys } from './token-keys.js';

/** Name of the Secret → key → text. */
export type ServiceSecrets = Readonly<Record<string, Readonly<Record<string, string>>>>;

export interface ServiceSecretsOptions {
  /** Keeps everything; what is there is never changed. */
  readonly folder: string;
  readonly release: string;
  readonly rotation: number;
  readonly namespace: string;
}

/**
 * What each Secret of a release holds: every service has its own, a caller's key goes to the caller alone (the callee gets its hash),
 * the signing key to auth alone, the administrator's password to PostgreSQL and the migrations.
 */
export async function serviceSecrets({ folder, release, rotation, namespace }: ServiceSecretsOptions): Promise<ServiceSecrets> {
  const own = path.join(folder, 'own');
  const secrets = ensureSecrets(own);
  const hostNames = (s: string): string[] =>
    [`${release}-${s}`, `${release}-${s}-grpc`].flatMap((n) => [n, `${n}.${namespace}`, `${n}.${namespace}.svc`]);
  const certificates = await ensureCertificates(path.join(own, 'tls'), SERVICES, { hostNames, keepAuthority: true });
  const tokens = ensureTokenKeys(own, rotation, text(secrets.signingKeyFile));

  const tls = (service: ServiceName): Record<string, string> => {
    const c = certificates[service];
    return c ? { 'ca.crt': text(c.caFile), 'tls.crt': text(c.certFile), 'tls.key': text(c.keyFile) } : {};
  };
  const key = (service: ServiceName) => ({ 'service-key': secrets.serviceKeys[service] });
  const callers = (service: Parameters<typeof callersOf>[0]) => ({ 'service-callers': callersOf(service, secrets.serviceKeys) });
  const database = (name: DatabaseName) => ({ 'database-password': secrets.databases[name] });
  const queue = { 'queue-password': secrets.databases.queue };
  const authOnly = { 'password-pepper': secrets.passwordPepper, 'refresh-token-secret': secrets.refreshTokenSecret };
  return {
    [`${release}-auth`]: { ...tls('auth'), ...callers('auth'), ...database('auth'), ...authOnly, ...queue },
    [`${release}-jobs`]: { ...tls('jobs'), ...key('jobs'), ...callers('jobs'), ...database('jobs'), ...queue },
    [`${release}-resume`]: { ...tls('resume'), ...key('resume'), ...callers('resume'), ...database('resume'), ...queue },
    [`${release}-ai`]: { ...tls('ai'), ...callers('ai'), ...database('ai') },
    [`${release}-executor`]: { ...tls('executor'), ...key('executor'), ...queue },
    [`${release}-postgresql`]: { username: 'postgres', password: secrets.postgres },
    [`${release}-signing-key-${rotation}`]: { 'signing.key': tokens.signingKey, 'jwks.json': tokens.verificationKeys },
    [`${release}-verification-keys-${rotation}`]: { 'jwks.json': tokens.verificationKeys },
  };
}

const text = (file: string): string => readFileSync(file, 'utf8');
