import { randomUUID } from 'node:crypto';
import { createClient, type Client } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { eventually } from '#testing';
import { ApiClient, FINISHED } from '../harness/client.js';
import { Stack } from '../harness/stack.js';

const WATCHERS = 1_000;
const JOBS = 5;
const AT_ONCE = 100;
const MB = 1_048_576;

interface Seen {
  status: string;
  revision: number;
}

describe('a thousand live subscriptions on one gateway', () => {
  let stack: Stack;
  const clients: Client[] = [];
  // No executor yet: the jobs must not end before everybody watches.
  beforeAll(async () => {
    // One person stands for a thousand.
    const env = { LOG_LEVEL: 'warn', MAX_SOCKETS_EACH: String(WATCHERS), MAX_SUBSCRIPTIONS_EACH: String(WATCHERS) };
    stack = await Stack.start({ start: ['auth', 'jobs', 'gateway'], env });
  }, 120_000);
  afterAll(async () => {
    await Promise.all(clients.map((c) => c.dispose()));
    await stack?.stop();
  });

  it('all see the final state of their job', { timeout: 120_000 }, async () => {
    const api = new ApiClient(stack.gatewayUrl);
    await api.register();
    const ids: string[] = [];
    for (let i = 0; i < JOBS; i++) {
      const input = { clientRequestId: randomUUID(), type: 'fibonacci', input: { n: 10 + i } };
      const { executeJob } = await api.ask<{ executeJob: { id: string } }>(
        'mutation ($input: ExecuteJobInput!) { executeJob(input: $input) { ... on Job { id } } }',
        { input },
      );
      ids.push(executeJob.id);
    }
    const gateway = stack.service('gateway');
    const jobs = stack.service('jobs');
    const before = { gateway: gateway.peakBytes, jobs: jobs.peakBytes };

    const seen = Array.from({ length: WATCHERS }, (): Seen[] => []);
    const ended: Promise<void>[] = [];
    for (let from = 0; from < WATCHERS; from += AT_ONCE) {
      const group = seen.slice(from, from + AT_ONCE);
      for (const [i, mine] of group.entries()) ended.push(watch(api, ids[(from + i) % JOBS] ?? '', mine));
      await eventually(() => expect(group.filter((mine) => mine.length === 0)).toHaveLength(0), { timeoutMs: 30_000 });
    }
    expect(new Set(seen.map((mine) => mine[0]?.status))).toEqual(new Set(['QUEUED']));

    await stack.service('executor').start().ready();
    await Promise.all(ended);

    expect(seen.filter((mine) => mine.at(-1)?.status !== 'SUCCEEDED')).toHaveLength(0);
    const rising = (mine: readonly Seen[]): boolean => mine.every((s, i) => i === 0 || s.revision > (mine[i - 1]?.revision ?? 0));
    expect(seen.filter((mine) => !rising(mine))).toHaveLength(0);
    const grown = (of: 'gateway' | 'jobs', now: number): string => `${of} ${(now / MB).toFixed(0)} MB (+${((now - before[of]) / MB).toFixed(0)})`; // prettier-ignore
    console.log(`${WATCHERS} live subscriptions, peak memory: ${grown('gateway', gateway.peakBytes)}, ${grown('jobs', jobs.peakBytes)}`);
    expect(gateway.peakBytes).toBeLessThan(300 * MB);
    expect(jobs.peakBytes).toBeLessThan(300 * MB);
  });

  /** Resolves when the job has ended; a socket of its own for each, as a thousand people have. */
  async function watch(api: ApiClient, id: string, into: Seen[]): Promise<void> {
    const client = createClient({
      url: `${stack.gatewayUrl.replace(/^http/, 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: () => ({ authorization: `Bearer ${api.accessToken}` }),
    });
    clients.push(client);
    const query = 'subscription ($id: ID!) { jobUpdated(id: $id) { status revision } }';
    for await (const { data, errors } of client.iterate<{ jobUpdated: Seen }>({ query, variables: { id } })) {
      if (errors || !data) throw new Error(JSON.stringify(errors));
      into.push(data.jobUpdated);
      if (FINISHED.has(data.jobUpdated.status)) return;
    }
    throw new Error('The subscription ended without a final state');
  }
});
