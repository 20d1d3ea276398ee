import { kinds, readConfig, setting, type ConfigOf } from '#common';

const table = {
  url: setting('BULK_URL', kinds.httpUrl('http://127.0.0.1:3000'), 'Origin of the gateway'),
  items: setting('BULK_ITEMS', kinds.int(5_000, 2, 100_000), 'Documents to generate'),
  timeoutMs: setting('BULK_TIMEOUT_MS', kinds.int(3_600_000, 1_000), 'The whole may take so long'),
} as const;

export type BulkConfig = ConfigOf<typeof table>;

export const readBulkConfig = (): BulkConfig => readConfig(table, process.env);
