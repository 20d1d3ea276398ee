import { createLogger, errorText } from '#common';
import { readSetupConfig } from './config.js';
import { ensureDatabases } from './databases.js';
import { ensureSecretFolders } from './secret-folders.js';

/**
 * What has to be there before the services of an installation in containers: `main.js secrets` makes keys and passwords, one folder a
 * service; `main.js databases` databases, logins and migrations with them; `main.js` both. Idempotent; what is there is kept.
 * Exit 0 when all of it is there, 1 with a sentence when not.
 */
const STEPS: readonly (string | undefined)[] = [undefined, 'secrets', 'databases'];

// As the first process of a container it would ignore these otherwise; every step may be cut anywhere and run again.
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => process.exit(1));

const logger = createLogger('setup');
const [step] = process.argv.slice(2);
try {
  if (!STEPS.includes(step)) throw new Error(`There is no step "${step}"; there are secrets and databases`);
  const config = readSetupConfig();
  const made = await ensureSecretFolders(config);
  logger.info('Keys and passwords are there', { folder: config.folder });
  if (step !== 'secrets') {
    await ensureDatabases(
      { adminUrl: made.adminUrl, passwords: made.secrets.databases, databaseUrl: made.databaseUrl, root: config.root },
      logger,
    );
  }
} catch (error) {
  logger.error(`The set-up could not be finished: ${errorText(error)}`, error);
  process.exitCode = 1;
}
