import { expect, it } from 'vitest';
import { createLogger, envExample, readConfig } from '#common';
import { connectQueue } from './connect-queue.js';
import { queueSettings } from './queue-settings.js';

const URL = 'postgresql://someone:secret@127.0.0.1:1/broker';

it('reads the broker from the environment, pg-boss unless said otherwise', () => {
  expect(readConfig(queueSettings, { QUEUE_DATABASE_URL: URL })).toEqual({ queue: 'pg-boss', queueDatabaseUrl: URL });
  expect(() => readConfig(queueSettings, { QUEUE: 'rabbit', QUEUE_DATABASE_URL: URL })).toThrow(/QUEUE: must be one of pg-boss/);
  expect(() => readConfig(queueSettings, {})).toThrow(/QUEUE_DATABASE_URL: is required/);
  expect(envExample(queueSettings)).toContain('QUEUE=pg-boss');
});

it('connects while the broker is away, says so, and closes', async () => {
  const queue = await connectQueue({ queue: 'pg-boss', queueDatabaseUrl: URL, logger: createLogger('test', 'silent') });
  await expect(queue.ensure([])).rejects.toMatchObject({ code: 'DEPENDENCY_UNAVAILABLE', message: 'The broker is not available' });
  const { ok, problem } = await queue.health();
  expect({ ok, problem }).toEqual({ ok: false, problem: 'The broker is not available' });
  await queue.close();
});
