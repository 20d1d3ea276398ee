import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../harness/stack.js';
import { Browser, type Account } from './client.js';
import { Refused, type Kind, type Tally } from './tally.js';

const LIST = '{ jobs(first: 20) { nodes { id status progress { total succeeded dead } createdAt } } }';
const RESUMES = '{ resumes(first: 20) { nodes { id title kind updatedAt } } }';
const READ = 'query ($id: ID!) { resume(id: $id) { id title content version } }';
const IMPORT = 'mutation ($input: ImportResumesInput!) { importResumes(input: $input) { __typename ... on Job { id } } }';
const OF_UPLOAD = 'query ($uploadId: ID!) { resumes(first: 1, uploadId: $uploadId) { nodes { id } } }';
const DELETE_UPLOAD = 'mutation ($id: ID!) { deleteUpload(id: $id) }';
const GENERATE = 'mutation ($input: GenerateDocumentsInput!) { generateDocuments(input: $input) { __typename ... on Job { id } } }';

/** An access token lives for a quarter of an hour. */
const TOKEN_MS = 10 * 60_000;

const [RECORD] = JSON.parse(readFileSync(path.join(root, 'assets/resumes.json'), 'utf8')) as readonly unknown[];
const FILE = JSON.stringify([RECORD]);

const POSTINGS = [
  { title: 'Backend Engineer', company: 'Example Works', text: 'We need TypeScript, PostgreSQL and Kubernetes. You will run services in production and mentor colleagues. Five years of experience required.' },
  { title: 'Team Lead', company: 'Sample & Sons', text: 'Must have experience leading a team, planning work and talking with customers. Nice to have: SQL.' },
  { title: 'Platform Engineer', company: 'Specimen Ltd', text: 'Experience with Helm charts, on-call work and runbooks. You know how to bring latency down and you write clearly.' },
]; // prettier-ignore

/** One person with an account, a master résumé and a browser; every method is something people do, counted by its kind. */
export class Person {
  readonly browser: Browser;
  private master = '';
  private signedInAt = 0;
  private turn = 0;

  constructor(
    url: string,
    readonly account: Account,
    readonly home: string,
    private readonly tally: Tally,
  ) {
    this.browser = new Browser(url, home);
  }

  /** Signs in, uploads a file of one résumé and imports it. Throws where that fails: who has not arrived is no load. */
  async arrive(): Promise<void> {
    const { browser } = this;
    await browser.signIn(this.account);
    this.entered();
    const uploadId = await browser.upload(FILE);
    await this.imported(uploadId);
    const { nodes } = (await browser.ask(OF_UPLOAD, { uploadId })) as { nodes?: readonly { id: string }[] };
    const [first] = nodes ?? [];
    if (!first) throw new Refused('NOT_IMPORTED');
    this.master = first.id;
  }

  signIn(): Promise<unknown> {
    return this.tally.measure('sign-in', async () => {
      await this.browser.signIn(this.account);
      this.entered();
    });
  }

  /** From a place this account was never used at, with nothing but the password. */
  signInElsewhere(from: string): Promise<unknown> {
    const other = new Browser(this.browser.url, from);
    return this.tally.measure('sign-in elsewhere', () => other.signIn(this.account)).finally(() => other.close());
  }

  /** Once the token is old; a sign-in where that fails. */
  async stayIn(): Promise<void> {
    if (performance.now() - this.signedInAt < TOKEN_MS) return;
    await this.tally.measure('refresh', () => this.browser.refresh());
    this.entered();
  }

  list(): Promise<unknown> {
    return this.tally.measure('list', () => this.browser.ask(this.turn++ % 2 === 0 ? LIST : RESUMES));
  }

  read(): Promise<unknown> {
    return this.tally.measure('read', async () => {
      const { content } = await this.browser.ask(READ, { id: this.master });
      if (!content) throw new Refused('NO_CONTENT');
    });
  }

  upload(): Promise<string | undefined> {
    return this.tally.measure('upload', () => this.browser.upload(FILE));
  }

  /** What only shows that uploads are taken is deleted again, or its person would come to the end of what one may keep. */
  async uploadAndDelete(): Promise<void> {
    const id = await this.upload();
    if (id !== undefined) await this.browser.ask(DELETE_UPLOAD, { id }).catch(() => undefined);
  }

  async uploadAndImport(): Promise<void> {
    const id = await this.upload();
    if (id !== undefined) await this.tally.measure('import', () => this.imported(id));
  }

  /** A résumé and a letter for one posting, watched until they are there. */
  document(): Promise<unknown> {
    return this.tally.measure('document', async () => {
      const input = { clientRequestId: randomUUID(), masterResumeId: this.master, kinds: ['RESUME', 'COVER_LETTER'], postings: [POSTINGS[this.turn++ % POSTINGS.length]] }; // prettier-ignore
      const id = await this.tally.measure('generate', async () => (await this.browser.ask(GENERATE, { input }, { type: 'Job' }))['id']);
      if (id === undefined) throw new Refused('NOT_ACCEPTED');
      await this.finished(String(id));
    });
  }

  close(): Promise<void> {
    return this.browser.close();
  }

  private async imported(uploadId: string): Promise<void> {
    const input = { clientRequestId: randomUUID(), uploadId };
    const { id } = await this.browser.ask(IMPORT, { input }, { type: 'Job' });
    await this.finished(String(id));
  }

  private async finished(id: string): Promise<void> {
    const status = await this.browser.watched(id);
    if (status !== 'SUCCEEDED') throw new Refused(status);
  }

  private entered(): void {
    this.signedInAt = performance.now();
    this.browser.open((code) => this.tally.refuse('socket', code));
  }
}

/** What a person does next, in parts of a hundred. */
export const MIX: readonly { readonly share: number; readonly name: Kind; readonly act: (person: Person) => Promise<unknown> }[] = [
  { share: 62, name: 'list', act: (p) => p.list() },
  { share: 22, name: 'read', act: (p) => p.read() },
  { share: 8, name: 'document', act: (p) => p.document() },
  { share: 4, name: 'upload', act: (p) => p.uploadAndImport() },
  { share: 4, name: 'sign-in', act: (p) => p.signIn() },
];
