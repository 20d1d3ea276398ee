import { expect, it } from 'vitest';
import { HTTP_PORTS } from '../apps/standalone/src/health/config.js';
import { settings as aiSettings } from '../apps/ai/src/config.js';
import { settings as authSettings } from '../apps/auth/src/config.js';
import { settings as executorSettings } from '../apps/executor/src/config.js';
import { settings as gatewaySettings } from '../apps/gateway/src/config.js';
import { settings as jobsSettings } from '../apps/jobs/src/config.js';
import { settings as resumeSettings } from '../apps/resume/src/config.js';

const SETTINGS = { gateway: gatewaySettings, auth: authSettings, jobs: jobsSettings, resume: resumeSettings, ai: aiSettings, executor: executorSettings }; // prettier-ignore

it('the health check asks each service where it listens', () => {
  const own = Object.entries(SETTINGS).map(([name, { port }]) => [name, [port.env, port.schema.parse(undefined)]]);
  expect(HTTP_PORTS).toEqual(Object.fromEntries(own));
});
