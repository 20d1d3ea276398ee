import { randomUUID } from 'node:crypto';
import type { ApiClient } from '../smoke/api.client.js';
import { finished, importFile, JOB, type Job } from '../smoke/smoke.js';

/** The most postings one job takes. */
const POSTINGS = 250;
const KINDS = ['RESUME', 'COVER_LETTER'];

export interface Counted {
  readonly jobs: number;
  readonly items: number;
  readonly succeeded: number;
  /** Items without a document of their own. */
  readonly lost: number;
  /** Documents stored that no item names. */
  readonly doubled: number;
  /** Starts charged beyond the first of each item: work that was begun and ended without a result. */
  readonly charged: number;
  /** Why items did not succeed, with how many: STATUS CODE. */
  readonly reasons: ReadonlyMap<string, number>;
}

interface Item {
  readonly status: string;
  readonly attempt: number;
  readonly result: { readonly id: string } | null;
  readonly error: { readonly code: string } | null;
}

interface Items {
  readonly items: { readonly nodes: readonly Item[]; readonly pageInfo: PageInfo };
}
interface PageInfo {
  readonly hasNextPage: boolean;
  readonly endCursor: string | null;
}

const postings = (n: number): object[] =>
  Array.from({ length: n }, (_, i) => ({
    title: `Backend Engineer ${i + 1}`,
    company: `Sample Company ${i + 1}`,
    text: 'We need TypeScript, PostgreSQL and Kubernetes. You will run services in production and mentor colleagues.',
  }));

/** Generates `wanted` documents in as many jobs as that takes, waits for all of them, and counts what is stored against what was asked for. */
export async function bulk(api: ApiClient, wanted: number, say: (sentence: string) => void): Promise<Counted> {
  const uploadId = await importFile(api, say);
  const { nodes } = await api.ask<{ nodes: { id: string }[] }>('resumes', 'query ($u: ID) { resumes(first: 1, uploadId: $u) { nodes { id } } }', { u: uploadId }); // prettier-ignore
  const jobs: Job[] = [];
  for (let left = Math.ceil(wanted / KINDS.length); left > 0; left -= POSTINGS) {
    const input = {
      clientRequestId: randomUUID(),
      masterResumeId: nodes[0]?.id,
      kinds: KINDS,
      postings: postings(Math.min(left, POSTINGS)),
    };
    jobs.push(await api.ask<Job>('generateDocuments', `mutation ($input: GenerateDocumentsInput!) { generateDocuments(input: $input) { ${JOB} } }`, { input })); // prettier-ignore
  }
  say(`queued ${jobs.length} jobs`);
  let succeeded = 0;
  let items = 0;
  let charged = 0;
  const reasons = new Map<string, number>();
  const documents = new Set<string>();
  for (const job of jobs) {
    const { value } = await finished(api, job);
    succeeded += value.progress.succeeded;
    items += value.progress.total;
    say(`job ${jobs.indexOf(job) + 1} of ${jobs.length} ended ${value.status}`);
    for (const item of await itemsOf(api, job.id)) {
      charged += Math.max(0, item.attempt - 1);
      if (item.result) documents.add(item.result.id);
      if (item.status === 'SUCCEEDED') continue;
      const reason = `${item.status} ${item.error?.code ?? ''}`.trim();
      reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
    }
  }
  const { totalCount: letters } = await api.ask<{ totalCount: number }>('coverLetters', '{ coverLetters(first: 1) { totalCount } }');
  const { totalCount: resumes } = await api.ask<{ totalCount: number }>('resumes', '{ resumes(first: 1, kind: TAILORED) { totalCount } }');
  return {
    jobs: jobs.length,
    items,
    succeeded,
    lost: items - documents.size,
    doubled: letters + resumes - documents.size,
    charged,
    reasons,
  };
}

async function itemsOf(api: ApiClient, id: string): Promise<Item[]> {
  const all: Item[] = [];
  for (let after: string | null = null, more = true; more;) {
    const query = 'query ($id: ID!, $after: String) { job(id: $id) { items(first: 100, after: $after) { nodes { status attempt result { id } error { code } } pageInfo { hasNextPage endCursor } } } }'; // prettier-ignore
    const { items }: Items = await api.ask<Items>('job', query, { id, after });
    all.push(...items.nodes);
    ({ hasNextPage: more, endCursor: after } = items.pageInfo);
  }
  return all;
}
