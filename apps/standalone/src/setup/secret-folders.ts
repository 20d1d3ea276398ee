import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { SERVICE_NAMES, serviceRow, type DatabaseName, type ServiceName } from '#contracts/services';
import { ensureCertificates, type CertificateFiles } from '../secrets/certificates.js';
import { ensurePulsarTokens, PULSAR_ADMIN, type PulsarTokens } from '../secrets/pulsar-tokens.js';
import { ensureSecrets, type Secrets } from '../secrets/secrets.js';
import { writeSecret } from '../secrets/write-secret.js';
import { serviceCallers } from '../services/callers.js';

/** Everything that was made, and a URL of each database as its owner, for the set-up itself: they name the authority in its own folder. */
export interface Made {
  readonly secrets: Secrets;
  /** As the superuser. */
  readonly adminUrl: string;
  readonly databaseUrl: (database: DatabaseName) => string;
}

export interface Where {
  readonly folder: string;
  readonly databaseHost: string;
  readonly databasePort: number;
}

type Files = Readonly<Record<string, string>>;

/** Servers beside the services that have a certificate of the same authority, by the names of their containers. */
const SERVERS = ['postgres', 'pulsar'] as const;

/** Who PostgreSQL listens to: nobody without TLS; over the socket its image's own first start. */
const HOST_ACCESS = 'local   all all     scram-sha-256\nhostssl all all all scram-sha-256\n';

/** Where docker-compose.yaml mounts a service's folder. */
const MOUNTED_AT = '/vitae/secrets';

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
  const hostNames = (s: string): string[] => (s === 'postgres' ? [...new Set([s, databaseHost])] : [s]);
  const certificates = await ensureCertificates(path.join(own, 'tls'), [...SERVICE_NAMES, ...SERVERS], { hostNames, keepAuthority: true });
  /** `user` and `database` at the server, whose certificate is checked by the authority in `caFile`. */
  const url = (user: string, password: string, database: string, caFile: string): string =>
    `postgresql://${user}:${encodeURIComponent(password)}@${databaseHost}:${databasePort}/${database}?sslmode=verify-full&sslrootcert=${caFile}`;
  const urlIn =
    (folder: string) =>
    (database: DatabaseName): string =>
      url(`vitae_${database}`, secrets.databases[database], `vitae_${database}`, folder);
  const ownAuthority = path.join(own, 'tls', 'ca.pem');

  const pulsar = ensurePulsarTokens(own);
  const files = filesOf(secrets, certificates, urlIn(`${MOUNTED_AT}/tls-ca.pem`), pulsar);
  for (const [service, wanted] of Object.entries(files)) {
    for (const [name, text] of Object.entries(wanted)) write(path.join(folder, service, name), text);
  }
  for (const server of SERVERS) {
    for (const [name, content] of Object.entries(tlsFiles(certificates[server])))
      write(path.join(folder, server, name), content, GROUP_READS);
  }
  write(path.join(folder, 'postgres', 'pg_hba.conf'), HOST_ACCESS, GROUP_READS);
  write(path.join(folder, 'postgres', 'password'), secrets.postgres, GROUP_READS);
  write(path.join(folder, 'pulsar', 'token.pub.der'), pulsar.publicKey, GROUP_READS);
  write(path.join(folder, 'pulsar', 'admin-token'), pulsar.tokenOf(PULSAR_ADMIN), GROUP_READS);
  return { secrets, adminUrl: url('postgres', secrets.postgres, 'postgres', ownAuthority), databaseUrl: urlIn(ownAuthority) };
}

function filesOf(
  secrets: Secrets,
  certificates: Readonly<Record<string, CertificateFiles>>,
  databaseUrl: (database: DatabaseName) => string,
  { tokenOf }: PulsarTokens,
): Readonly<Record<string, Files>> {
  const own = (service: ServiceName): Files => {
    const { grpc, calls, database, queue, graphql } = serviceRow(service);
    // The gateway speaks no gRPC, keeps nothing and knows no secret: it checks the owners' certificates.
    if (service === 'gateway') return { 'tls-ca.pem': tlsFiles(certificates[service])['tls-ca.pem'] ?? '' };
    return {
      ...tlsFiles(certificates[service]),
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
  return Object.fromEntries(SERVICE_NAMES.map((name) => [name, own(name)]));
}

const tlsFiles = (c: CertificateFiles | undefined): Files =>
  c ? { 'tls-ca.pem': text(c.caFile), 'tls.pem': text(c.certFile), 'tls.key': text(c.keyFile) } : {};

const text = (file: string): string => readFileSync(file, 'utf8');

function write(file: string, wanted: string | Buffer, mode?: number): void {
  if (!existsSync(file) || !readFileSync(file).equals(Buffer.from(wanted))) writeSecret(file, wanted, mode);
}
