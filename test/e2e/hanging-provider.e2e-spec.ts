import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '#testing';
import { ApiClient } from '../harness/client.js';
import { Stack } from '../harness/stack.js';

const RESUME = {
  basics: { name: 'Nuria Vale', label: 'Backend Engineer', email: 'nuria.vale@example.com' },
  work: [
    { name: 'Example Works', position: 'Engineer', startDate: '2019-02', highlights: ['Ran PostgreSQL and Kubernetes in production'] },
  ],
  skills: [{ name: 'Languages', keywords: ['TypeScript', 'SQL'] }],
};
const POSTING = {
  title: 'Engineer',
  company: 'Acme',
  text: 'We need TypeScript, PostgreSQL and Kubernetes. You will run services in production.',
};
const MODEL = 'gemini-2.5-flash';

/** What a quiet house takes is a third of a second; before lanes, 200 were seen. */
const WITHIN_MS = 5_000;

/** A provider that takes every question and never answers. */
class HangingProvider {
  asked = 0;
  private readonly server: Server = createServer((request) => {
    request.resume();
    this.asked++;
  });

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

describe('a provider that hangs', () => {
  const provider = new HangingProvider();
  let stack: Stack;
  const clients: ApiClient[] = [];

  beforeAll(async () => {
    const url = await provider.start();
    stack = await Stack.start({
      env: { GEMINI_API_KEY: 'k'.repeat(39), GEMINI_BASE_URL: url, EXECUTOR_DRAIN_MS: '500', LOG_LEVEL: 'warn' },
      start: ['auth', 'jobs', 'resume', 'ai', 'executor', 'gateway'],
    });
  }, 120_000);
  afterAll(async () => {
    await Promise.all(clients.map((c) => c.close()));
    await stack?.stop();
    await provider.stop();
  });

  /** A person with a master résumé, who asks for documents. */
  async function person(): Promise<(postings: number, model?: string) => Promise<{ id: string; status: () => Promise<string> }>> {
    const api = new ApiClient(stack.gatewayUrl);
    clients.push(api);
    await api.register();
    const { createResume } = await api.ask<{ createResume: { id: string } }>(
      'mutation ($input: CreateResumeInput!) { createResume(input: $input) { ... on Resume { id } } }',
      { input: { clientRequestId: randomUUID(), title: 'Master', content: RESUME } },
    );
    return async (postings, model) => {
      const input = {
        clientRequestId: randomUUID(),
        masterResumeId: createResume.id,
        postings: Array.from({ length: postings }, () => POSTING),
        kinds: ['RESUME'],
        ...(model === undefined ? {} : { model }),
      };
      const { generateDocuments } = await api.ask<{ generateDocuments: { id: string } }>(
        'mutation ($input: GenerateDocumentsInput!) { generateDocuments(input: $input) { ... on Job { id } } }',
        { input },
      );
      const status = async (): Promise<string> =>
        (await api.ask<{ job: { status: string } }>('query ($id: ID!) { job(id: $id) { status } }', { id: generateDocuments.id })).job
          .status;
      return { id: generateDocuments.id, status };
    };
  }

  const took = async (job: Promise<{ status: () => Promise<string> }>): Promise<number> => {
    const asked = performance.now();
    const { status } = await job;
    await eventually(async () => expect(await status()).toBe('SUCCEEDED'), { timeoutMs: 30_000 });
    return performance.now() - asked;
  };

  it('F122 keeps neither others’ documents nor the same person’s other ones waiting', { timeout: 120_000 }, async () => {
    const [one, other] = [await person(), await person()];
    await took(one(1));
    const stuck = [await one(20, MODEL), ...(await Promise.all(Array.from({ length: 10 }, () => one(1, MODEL))))];
    await eventually(() => expect(provider.asked).toBeGreaterThanOrEqual(10), { timeoutMs: 20_000 });
    const figures = [await took(other(2)), await took(one(2)), await took(other(1, 'local')), await took(one(30))];
    for (const ms of figures) expect(ms).toBeLessThan(WITHIN_MS);
    for (const { status } of stuck) expect(['QUEUED', 'RUNNING']).toContain(await status());
    // Somebody else's question to the same provider does not stand behind all thirty either.
    const before = provider.asked;
    await other(1, MODEL);
    await eventually(() => expect(provider.asked).toBeGreaterThan(before), { timeoutMs: WITHIN_MS });
  });
});
