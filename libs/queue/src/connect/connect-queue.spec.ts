import { describe, expect, it } from 'vitest';
import { createLogger, envExample, readConfig } from '#common';
import { connectQueue } from './connect-queue.js';
import { queueSettings } from './queue-settings.js';

const URL = 'postgresql://someone:secret@127.0.0.1:1/broker';
const logger = createLogger('test', 'silent');
const read = (env: Record<string, string>) => readConfig(queueSettings, env);
const connect = (env: Record<string, string>) => connectQueue({ ...read(env), logger });
const WEB = { PULSAR_WEB_URL: 'http://127.0.0.1:1' };

it('reads the broker from the environment, pg-boss unless said otherwise', () => {
  expect(read({ QUEUE_DATABASE_URL: URL })).toMatchObject({ queue: 'pg-boss', queueDatabaseUrl: URL });
  expect(envExample(queueSettings)).toContain('QUEUE=pg-boss');
});

describe('settings that cannot be used end in one sentence', () => {
  it.each([
    [{ QUEUE: 'rabbit', QUEUE_DATABASE_URL: URL }, /QUEUE: must be one of pg-boss, pulsar, pulsar-websocket/],
    [{ QUEUE: 'pulsar', PULSAR_SERVICE_URL: 'http://broker:8080' }, /PULSAR_SERVICE_URL: must be a pulsar:\/\/ or pulsar\+ssl:\/\/ URL/],
    [{ QUEUE: 'pulsar-websocket', PULSAR_WEB_URL: 'pulsar://broker:6650' }, /PULSAR_WEB_URL: must be an http:\/\/ or https:\/\/ URL/],
    [{ QUEUE: 'pulsar-websocket', PULSAR_WEB_URL: 'ws://broker:8080' }, /PULSAR_WEB_URL: must be an http:\/\/ or https:\/\/ URL/],
  ])('when they are read: %o', (env, sentence) => {
    expect(() => read(env as never)).toThrow(sentence);
  });

  it.each([
    [{}, /QUEUE_DATABASE_URL: is required for QUEUE=pg-boss/],
    [{ QUEUE: 'pulsar-websocket' }, /PULSAR_WEB_URL: is required for QUEUE=pulsar-websocket/],
    [{ QUEUE: 'pulsar-websocket', PULSAR_SERVICE_URL: 'pulsar://broker:6650' }, /PULSAR_WEB_URL: is required/],
    [{ QUEUE: 'pulsar', ...WEB }, /PULSAR_SERVICE_URL: is required for QUEUE=pulsar/],
    [{ QUEUE: 'pulsar', PULSAR_SERVICE_URL: 'pulsar://broker:6650' }, /PULSAR_WEB_URL: is required for QUEUE=pulsar/],
    [{ QUEUE: 'pulsar-websocket', ...WEB, PULSAR_TOKEN: 'hunter2', PULSAR_TOKEN_FILE: '/x' }, /PULSAR_TOKEN: is given twice/],
  ])('when they are used: %o', async (env, sentence) => {
    const refused = await connect(env as never).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'CONFIG_INVALID', message: expect.stringMatching(sentence) });
    expect(String(refused)).not.toContain('hunter2');
  });
});

it.each([
  ['pg-boss', { QUEUE_DATABASE_URL: URL }, 'The broker is not available'],
  ['pulsar-websocket', WEB, 'The broker cannot be reached (ECONNREFUSED)'],
])('%s connects while the broker is away, says so, and closes', async (QUEUE, env, problem) => {
  const queue = await connect({ QUEUE, ...env });
  await expect(queue.ensure([{ topic: 'jobs/x', subscriptions: [] }])).rejects.toMatchObject({ code: 'DEPENDENCY_UNAVAILABLE', message: problem }); // prettier-ignore
  expect(await queue.health()).toMatchObject({ ok: false, problem });
  await queue.close();
});
