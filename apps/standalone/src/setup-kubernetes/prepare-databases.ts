import { errorText, sleep, VitaeError, type Logger } from '#common';
import { sqlState } from '#database';
import { ensureDatabases } from '../setup/databases.js';
import { readPasswords, type DatabasesConfig } from './config.js';

const BETWEEN_ATTEMPTS_MS = 1_000;

/** Not there yet: no address, nobody listening, still starting, still recovering; a network that lets the new pod out in a moment; a server of the release before, which speaks no TLS. */
const COMING = new Set(['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EHOSTUNREACH', '57P03', '57P01']);

const isComing = (error: unknown): boolean =>
  COMING.has(sqlState(error) ?? '') ||
  /timeout|terminated unexpectedly|does not support SSL/i.test(error instanceof Error ? error.message : '');

/**
 * Databases, logins and migrations on a server that may be starting just now. Throws DEPENDENCY_UNAVAILABLE when it is not there in
 * `waitMs`, at once for anything waiting does not mend (a wrong password, a failed migration).
 */
export async function prepareDatabases(config: DatabasesConfig, logger: Logger): Promise<void> {
  const passwords = readPasswords(config.passwords);
  const url = (user: string, password: string, database: string): string =>
    `postgresql://${encodeURIComponent(user)}:${encodeURIComponent(password)}@${config.host}:${config.port}/${database}${config.parameters ? `?${config.parameters}` : ''}`;
  const wanted = {
    adminUrl: url(config.adminUser, config.adminPassword, config.database),
    passwords,
    databaseUrl: (name: keyof typeof passwords) => url(`vitae_${name}`, passwords[name], `vitae_${name}`),
    root: config.root,
  };
  const until = Date.now() + config.waitMs;
  for (let said = false; ;) {
    try {
      await ensureDatabases(wanted, logger);
      return;
    } catch (error) {
      const cause = (error as VitaeError).cause;
      if (!isComing(cause ?? error) || Date.now() > until) throw error;
      if (!said) logger.info('Waiting for PostgreSQL', { reason: errorText(cause ?? error) });
      said = true;
      await sleep(BETWEEN_ATTEMPTS_MS);
    }
  }
}
