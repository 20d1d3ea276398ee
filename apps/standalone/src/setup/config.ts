import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { kinds, readConfig, setting, type ConfigOf } from '#common';

const table = {
  folder: setting('VITAE_SETUP_DIR', kinds.text('/vitae/setup'), 'Folder of the secrets: `own` keeps all of them, each service has a folder with its own'),
  databaseHost: setting('SETUP_POSTGRES_HOST', kinds.text('postgres'), 'PostgreSQL whose superuser `postgres` has the password, and whose certificate, both made here'),
  databasePort: setting('SETUP_POSTGRES_PORT', kinds.port(5432), 'Its port'),
  logLevel: setting('LOG_LEVEL', kinds.oneOf(['debug', 'info', 'warn', 'error', 'silent'], 'info'), 'Least level that is logged'),
} as const; // prettier-ignore

export type SetupConfig = ConfigOf<typeof table> & {
  /** The folder with prisma/. */
  readonly root: string;
};

/** Throws CONFIG_INVALID naming every wrong variable. */
export function readSetupConfig(): SetupConfig {
  const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../../../..');
  return Object.freeze({ ...readConfig(table, process.env), root });
}
