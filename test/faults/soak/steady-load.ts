import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { errorText } from '#common';
import { ApiClient, FINISHED } from '../../harness/client.js';
import { root } from '../../harness/stack.js';
import type { World } from '../world.js';

/** Items a second that only the witness sees. */
const PROBES = 25;
const GENERATE_EVERY_MS = 2_000;
const WATCH_EVERY_MS = 3_000;
const POLL_EVERY_MS = 500;
const POLLERS = 3;
const WATCH = 'subscription ($id: ID!) { jobUpdated(id: $id) { id status revision progress { total succeeded dead } } }';
const POLL = '{ jobs(first: 10) { nodes { id status progress { total ready running succeeded dead cancelled } } } resumes(first: 5) { nodes { id kind } } }'; // prettier-ignore
const REFRESH = 'mutation ($token: String!) { refresh(refreshToken: $token) { ... on AuthSession { accessToken refreshToken } } }';
const POSTING = { title: 'Backend Engineer', company: 'Example Works', text: 'We need TypeScript, PostgreSQL and Kubernetes. You will run services in production and mentor colleagues. Five years of experience required.' }; // prettier-ignore

export interface Imported {
  readonly jobId: string;
  readonly uploadId: string;
  /** Records that must be résumés in the end. */
  readonly good: number;
}

/**
 * Steady mixed work as people bring it, until it is ended: items of the probe and documents of the `local` model, polled and watched on sockets
 * opened for one job and closed after it; now and then a new person who uploads, imports, looks and leaves. A request that fails is said again
 * once with the same id; what fails twice is counted and the work goes on.
 */
export class SteadyLoad {
  readonly probes: string[] = [];
  readonly documents: string[] = [];
  readonly imports: Imported[] = [];
  /** Done by kind, and what went wrong. */
  readonly done = { polls: 0, watches: 0, refreshes: 0 };
  readonly failures: string[] = [];
  asked = 0;
  private readonly end = new AbortController();
  private readonly person: ApiClient;
  private running: Promise<unknown> = Promise.resolve();

  private constructor(
    private readonly world: World,
    /** Between two imports, and between two refreshes of the token. */
    private readonly seldomMs: number,
  ) {
    this.person = new ApiClient(world.stack.gatewayUrl);
  }

  static async start(world: World, seldomMs: number): Promise<SteadyLoad> {
    const load = new SteadyLoad(world, seldomMs);
    const { refreshToken } = await load.person.register();
    const master = await load.import(load.person);
    load.running = Promise.all([
      load.every(1_000, () => load.probe()),
      load.every(GENERATE_EVERY_MS, () => load.generate(master)),
      load.every(WATCH_EVERY_MS, () => load.watch()),
      load.every(seldomMs, () => load.visit()),
      load.refreshing(refreshToken),
      load.every(WATCH_EVERY_MS, () => load.watch()),
      ...Array.from({ length: POLLERS }, () => load.every(POLL_EVERY_MS, () => load.poll())),
    ]);
    return load;
  }

  static readonly itemsAProbe = PROBES;

  /** No more is brought. What was begun goes on. */
  async stop(): Promise<void> {
    this.end.abort();
    await this.running;
    await this.person.close();
  }

  private get ended(): boolean {
    return this.end.signal.aborted;
  }

  private pause(ms: number): Promise<unknown> {
    return wait(ms, undefined, { signal: this.end.signal }).catch(() => undefined);
  }

  /** At the pace given, or as fast as the answers come when they come slower; never in a burst to catch up. */
  private async every(ms: number, work: () => Promise<unknown>): Promise<void> {
    for (let due = performance.now(); !this.ended;) {
      this.asked++;
      await work().catch((error: unknown) => void this.failures.push(errorText(error).slice(0, 300)));
      due = Math.max(due + ms, performance.now());
      await this.pause(Math.max(0, due - performance.now()));
    }
  }

  private async probe(): Promise<void> {
    const request = randomUUID();
    const submit = (): Promise<string> => this.world.submit(PROBES, request, this.person);
    this.probes.push(await submit().catch(submit));
  }

  private async generate(masterResumeId: string): Promise<void> {
    const input = { clientRequestId: randomUUID(), masterResumeId, kinds: ['RESUME', 'COVER_LETTER'], postings: [POSTING] };
    const submit = (): Promise<string> => jobOf(this.person, 'generateDocuments', 'GenerateDocumentsInput', input);
    this.documents.push(await submit().catch(submit));
  }

  private async poll(): Promise<void> {
    await this.person.ask(POLL);
    this.done.polls++;
  }

  /** The newest job, until it is finished, on a socket of its own. */
  private async watch(): Promise<void> {
    const id = this.done.watches % 2 === 0 ? this.probes.at(-1) : this.documents.at(-1);
    if (id === undefined) return;
    await this.watched(this.person, id);
    this.done.watches++;
  }

  private async watched(person: ApiClient, id: string): Promise<void> {
    const live = new ApiClient(person.url);
    live.accessToken = person.accessToken;
    try {
      await live.watch<{ jobUpdated: { status: string } }>(WATCH, { id }, (v) => FINISHED.has(v.jobUpdated.status));
    } finally {
      await live.close();
    }
  }

  /** A new person: signs up, imports a file, looks at it and signs out. */
  private async visit(): Promise<void> {
    const visitor = new ApiClient(this.person.url);
    try {
      await visitor.register();
      await this.import(visitor);
      await visitor.ask('mutation { logout }');
    } finally {
      await visitor.close();
    }
  }

  /** The example file, imported and seen to its end. Answers one of the résumés. */
  private async import(person: ApiClient): Promise<string> {
    const response = await person.upload(readFileSync(path.join(root, 'assets/resumes.json')));
    const { uploadId, accepted, repaired } = (await response.json()) as { uploadId: string; accepted: number; repaired: number };
    const jobId = await jobOf(person, 'importResumes', 'ImportResumesInput', { clientRequestId: randomUUID(), uploadId });
    this.imports.push({ jobId, uploadId, good: accepted + repaired });
    await this.watched(person, jobId);
    const { resumes } = await person.ask<{ resumes: { nodes: { id: string }[] } }>('{ resumes(first: 50) { nodes { id } } }');
    const [first] = resumes.nodes;
    if (!first) throw new Error('Nothing was imported');
    return first.id;
  }

  private async refreshing(token: string): Promise<void> {
    const due = Math.min(this.seldomMs * 4, 300_000);
    await this.pause(due);
    await this.every(due, async () => {
      const { refresh } = await this.person.ask<{ refresh: { accessToken: string; refreshToken: string } }>(REFRESH, { token });
      token = refresh.refreshToken;
      this.person.accessToken = refresh.accessToken;
      this.done.refreshes++;
    });
  }
}

async function jobOf(person: ApiClient, field: string, type: string, input: object): Promise<string> {
  const text = `mutation ($input: ${type}!) { ${field}(input: $input) { ... on Job { id } ... on InvalidInput { issues { path message } } } }`;
  const made = await person.ask<Record<string, { id?: string }>>(text, { input });
  const id = made[field]?.id;
  if (!id) throw new Error(JSON.stringify(made));
  return id;
}
