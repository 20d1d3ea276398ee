import { readFileSync } from 'node:fs';
import path from 'node:path';
import { SERVICE_NAMES, serviceRow, type DatabaseName, type ServiceName } from '#contracts/services';
import { ensureCertificates } from '../secrets/certificates.js';
import { ensureSecrets } from '../secrets/secrets.js';
import { serviceCallers } from '../services/callers.js';
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
 * the signing key to auth alone, the administrator's password to PostgreSQL and the migrations. PostgreSQL and Pulsar have certificates as the
 * services do.
 */
export async function serviceSecrets({ folder, release, rotation, namespace }: ServiceSecretsOptions): Promise<ServiceSecrets> {
  const kept = path.join(folder, 'own');
  const secrets = ensureSecrets(kept);
  // The broker sends its clients to the name of its pod.
  const names = (s: string): string[] => [
    `${release}-${s}`,
    s === 'pulsar' ? `${release}-pulsar-0.${release}-pulsar` : `${release}-${s}-grpc`,
  ];
  const hostNames = (s: string): string[] => names(s).flatMap((n) => [n, `${n}.${namespace}`, `${n}.${namespace}.svc`]);
  const holders = [...SERVICE_NAMES, 'postgresql', 'pulsar'];
  const certificates = await ensureCertificates(path.join(kept, 'tls'), holders, { hostNames, keepAuthority: true });
  const tlsOf = (holder: string): Record<string, string> => {
    const c = certificates[holder];
    return c ? { 'ca.crt': text(c.caFile), 'tls.crt': text(c.certFile), 'tls.key': text(c.keyFile) } : {};
  };
  const tokens = ensureTokenKeys(kept, rotation, text(secrets.signingKeyFile));

  const own = (service: ServiceName): Record<string, string> => {
    const { grpc, calls, database, queue } = serviceRow(service);
    const tls = tlsOf(service);
    // The gateway speaks no gRPC, keeps nothing and knows no secret: it checks the owners' certificates.
    if (service === 'gateway') return { 'ca.crt': tls['ca.crt'] ?? '' };
    return {
      ...tls,
      ...(calls ? { 'service-key': secrets.serviceKeys[service] } : {}),
      ...(grpc ? { 'service-callers': serviceCallers(service, secrets.serviceKeys) } : {}),
      ...(database ? { 'database-password': secrets.databases[service as DatabaseName] } : {}),
      ...(service === 'auth' ? { 'password-pepper': secrets.passwordPepper, 'refresh-token-secret': secrets.refreshTokenSecret } : {}),
      ...(queue ? { 'queue-password': secrets.databases.queue } : {}),
    };
  };
  return {
    ...Object.fromEntries(SERVICE_NAMES.map((name) => [`${release}-${name}`, own(name)])),
    [`${release}-postgresql`]: { username: 'postgres', password: secrets.postgres, ...tlsOf('postgresql') },
    [`${release}-pulsar`]: tlsOf('pulsar'),
    [`${release}-signing-key-${rotation}`]: { 'signing.key': tokens.signingKey, 'jwks.json': tokens.verificationKeys },
    [`${release}-verification-keys-${rotation}`]: { 'jwks.json': tokens.verificationKeys },
  };
}

const text = (file: string): string => readFileSync(file, 'utf8');
