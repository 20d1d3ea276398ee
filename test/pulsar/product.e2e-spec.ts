import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLogger, readConfig } from '#common';
import { connectQueue, queueSettings } from '#queue';
import { brokerEnv, eventually, givenBroker, PULSAR_ADAPTERS, runsHere } from '#testing';
import { AdminApi } from '../../libs/queue/src/adapters/pulsar-admin/admin-api.js';
import { NAMESPACES } from '../../libs/queue/src/adapters/pulsar-admin/grants.js';
import { checkPulsarAccess } from '../../libs/queue/src/adapters/pulsar-admin/settings.js';
import { PulsarWebSocketDriver } from '../../libs/queue/src/adapters/pulsar-websocket/pulsar-websocket-driver.js';
import { ApiClient, FINISHED } from '../harness/client.js';
import { Stack, type ServiceProcess } from '../harness/stack.js';

const broker = givenBroker();
const logger = createLogger('test', 'silent');
const HINTS = 'jobs/fibonacci';
const SLOW = { timeoutMs: 60_000, intervalMs: 100 };

interface Health {
  readonly status: string;
  readonly checks: Readonly<Record<string, string>>;
}

/** Leaves namespaces without topics, as they are before the services come to a broker for the first time. */
async function forgetTopics(admin: AdminApi): Promise<void> {
  for (const namespace of NAMESPACES) {
    const { status, text } = await admin.send('GET', `/persistent/vitae/${namespace}`);
    const topics = status === 200 ? (JSON.parse(text) as string[]) : [];
    for (const topic of topics) await admin.demand({ verb: 'set up', topic }, 'DELETE', `/${topic.replace('://', '/')}?force=true`);
  }
}

