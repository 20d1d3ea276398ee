import { kinds, readConfig, setting, type ConfigOf } from '#common';

const table = {
  url: setting('SMOKE_URL', kinds.httpUrl('http://127.0.0.1:3000'), 'Origin of the gateway'),
  timeoutMs: setting('SMOKE_TIMEOUT_MS', kinds.int(180_000, 1_000), 'The whole check may take so long'),
} as const;

export type SmokeConfig = ConfigOf<typeof table>;

export const readSmokeConfig = (): SmokeConfig => readConfig(table, process.env);
