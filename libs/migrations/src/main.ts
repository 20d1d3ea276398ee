import { createLogger, VitaeError } from '#common';
import { deployAll } from './migrate.js';
import { readMigrateConfig } from './config.js';

/**
 * `node dist/libs/migrations/src/main.js deploy` applies the migrations of every target in MIGRATE_TARGETS;
 * `… create <name>`, in a checkout with its development packages, writes the next migration of the first target.
 * Exit 0 when all is done, 1 with a sentence when not.
 */
const { targets, limits, logLevel } = readMigrateConfig();
const logger = createLogger('migrate', logLevel);
const [command, name] = process.argv.slice(2);

/** Prisma's engine is loaded here and nowhere else. */
async function create(named: string): Promise<void> {
  const { createMigration } = await import('./development/create-migration.js').catch((cause: unknown) => {
    throw new VitaeError('CONFIG_INVALID', 'A migration is written in a checkout with its development packages (npm ci)', { cause });
  });
  const folder = targets[0] && (await createMigration(targets[0], named));
  logger.info(folder ? 'Migration written' : 'The schema and its migrations agree', { name: folder });
}

const told = (database: string, names: readonly string[]): void => logger.info('Migrations applied', { database, count: names.length });

try {
  if (command === 'create' && name) await create(name);
  else if (command === 'deploy') await deployAll(targets, told, limits);
  else throw new VitaeError('CONFIG_INVALID', 'Say deploy, or create <name>');
} catch (error) {
  logger.error('Migration failed', error);
  process.exitCode = 1;
}
