import { randomUUID } from 'node:crypto';
import { createClient, type Client } from 'graphql-ws';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { eventually } from '#testing';
import { ApiClient, FINISHED } from '../harness/client.js';
import { Stack, type ServiceProcess } from '../harness/stack.js';
import { Witness } from '../harness/witness.js';

interface JobSeen {
  status: string;
  revision: number;
  progress: { total: number; succeeded: number; dead: number };
}

const WATCH = 'subscription ($id: ID!) { jobUpdated(id: $id) { status revision progress { total succeeded dead } } }';
const LEASES = { LEASE_MS: '3000', HEARTBEAT_MS: '1000' };

describe('two replicas of jobs and three executors, started by hand', () => {
  let stack: Stack;
  let witness: Witness;
  let api: ApiClient;
  let jobs: readonly [ServiceProcess, ServiceProcess];
  let executors: readonly ServiceProcess[];
  const clients: Client[] = [];

  beforeAll(async () => {
    witness = await Witness.start(100);
    const env = { VITAE_PROBE: 'true', VITAE_PROBE_URL: witness.url, LOG_LEVEL: 'warn', ...LEASES };
    stack = await Stack.start({ env, start: ['auth', 'jobs', 'gateway'] });
    const second = await (await stack.replica('jobs')).start().ready();
    jobs = [stack.service('jobs'), second];
    const address = `ipv4:${jobs.map((j) => `127.0.0.1:${j.spec.env['JOBS_GRPC_PORT']}`).join(',')}`;
    const replicas = [0, 1, 2].map(() => stack.replica('executor', { JOBS_GRPC_ADDRESS: address }));
    executors = await Promise.all(replicas);
    await Promise.all(executors.map((e) => e.start().ready()));
    api = new ApiClient(stack.gatewayUrl);
    await api.register();
  }, 120_000);
  beforeEach(() => {
    witness.executions.length = 0;
  });
  afterAll(async () => {
    await Promise.all(clients.map((c) => c.dispose()));
    await api?.close();
    await stack?.stop();
    await witness?.stop();
  });

  it('share the work, and one of each may die at any moment', { timeout: 120_000 }, async () => {
    const items = 900;
    const before = await Promise.all(jobs.map(claimed));
    const id = await submit(items);
    await eventually(
      async () => {
        expect(witness.executors.size).toBe(3);
        const now = await Promise.all(jobs.map(claimed));
        expect(now.every((n, i) => n > (before[i] ?? 0))).toBe(true);
      },
      { timeoutMs: 30_000 },
    );
    expect(witness.items.size).toBeLessThan(items);
    await Promise.all([executors[2]?.kill(), jobs[1].kill()]);
    const last = (await follow(stack.gatewayUrl, id)).seen.at(-1);

    expect(last).toMatchObject({ status: 'SUCCEEDED', progress: { total: items, succeeded: items, dead: 0 } });
    expect(witness.items.size).toBe(items);
    // What the dead executor held was begun twice, and nothing else.
    expect(witness.executions.length - items).toBeLessThanOrEqual(2 * 10);
    executors[2]?.start();
    await Promise.all([executors[2]?.ready(), jobs[1].start().ready()]);
  });

  it(
    'are watched live with rising revisions through either, also across a kill -9 of the one in between',
    { timeout: 120_000 },
    async () => {
      const items = 900;
      const elsewhere = await stack.replica('gateway', { JOBS_URL: new URL(jobs[1].spec.readyUrl).origin });
      await elsewhere.start().ready();
      const id = await submit(items);
      const here = follow(stack.gatewayUrl, id);
      const there = follow(`http://127.0.0.1:${elsewhere.spec.env['GATEWAY_PORT']}`, id);
      await eventually(() => expect(Math.min(here.seen.length, there.seen.length)).toBeGreaterThan(2), { timeoutMs: 30_000 });
      const cut = here.seen.length;
      await jobs[0].kill();
      await jobs[0].start().ready();
      await Promise.all([here, there]);

      for (const { seen } of [here, there]) {
        expect(seen.at(-1)).toMatchObject({ status: 'SUCCEEDED', progress: { succeeded: items } });
        const revisions = seen.map((s) => s.revision);
        expect(revisions).toEqual(revisions.toSorted((a, b) => a - b));
      }
      // Only a reconnection may show the current row once more.
      expect(new Set(there.seen.map((s) => s.revision)).size).toBe(there.seen.length);
      expect(here.connections()).toBeGreaterThan(1);
      expect(here.seen.length).toBeGreaterThan(cut);
      expect(new Set(here.seen.map((s) => s.revision)).size).toBeGreaterThanOrEqual(here.seen.length - (here.connections() - 1));
    },
  );

  async function submit(items: number): Promise<string> {
    const input = { clientRequestId: randomUUID(), type: 'probe', input: { items } };
    const { executeJob } = await api.ask<{ executeJob: { id: string } }>(
      'mutation ($input: ExecuteJobInput!) { executeJob(input: $input) { ... on Job { id } } }',
      { input },
    );
    return executeJob.id;
  }

  async function claimed(replica: ServiceProcess): Promise<number> {
    const text = await (await fetch(new URL('/metrics', replica.spec.readyUrl))).text();
    return Number(/^vitae_attempts_total\{.*type="probe".*\} (\d+)/m.exec(text)?.[1] ?? 0);
  }

  /** Follows a job to its end with a client as graphql-ws ships it: nothing is set but where and who. */
  function follow(gateway: string, id: string): Promise<{ seen: JobSeen[] }> & { seen: JobSeen[]; connections: () => number } {
    const seen: JobSeen[] = [];
    let connections = 0;
    const client = createClient({
      url: `${gateway.replace(/^http/, 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: () => ({ authorization: `Bearer ${api.accessToken}` }),
      on: { connected: () => void connections++ },
    });
    clients.push(client);
    const end = async (): Promise<{ seen: JobSeen[] }> => {
      for await (const { data, errors } of client.iterate<{ jobUpdated: JobSeen }>({ query: WATCH, variables: { id } })) {
        if (errors || !data) throw new Error(JSON.stringify(errors));
        seen.push(data.jobUpdated);
        if (FINISHED.has(data.jobUpdated.status)) return { seen };
      }
      throw new Error('The subscription ended without a final state');
    };
    return Object.assign(end(), { seen, connections: () => connections });
  }
});
