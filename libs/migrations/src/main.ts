import { createLogger } from '#common';
import { createMigration, deployMigrations } from './migrate.js';
import { readMigrateConfig } from './config.js';

/**
 * `node dist/libs/migrations/src/main.js deploy` applies the migrations of every target in MIGRATE_TARGETS;
 * `… create <name>` writes the next migration of the first target. Exit 0 when all is applied, 1 with a sentence when not.
 */
const { targets, logLevel } = readMigrateConfig();
const logger = createLogger('migrate', logLevel);
const [command, name] = process.argv.slice(2);

try {
  if (command === 'create' && name && targets[0]) {
    const folder = await createMigration(targets[0], name);
    logger.info(folder ? 'Migration written' : 'The schema and its migrations agree', { name: folder });
  } else {
    await Promise.all(
      targets.map(async (target) => {
        const applied = await deployMigrations(target);
        logger.info('Migrations applied', { database: target.folder, count: applied.length });
      }),
    );
  }
} catch (error) {
  logger.error('Migration failed', error);
  process.exitCode = 1;
}
