import path from 'node:path';
import { errorText, VitaeError, type Logger } from '#common';
import { DATABASES, servicesWith, type DatabaseName } from '#contracts/services';
import { deployAll, provisionDatabases } from '#migrations';

/** SQLSTATE invalid_password. */
const WRONG_PASSWORD = '28P01';

export interface WantedDatabases {
  /** As a login that may create databases and roles. */
  readonly adminUrl: string;
  readonly passwords: Readonly<Record<DatabaseName, string>>;
  /** As the login that owns it. */
  readonly databaseUrl: (database: DatabaseName) => string;
  /** The folder with prisma/. */
  readonly root: string;
}

/**
 * One database and one login a service, and all migrations. Idempotent. Throws DEPENDENCY_UNAVAILABLE when PostgreSQL is not reached,
 * CONFIG_INVALID when it was made with another password, or when a migration failed half-way.
 */
export async function ensureDatabases({ adminUrl, passwords, databaseUrl, root }: WantedDatabases, logger: Logger): Promise<void> {
  try {
    await provisionDatabases(
      adminUrl,
      DATABASES.map((d) => ({ database: `vitae_${d}`, user: `vitae_${d}`, password: passwords[d] })),
    );
  } catch (cause) {
    throw (cause as { code?: string }).code === WRONG_PASSWORD
      ? new VitaeError(
          'CONFIG_INVALID',
          'PostgreSQL was made with another password than the one kept here; restore the secrets it was made with, or remove both and begin anew',
          { cause },
        )
      : new VitaeError('DEPENDENCY_UNAVAILABLE', `The databases could not be made: ${errorText(cause)}`, { cause });
  }
  await deployAll(
    servicesWith('database').map((owner) => ({ folder: path.join(root, 'prisma', owner), url: databaseUrl(owner) })),
    (database, names) => logger.info('Migrations applied', { database, count: names.length }),
  );
}
