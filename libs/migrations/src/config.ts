import { z } from 'zod';
import { kinds, readConfig, setting, VitaeError, type LogLevel } from '#common';
import type { DeployLimits, MigrationTarget } from './migrate.js';

const Targets = z.array(z.object({ folder: z.string().min(1), url: z.string().min(1) })).min(1);

const table = {
  targets: setting('MIGRATE_TARGETS', z.string().min(2), 'JSON list of {folder, url}: prisma/<app> and its database', true),
  lockWaitMs: setting('MIGRATE_LOCK_WAIT_MS', kinds.int(60_000, 0), 'How long another migrating process is waited for'),
  withinMs: setting('MIGRATE_WITHIN_MS', kinds.int(600_000, 1), 'How long the missing migrations of one database may take together'),
  logLevel: setting('LOG_LEVEL', kinds.oneOf(['debug', 'info', 'warn', 'error', 'silent'], 'info'), 'Least severe log line written'),
} as const;

export interface MigrateConfig {
  readonly targets: readonly MigrationTarget[];
  readonly limits: DeployLimits;
  readonly logLevel: LogLevel;
}

/** Reads MIGRATE_TARGETS; throws CONFIG_INVALID when it is not such a list. The URLs hold passwords, so none is quoted. */
export function readMigrateConfig(): MigrateConfig {
  const raw = readConfig(table, process.env);
  let json: unknown;
  try {
    json = JSON.parse(raw.targets);
  } catch {
    json = undefined;
  }
  const parsed = Targets.safeParse(json);
  if (!parsed.success) throw new VitaeError('CONFIG_INVALID', 'Configuration: MIGRATE_TARGETS must be a JSON list of {folder, url}');
  return { targets: parsed.data, limits: { lockWaitMs: raw.lockWaitMs, withinMs: raw.withinMs }, logLevel: raw.logLevel };
}
