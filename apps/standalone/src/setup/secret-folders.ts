import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ensureCertificates, type CertificateFiles } from '../secrets/certificates.js';
import { ensurePulsarTokens, PULSAR_ADMIN, type PulsarTokens } from '../secrets/pulsar-tokens.js';
import { ensureSecrets, SERVICES, type DatabaseName, type Secrets, type ServiceName } from '../secrets/secrets.js';
import { writeSecret } from '../secrets/write-secret.js';
import { callersOf } from '../services/callers.js';

/** Everything that was made, and a URL of each database as its owner. */
export interface Made {
  readonly secrets: Secrets;
  readonly databaseUrl: (database: DatabaseName) => string;
}

export interface Where {
  readonly folder: string;
  readonly databaseHost: string;
  readonly databasePort: number;
}

type Files = Readonly<Record<string, string>>;

/** PostgreSQL's and Pulsar's accounts in their containers are others than ours; they are given our group, and the folders hold nothing else. */
const GROUP_READS = 0o640;

/**
 * Makes what is missing in `<folder>/own`, which only the set-up may read, and gives each service a folder with what it needs and nothing
 * more: the signing key goes to auth alone, a caller's key to the caller alone, a database's password to its owner alone, a token for the
 * broker to the service whose role it names.
 * Idempotent: what is there is kept, and files that are right are not written. Throws CONFIG_INVALID when kept secrets cannot be read.
 */
export async function ensureSecretFolders({ folder, databaseHost, databasePort }: Where): Promise<Made> {
  const own = path.join(folder, 'own');
  const secrets = ensureSecrets(own);
  const certificates = await ensureCertificates(path.join(own, 'tls'), SERVICES, { hostNames: (s) => [s], keepAuthority: true });
  const databaseUrl = (database: DatabaseName): string =>
    `postgresql://vitae_${database}:${encodeURIComponent(secrets.databases[database])}@${databaseHost}:${databasePort}/vitae_${database}`;

  const pulsar = ensurePulsarTokens(own);
  const files = filesOf(secrets, certificates, databaseUrl, pulsar);
  for (const [service, wanted] of Object.entries(files)) {
    for (const [name, text] of Object.entries(wanted)) write(path.join(folder, service, name), text);
  }
  write(path.join(folder, 'postgres', 'password'), secrets.postgres, GROUP_READS);
  write(path.join(folder, 'pulsar', 'token.pub.der'), pulsar.publicKey, GROUP_READS);
  write(path.join(folder, 'pulsar', 'admin-token'), pulsar.tokenOf(PULSAR_ADMIN), GROUP_READS);
  return { secrets, databaseUrl };
}

function filesOf(
  secrets: Secrets,
  certificates: Readonly<Record<string, CertificateFiles>>,
  databaseUrl: Made['databaseUrl'],
  { tokenOf }: PulsarTokens,
): Readonly<Record<Exclude<ServiceName, 'gateway'>, Files>> {
  const tls = (service: ServiceName): Files => {
    const c = certificates[service];
    return c ? { 'tls-ca.pem': text(c.caFile), 'tls.pem': text(c.certFile), 'tls.key': text(c.keyFile) } : {};
  };
  const jwks = { 'access-token.jwks.json': text(secrets.publicKeysFile) };
  const callers = (server: Parameters<typeof callersOf>[0]): Files => ({ 'service-callers': callersOf(server, secrets.serviceKeys) });
  const key = (service: ServiceName): Files => ({ 'service-key': secrets.serviceKeys[service] });
  const database = (name: DatabaseName): Files => ({ 'database-url': databaseUrl(name) });
  const queue = (service: ServiceName): Files => ({ 'pulsar-token': tokenOf(service) });
  return {
    auth: {
      ...tls('auth'),
      ...callers('auth'),
      ...database('auth'),
      ...queue('auth'),
      ...jwks,
      'access-token.key': text(secrets.signingKeyFile),
      'password-pepper': secrets.passwordPepper,
      'refresh-token-secret': secrets.refreshTokenSecret,
    },
    jobs: { ...tls('jobs'), ...callers('jobs'), ...key('jobs'), ...database('jobs'), ...queue('jobs'), ...jwks },
    resume: { ...tls('resume'), ...callers('resume'), ...key('resume'), ...database('resume'), ...queue('resume'), ...jwks },
    ai: { ...tls('ai'), ...callers('ai'), ...database('ai') },
    executor: { ...tls('executor'), ...key('executor'), ...queue('executor') },
  };
}

const text = (file: string): string => readFileSync(file, 'utf8');

function write(file: string, wanted: string | Buffer, mode?: number): void {
  if (!existsSync(file) || !readFileSync(file).equals(Buffer.from(wanted))) writeSecret(file, wanted, mode);
}