for (const adapter of PULSAR_ADAPTERS)
  describe.runIf(broker?.control && runsHere(adapter))(`the product with QUEUE=${adapter}`, () => {
    const env = broker ? brokerEnv(broker, adapter) : {};
    const config = { ...readConfig(queueSettings, env), logger };
    let stack: Stack;
    let api: ApiClient;
    let admin: AdminApi;

    // The broker is away when the product is started, and has none of its topics when it comes.
    beforeAll(async () => {
      admin = new AdminApi(checkPulsarAccess(config, 'this test'));
      await forgetTopics(admin);
      await broker?.control?.kill();
      stack = await Stack.start({ env, start: ['auth', 'jobs', 'executor', 'gateway'] });
      api = new ApiClient(stack.gatewayUrl);
      await api.register();
    }, 120_000);
    afterAll(async () => {
      await api?.close();
      await stack?.stop();
      await admin?.close();
      await broker?.control?.start();
    }, 120_000);

    const health = async (service: ServiceProcess): Promise<Health> =>
      (await fetch(service.spec.readyUrl, { signal: AbortSignal.timeout(5_000) }).then((r) => r.json())) as Health;
    const says = (name: 'jobs' | 'executor', status: string, queue: RegExp): Promise<void> =>
    eventually(async () => expect(await health(stack.service(name))).toMatchObject({ status, checks: { queue: expect.stringMatching(queue) } }), SLOW); // prettier-ignore
    const messages = async (name: 'jobs' | 'executor', label: string): Promise<number> => {
      const text = await fetch(new URL('/metrics', stack.service(name).spec.readyUrl)).then((r) => r.text());
      const lines = text.split('\n').filter((l) => l.startsWith('vitae_queue_messages_total') && l.includes(HINTS) && l.includes(label));
      return lines.reduce((sum, l) => sum + Number(l.slice(l.lastIndexOf(' ') + 1)), 0);
    };
    /** Submits one and answers its last status. */
    async function job(): Promise<string> {
      const { executeJob } = await api.ask<{ executeJob: { id: string } }>(
        'mutation ($input: ExecuteJobInput!) { executeJob(input: $input) { ... on Job { id } ... on InvalidInput { issues { path message } } } }',
        { input: { clientRequestId: randomUUID(), type: 'fibonacci', input: { n: 10 } } },
      );
      const status = async (): Promise<string> => {
        const { job: seen } = await api.ask<{ job: { status: string } }>('query ($id: ID!) { job(id: $id) { status } }', {
          id: executeJob.id,
        });
        if (!FINISHED.has(seen.status)) throw new Error(seen.status);
        return seen.status;
      };
      return eventually(status, SLOW);
    }

    it('started while the broker is away: ready and degraded, with the reason, and jobs are done by polling', async () => {
      await says('jobs', 'degraded', /The broker cannot be reached \(ECONNREFUSED\)/);
      await says('executor', 'degraded', /The broker cannot be reached \(ECONNREFUSED\)/);
      expect(await job()).toBe('SUCCEEDED');
      expect(await messages('executor', 'event="settled"')).toBe(0);
    }, 90_000);

    it('when the broker comes: topics are made, hints flow, nobody is restarted', async () => {
      const pid = stack.service('executor').pid;
      await broker?.control?.start();
      await says('jobs', 'ok', /^ok$/);
      await says('executor', 'ok', /^ok$/);
      await eventually(async () => {
      expect(await job()).toBe('SUCCEEDED');
      expect(await messages('executor', 'event="settled"')).toBeGreaterThan(0);
    }, { timeoutMs: 90_000 }); // prettier-ignore
      expect(stack.service('executor').pid).toBe(pid);
    }, 240_000);

    it('what is no hint, a hint of another kind, and a hint for an item that is gone: parked and counted, or settled, and nothing else happens', async () => {
      const settled = await messages('executor', 'event="settled"');
      const raw = new PulsarWebSocketDriver({ access: checkPulsarAccess(config, 'this test'), logger });
      await raw.send(HINTS, ['\u0000 no envelope']);
      await raw.close();
      const queue = await connectQueue(config);
      await queue.publish(HINTS, [
        { data: { v: 7, something: 'else' } },
        { data: { v: 1, jobType: 'import-resumes', itemIds: [] } },
        { data: { v: 1, jobType: 'fibonacci', itemIds: [randomUUID()] } },
      ]);
      await queue.close();
      await eventually(async () => {
        expect(await messages('executor', 'reason="undecodable"')).toBe(1);
        expect(await messages('executor', 'reason="invalid"')).toBe(1);
        expect(await messages('executor', 'reason="refused"')).toBe(1);
        expect(await messages('executor', 'event="settled"')).toBeGreaterThan(settled);
      }, SLOW);
      expect(await job()).toBe('SUCCEEDED');
    }, 120_000);

    it('a full topic: hints are refused, it is told, jobs are done by polling; well again when there is room', async () => {
      const wish = { verb: 'set up', topic: HINTS } as const;
      const topic = '/persistent/vitae/jobs/fibonacci';
      const quota = (limitSize: number): Promise<unknown> =>
      admin.demand(wish, 'POST', '/namespaces/vitae/jobs/backlogQuota?backlogQuotaType=destination_storage', { limitSize, policy: 'producer_exception' }); // prettier-ignore
      await admin.demand(wish, 'PUT', `${topic}/subscription/forgotten`);
      await quota(500);
      try {
        await eventually(async () => {
        expect(await job()).toBe('SUCCEEDED');
        expect((await health(stack.service('jobs'))).checks['queue']).toMatch(/takes no more messages for jobs\/fibonacci: its backlog is full/);
      }, { timeoutMs: 120_000 }); // prettier-ignore
        expect(await job()).toBe('SUCCEEDED');
        expect(await messages('jobs', 'event="refused"')).toBeGreaterThan(0);
      } finally {
        await quota(1_073_741_824);
        await admin.demand(wish, 'DELETE', `${topic}/subscription/forgotten?force=true`);
      }
      await says('jobs', 'ok', /^ok$/);
    }, 300_000);

    describe('a service that cannot use its queue does not start, and ends with the reason', () => {
      const wrong: readonly (readonly [Readonly<Record<string, string>>, string])[] = [
        [{ QUEUE: 'rabbit' }, 'QUEUE: must be one of pg-boss, pulsar, pulsar-websocket'],
        [{ PULSAR_WEB_URL: 'pulsar://127.0.0.1:6650' }, 'PULSAR_WEB_URL: must be an http:// or https:// URL'],
        [{ PULSAR_TOKEN: 'one', PULSAR_TOKEN_FILE: '/two' }, 'PULSAR_TOKEN: is given twice'],
        ...(runsHere('pulsar')
          ? []
          : [[{ QUEUE: 'pulsar' }, 'set QUEUE=pulsar-websocket, which needs none, or install its binary'] as const]),
      ];
      it.each(wrong)('%o', { timeout: 120_000 }, async (settings, sentence) => {
        const executor = await stack.replica('executor', settings);
        expect((await executor.start().ended(90_000)).code).toBe(1);
        expect(executor.log()).toContain(sentence);
      });
    });
  });
