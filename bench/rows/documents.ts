import { fork, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Posting } from '#language';
// Not through #testing: its index needs a test runner.
import { brokerEnv } from '../../libs/testing/src/pulsar/adapters.js';
import { startBroker } from '../../libs/testing/src/pulsar/find-broker.js';
import { POSTINGS } from '../../libs/language/test/postings/index.js';
import { ApiClient } from '../../test/harness/client.js';
import { root, type Stack } from '../../test/harness/stack.js';
import { childNamed, cpuMs, cpuMsWithChildren } from '../cpu.js';
import { median, until, type Row, type Run } from '../measure.js';
import type { WriterOrder, WriterTook } from '../opponents/local-writer.js';
import { startProduct } from '../product.js';
import { makeFile } from './import.js';

const FULL = { people: 200, rounds: 3 };
const QUICK = { people: 10, rounds: 1 };
/** People of the round that is not counted: enough that every process has compiled what it runs. */
const WARM_UP = 20;
const KINDS = ['RESUME', 'COVER_LETTER'] as const;
/** So many persons do something in the same moment: a registration is a password's hash, and a submission a request. */
const AT_ONCE = 10;
const WITHIN_MS = 300_000;

const asset = (name: string): Posting => ({ text: readFileSync(path.join(root, 'assets/postings', name), 'utf8') });
/** In the language of the résumés: a letter in another one is thinner. */
const postings = (): Posting[] => [
  POSTINGS.enBackendEngineer,
  POSTINGS.enDataAnalyst,
  POSTINGS.enHostileBackend,
  asset('backend-engineer.en.txt'),
  asset('intensive-care-nurse.en.txt'),
];

interface Person {
  readonly api: ApiClient;
  readonly masterResumeId: string;
}

interface Took {
  /** From the first submission sent until the last job is SUCCEEDED. */
  readonly seconds: number;
  /** CPU milliseconds a document by process. */
  readonly cpu: Readonly<Record<string, number>>;
}

const sum = (figures: Readonly<Record<string, number>>): number => Object.values(figures).reduce((all, one) => all + one, 0);

async function inTurns<T, R>(list: readonly T[], work: (one: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let at = next++; at < list.length; at = next++) results[at] = await work(list[at] as T);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return results;
}

/** One queue: a product of its own with its own people, each with one résumé. */
class Side {
  readonly rounds: Took[] = [];

  private constructor(
    readonly name: string,
    private readonly stack: Stack,
    private readonly people: readonly Person[],
    private readonly broker: number | undefined,
  ) {}

  static async start(name: string, env: Readonly<Record<string, string>>, records: readonly string[], broker?: number): Promise<Side> {
    const stack = await startProduct(env);
    const join = async (record: string): Promise<Person> => {
      const api = new ApiClient(stack.gatewayUrl);
      await api.register();
      const { createResume } = await api.ask<{ createResume: { id?: string } }>(
        'mutation ($input: CreateResumeInput!) { createResume(input: $input) { __typename ... on Resume { id } } }',
        { input: { clientRequestId: randomUUID(), title: 'Master', content: JSON.parse(record) as unknown } },
      );
      if (createResume.id === undefined) throw new Error(`createResume: ${JSON.stringify(createResume)}`);
      return { api, masterResumeId: createResume.id };
    };
    return new Side(name, stack, await inTurns(records, join), broker);
  }

  /** The masters as they are stored, which is how AI gets them. */
  async masters(): Promise<WriterOrder['masters']> {
    const rows = await this.stack.query<{ content: Record<string, unknown> }>('resume', `SELECT content FROM resumes WHERE kind = 'MASTER' ORDER BY id`); // prettier-ignore
    return rows.map((r) => r.content);
  }

  warmUp(): Promise<Took> {
    return this.round(this.people.slice(0, WARM_UP));
  }

  /** Every person asks for a résumé and a letter for every posting; back when all are stored. Throws when one is not. */
  async round(people = this.people): Promise<Took> {
    const documents = people.length * postings().length * KINDS.length;
    const [cpuBefore, begun] = [this.cpu(), Date.now()];
    const jobs = await inTurns(people, (person) => this.submit(person));
    const over = async (): Promise<{ end: number; succeeded: number } | undefined> => {
      const [row] = await this.stack.query<{ open: number; end: number; succeeded: number }>(
        'jobs',
        `SELECT count(*) FILTER (WHERE finished_at IS NULL)::int AS open, sum(succeeded)::int AS succeeded,
                (extract(epoch FROM max(finished_at)) * 1000)::float8 AS end FROM jobs WHERE id = ANY($1::uuid[])`,
        [jobs],
      );
      return row?.open === 0 ? row : undefined;
    };
    const { end, succeeded } = await until(over, WITHIN_MS, `the documents of ${this.name}`, 50);
    const cpuAfter = this.cpu();
    if (succeeded !== documents) throw new Error(`${this.name}: ${succeeded} documents of ${documents} succeeded`);
    const stored = await this.stored(jobs);
    if (stored !== documents) throw new Error(`${this.name}: ${stored} documents of ${documents} are stored`);
    const cpu = Object.fromEntries(Object.entries(cpuAfter).map(([of, ms]) => [of, (ms - (cpuBefore[of] ?? 0)) / documents]));
    return { seconds: (end - begun) / 1_000, cpu };
  }

  async stop(): Promise<void> {
    await this.stack.stop();
  }

