import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { kinds, readConfig, setting, VitaeError, type ConfigOf } from '#common';
import { DATABASES, type DatabaseName } from '#contracts/services';

/** Kubernetes puts token, authority and namespace of a pod's service account here. */
const ACCOUNT_FOLDER = '/var/run/secrets/kubernetes.io/serviceaccount';

export const clusterSettings = {
  host: setting('KUBERNETES_SERVICE_HOST', kinds.text(), 'The Kubernetes API, as every pod is told'),
  port: setting('KUBERNETES_SERVICE_PORT', kinds.port(443), 'Its port'),
  accountFolder: setting('SETUP_ACCOUNT_DIR', kinds.text(ACCOUNT_FOLDER), 'Folder with token, ca.crt and namespace of the service account'),
  owner: setting('SETUP_OWNER', kinds.text(), 'Service account whose deletion takes with it what is made here'),
} as const; // prettier-ignore

export const secretsSettings = {
  ...clusterSettings,
  folder: setting('VITAE_SETUP_DIR', kinds.text('/vitae/setup'), 'Claimed volume that keeps the secrets'),
  release: setting('SETUP_RELEASE', kinds.text(), 'What every name begins with'),
  rotation: setting('SETUP_ROTATION', kinds.int(0), 'Number of the token signing key in use'),
} as const;

export const databasesSettings = {
  adminUser: setting('SETUP_POSTGRES_USER', kinds.text(), 'A login that may create databases and roles', true),
  adminPassword: setting('SETUP_POSTGRES_PASSWORD', kinds.text(), 'Its password', true),
  host: setting('SETUP_POSTGRES_HOST', kinds.text(), 'The PostgreSQL server'),
  port: setting('SETUP_POSTGRES_PORT', kinds.port(5432), 'Its port'),
  database: setting('SETUP_POSTGRES_DATABASE', kinds.text('postgres'), 'Database that login connects to first'),
  parameters: setting('SETUP_POSTGRES_PARAMETERS', z.string().default(''), 'Parameters of every URL, e.g. sslmode=verify-full'),
  passwords: setting('SETUP_PASSWORDS_DIR', kinds.text('/etc/vitae/passwords'), 'Folder with a file for each database: the password of its login'),
  waitMs: setting('SETUP_WAIT_MS', kinds.int(300_000), 'How long the server may take to be there'),
} as const; // prettier-ignore

export type ClusterConfig = ConfigOf<typeof clusterSettings>;
export type SecretsConfig = ConfigOf<typeof secretsSettings>;
export type DatabasesConfig = ConfigOf<typeof databasesSettings> & {
  /** The folder with prisma/. */
  readonly root: string;
};

export const readClusterConfig = (): ClusterConfig => readConfig(clusterSettings, process.env);
export const readSecretsConfig = (): SecretsConfig => readConfig(secretsSettings, process.env);

export function readDatabasesConfig(): DatabasesConfig {
  const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../../../..');
  return Object.freeze({ ...readConfig(databasesSettings, process.env), root });
}

/** The login of each database, from one file each. Throws CONFIG_INVALID naming the file that is missing. */
export function readPasswords(folder: string): Record<DatabaseName, string> {
  const read = (name: string): string => {
    try {
      return readFileSync(path.join(folder, name), 'utf8').trim();
    } catch (cause) {
      throw new VitaeError('CONFIG_INVALID', `The password of the login vitae_${name} is missing: ${path.join(folder, name)}`, { cause });
    }
  };
  return Object.fromEntries(DATABASES.map((name) => [name, read(name)])) as Record<DatabaseName, string>;
}
