import { z } from 'zod';
import { kinds, readConfig, setting, VitaeError, type LogLevel } from '#common';
import type { MigrationTarget } from './migrate.js';

const Targets = z.array(z.object({ folder: z.string().min(1), url: z.string().min(1) })).min(1);

const table = {
  targets: setting('MIGRATE_TARGETS', z.string().min(2), 'JSON list of {folder, url}: prisma/<app> and its database', true),
  logLevel: setting('LOG_LEVEL', kinds.oneOf(['debug', 'info', 'warn', 'error', 'silent'], 'info'), 'Least severe log line written'),
} as const;

/** Reads MIGRATE_TARGETS; throws CONFIG_INVALID when it is not such a list. The URLs hold passwords, so none is quoted. */
export function readMigrateConfig(): { targets: readonly MigrationTarget[]; logLevel: LogLevel } {
  const raw = readConfig(table, process.env);
  let json: unknown;
  try {
    json = JSON.parse(raw.targets);
  } catch {
    json = undefined;
  }
  const parsed = Targets.safeParse(json);
  if (!parsed.success) throw new VitaeError('CONFIG_INVALID', 'Configuration: MIGRATE_TARGETS must be a JSON list of {folder, url}');
  return { targets: parsed.data, logLevel: raw.logLevel };
}