  private async submit({ api, masterResumeId }: Person): Promise<string> {
    const input = { clientRequestId: randomUUID(), masterResumeId, kinds: KINDS, postings: postings() };
    const { generateDocuments } = await api.ask<{ generateDocuments: { id?: string } }>(
      'mutation ($input: GenerateDocumentsInput!) { generateDocuments(input: $input) { __typename ... on Job { id } } }',
      { input },
    );
    if (generateDocuments.id === undefined) throw new Error(`generateDocuments: ${JSON.stringify(generateDocuments)}`);
    return generateDocuments.id;
  }

  /** Documents of these jobs' items, each once, looked up where they are kept and not where they are promised. */
  private async stored(jobs: readonly string[]): Promise<number> {
    const items = await this.stack.query<{ id: string }>('jobs', 'SELECT id FROM items WHERE job_id = ANY($1::uuid[])', [jobs]);
    const [row] = await this.stack.query<{ n: number }>(
      'resume',
      `SELECT count(DISTINCT document_id)::int AS n FROM operations
        WHERE operation_id = ANY($1) AND (EXISTS (SELECT FROM resumes r WHERE r.id = document_id AND r.kind = 'TAILORED')
                                       OR EXISTS (SELECT FROM cover_letters c WHERE c.id = document_id))`,
      [items.map((i) => i.id)],
    );
    return row?.n ?? 0;
  }

  private cpu(): Record<string, number> {
    const services = this.stack.started.map((p): [string, number] => [p.label, cpuMs(p.pid)]);
    const { pid } = this.stack.postgres;
    return {
      ...Object.fromEntries(services),
      ...(pid === undefined ? {} : { postgresql: cpuMsWithChildren(pid) }),
      ...(this.broker === undefined ? {} : { broker: cpuMs(this.broker) }),
    };
  }
}

/** The writer alone: the same documents from the same masters, in a process that lives through all rounds as the product's do. */
class Library {
  readonly rounds: WriterTook[] = [];
  private readonly child: ChildProcess = fork(path.join(root, 'dist/bench/opponents/local-writer.js'), { serialization: 'json' });

  constructor(private readonly order: WriterOrder) {}

  warmUp(): Promise<WriterTook> {
    return this.round({ ...this.order, masters: this.order.masters.slice(0, WARM_UP) });
  }

  async round(order = this.order): Promise<WriterTook> {
    const ended = new AbortController();
    const signal = AbortSignal.any([ended.signal, AbortSignal.timeout(WITHIN_MS)]);
    const leave = (): void => ended.abort(new Error('the library ended without an answer'));
    this.child.once('exit', leave);
    const answer = once(this.child, 'message', { signal });
    this.child.send(order);
    const [took] = (await answer) as [WriterTook];
    this.child.off('exit', leave);
    if (took.thin > 0) throw new Error(`${took.thin} letters would be refused: these postings do not suit these people`);
    return took;
  }

  stop(): void {
    this.child.kill();
  }
}

/**
 * Documents a second, first submission → last SUCCEEDED: 200 people, five postings each, a résumé and a letter for each, by the `local`
 * writer. Beside the CPU time a document and, in the same run, the same documents written and checked by the library alone in one process:
 * the ratio is what jobs, queue, calls and storage leave of it.
 */
export async function documents({ keep, quick }: Run): Promise<Row[]> {
  const { people, rounds } = quick ? QUICK : FULL;
  const file = makeFile(people, `vitae-bench-${people}-people.ndjson`);
  const broker = await startBroker();
  const sides: Side[] = [];
  let library: Library | undefined;
  try {
    const records = readFileSync(file, 'utf8').trim().split('\n');
    sides.push(await Side.start('pg-boss', {}, records));
    sides.push(await Side.start('pulsar-websocket', brokerEnv(broker.description, 'pulsar-websocket'), records, childNamed('java')));
    library = new Library({ masters: (await sides[0]?.masters()) ?? [], postings: postings() });
    await library.warmUp();
    for (const side of sides) await side.warmUp();
    for (let round = 0; round < rounds; round++) {
      const alone = await library.round();
      library.rounds.push(alone);
      keep({ side: 'library', ...alone });
      for (const side of sides) {
        const took = await side.round();
        side.rounds.push(took);
        keep({ side: side.name, ...took });
      }
    }
    const { rounds: alone } = library;
    return sides.map((side) => compare(side, alone));
  } finally {
    library?.stop();
    for (const side of sides) await side.stop();
    await broker.remove();
    rmSync(file, { force: true });
  }
}

function compare({ name, rounds }: Side, alone: readonly WriterTook[]): Row {
  const each = alone[0]?.documents ?? NaN;
  const perSecond = (took: readonly { seconds: number }[]): number[] => took.map((t) => each / t.seconds);
  const ratio = median(perSecond(rounds).map((us, i) => us / (perSecond(alone)[i] ?? NaN)));
  const cpu = median(rounds.map((r) => sum(r.cpu)));
  const parts = Object.keys(rounds[0]?.cpu ?? {}).map((of) => `${of} ${median(rounds.map((r) => r.cpu[of] ?? NaN)).toFixed(1)}`);
  return {
    bench: `documents/s, ${each.toLocaleString('en')} of ${(each / 10).toLocaleString('en')} people, end to end, ${name}`,
    against: 'the local writer and its check as a library, one process',
    goal: 'what the road costs',
    figure:
      `${ratio.toFixed(2)} × (${median(perSecond(rounds)).toFixed(0)} against ${median(perSecond(alone)).toFixed(0)} documents/s); ` +
      `CPU a document ${cpu.toFixed(1)} against ${median(alone.map((t) => t.cpuMs / each)).toFixed(1)} ms (${parts.join(', ')})`,
    met: true,
    raw: { rounds, alone },
  };
}
