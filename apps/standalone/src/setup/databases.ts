import path from 'node:path';
import { errorText, VitaeError, type Logger } from '#common';
import { deployMigrations, provisionDatabases } from '#prisma';
import { DATABASES } from '../secrets/secrets.js';
import type { Made, Where } from './secret-folders.js';

const OWNERS = ['auth', 'jobs', 'resume', 'ai'] as const;

/** SQLSTATE invalid_password. */
const WRONG_PASSWORD = '28P01';

/**
 * One database and one login a service, and all migrations. Idempotent. Throws DEPENDENCY_UNAVAILABLE when PostgreSQL is not reached,
 * CONFIG_INVALID when it was made with another password, or when a migration failed half-way.
 */
export async function ensureDatabases({ secrets, databaseUrl }: Made, where: Where & { root: string }, logger: Logger): Promise<void> {
  const admin = `postgresql://postgres:${encodeURIComponent(secrets.postgres)}@${where.databaseHost}:${where.databasePort}/postgres`;
  try {
    await provisionDatabases(
      admin,
      DATABASES.map((d) => ({ database: `vitae_${d}`, user: `vitae_${d}`, password: secrets.databases[d] })),
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
  await Promise.all(
    OWNERS.map(async (owner) => {
      const applied = await deployMigrations({ folder: path.join(where.root, 'prisma', owner), url: databaseUrl(owner) });
      logger.info('Migrations applied', { database: owner, count: applied.length });
    }),
  );
}
