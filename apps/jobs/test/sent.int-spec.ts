import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#common';
import { useDatabase } from '#testing';
import { jobsTemplate } from './database.js';
import { startService, type Person, type Started } from './jobs-service.js';

const database = useDatabase(jobsTemplate);
const queue = useDatabase();
let service: Started;
beforeAll(async () => {
  service = await startService({ databaseUrl: database.url, queueDatabaseUrl: queue.url });
});
afterAll(() => service.stop());

const SENT = `query ($id: ID!, $first: Int!) { job(id: $id) { items(first: $first) { nodes { id sent { sentAt provider model prompt instructions text } } } } }`;
interface Shown {
  readonly job: { readonly items: { readonly nodes: readonly { readonly id: string; readonly sent: unknown }[] } } | null;
}

async function submitted(person: Person, postings: number): Promise<string> {
  const masterResumeId = newId<string>();
  service.masters.set(person.userId, new Map([[masterResumeId, 1]]));
  const input = {
    clientRequestId: newId(),
    masterResumeId,
    postings: Array.from({ length: postings }, (_, i) => ({ text: `We need engineer ${i}.` })),
  };
  const { data } = await person.ask(
    `mutation ($input: GenerateDocumentsInput!) { generateDocuments(input: $input) { ... on Job { id } } }`,
    {
      input,
    },
  );
  return (data as unknown as { generateDocuments: { id: string } }).generateDocuments.id;
}
const shown = async (person: Person, id: string, first: number): Promise<Shown> =>
  (await person.ask(SENT, { id, first })).data as unknown as Shown;

const request = {
  sentAt: new Date('2026-01-02T03:04:05Z'),
  provider: 'gemini',
  model: 'm',
  prompt: 'resume.v1',
  instructions: 'Rules',
  text: 'Task [PHONE_1]',
};

describe('K173 what was sent for an item', () => {
  it('is shown to its owner, and its job is nobody else’s', async () => {
    const [person, other] = [service.person(), service.person()];
    const id = await submitted(person, 2);
    const [first] = (await shown(person, id, 1)).job!.items.nodes;
    service.sent.set(`${person.userId} ${first!.id}`, [request]);
    const { nodes } = (await shown(person, id, 2)).job!.items;
    expect(nodes.map((n) => n.sent)).toEqual([[{ ...request, sentAt: request.sentAt.toISOString() }], []]);
    expect((await shown(other, id, 2)).job).toBeNull();
  });

  it('is answered for ten items of an operation and no more', async () => {
    const person = service.person();
    const id = await submitted(person, 11);
    expect((await shown(person, id, 10)).job!.items.nodes.map((n) => n.sent)).toEqual(Array.from({ length: 10 }, () => []));
    const answer = await person.ask(SENT, { id, first: 11 });
    expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  it('is nothing for a job of another kind, and nobody is asked', async () => {
    const person = service.person();
    const { data } = await person.ask(`mutation ($input: ExecuteJobInput!) { executeJob(input: $input) { ... on Job { id } } }`, {
      input: { clientRequestId: newId(), type: 'fibonacci', input: { n: 1 } },
    });
    const { id } = (data as unknown as { executeJob: { id: string } }).executeJob;
    expect((await shown(person, id, 1)).job!.items.nodes[0]!.sent).toEqual([]);
  });
});
