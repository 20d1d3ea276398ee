import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { SERVICE_NAMES, serviceRow, type DatabaseName, type ServiceName } from '#contracts/services';
import { ensureCertificates, type CertificateFiles } from '../secrets/certificates.js';
import { ensurePulsarTokens, PULSAR_ADMIN, type PulsarTokens } from '../secrets/pulsar-tokens.js';
import { ensureSecrets, type Secrets } from '../secrets/secrets.js';
import { writeSecret } from '../secrets/write-secret.js';
import { serviceCallers } from '../services/callers.js';

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
  const certificates = await ensureCertificates(path.join(own, 'tls'), SERVICE_NAMES, { hostNames: (s) => [s], keepAuthority: true });
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
): Readonly<Record<string, Files>> {
  const own = (service: ServiceName): Files => {
    const { grpc, calls, database, queue, graphql } = serviceRow(service);
    const c = certificates[service];
    return {
      ...(c ? { 'tls-ca.pem': text(c.caFile), 'tls.pem': text(c.certFile), 'tls.key': text(c.keyFile) } : {}),
      ...(grpc ? { 'service-callers': serviceCallers(service, secrets.serviceKeys) } : {}),
      ...(calls ? { 'service-key': secrets.serviceKeys[service] } : {}),
      ...(database ? { 'database-url': databaseUrl(service as DatabaseName) } : {}),
      ...(queue ? { 'pulsar-token': tokenOf(service) } : {}),
      ...(graphql ? { 'access-token.jwks.json': text(secrets.publicKeysFile) } : {}),
      ...(service === 'auth'
        ? {
            'access-token.key': text(secrets.signingKeyFile),
            'password-pepper': secrets.passwordPepper,
            'refresh-token-secret': secrets.refreshTokenSecret,
          }
        : {}),
    };
  };
  // The gateway speaks no gRPC, keeps nothing and knows no secret.
  return Object.fromEntries(SERVICE_NAMES.filter((name) => name !== 'gateway').map((name) => [name, own(name)]));
}

const text = (file: string): string => readFileSync(file, 'utf8');

function write(file: string, wanted: string | Buffer, mode?: number): void {
  if (!existsSync(file) || !readFileSync(file).equals(Buffer.from(wanted))) writeSecret(file, wanted, mode);
}
