import { describe, expect, it } from 'vitest';
import { envExample, type SettingTable } from '#common';
import { SERVICE_NAMES } from '#contracts';
import { settings as aiSettings } from '../apps/ai/src/config.js';
import { settings as authSettings } from '../apps/auth/src/config.js';
import { settings as executorSettings } from '../apps/executor/src/config.js';
import { settings as gatewaySettings } from '../apps/gateway/src/config.js';
import { settings as jobsSettings } from '../apps/jobs/src/config.js';
import { settings as resumeSettings } from '../apps/resume/src/config.js';
import { standaloneSettings } from '../apps/standalone/src/config.js';

const TABLES: Readonly<Record<string, SettingTable>> = {
  ai: aiSettings,
  auth: authSettings,
  executor: executorSettings,
  gateway: gatewaySettings,
  jobs: jobsSettings,
  resume: resumeSettings,
  standalone: standaloneSettings,
};

describe('apps/<app>/.env.example is printed from the table the app reads', () => {
  it.each(Object.entries(TABLES))('%s', async (app, table) => {
    await expect(envExample(table)).toMatchFileSnapshot(`../apps/${app}/.env.example`);
  });

  it('every service can be traced', () => {
    const without = SERVICE_NAMES.filter((name) => !Object.values(TABLES[name] ?? {}).some((s) => s.env === 'OTEL_EXPORTER_OTLP_ENDPOINT'));
    expect(without).toEqual([]);
  });

  it('no secret has a default', () => {
    const defaults = Object.values(TABLES).flatMap((table) =>
      Object.values(table).filter((s) => s.secret && s.schema.safeParse(undefined).data !== undefined),
    );
    expect(defaults).toEqual([]);
  });
});
