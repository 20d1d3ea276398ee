import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { FINISHED } from '../../harness/client.js';
import type { Browser } from '../client.js';
import { Refused } from '../tally.js';
import type { Attack, Attackers } from './attack.js';

const CREATE = 'mutation ($input: CreateResumeInput!) { createResume(input: $input) { __typename ... on Resume { id version } } }';
const UPDATE = 'mutation ($input: UpdateResumeInput!) { updateResume(input: $input) { __typename ... on Resume { id version } } }';
const GENERATE = 'mutation ($input: GenerateDocumentsInput!) { generateDocuments(input: $input) { __typename ... on Job { id } } }';
const IMPORT = 'mutation ($input: ImportResumesInput!) { importResumes(input: $input) { __typename ... on Job { id } } }';
const STATUS = 'query ($id: ID!) { job(id: $id) { status } }';
const CANCEL = 'mutation ($id: ID!) { cancelJob(id: $id) { id } }';
const PAUSE = 'mutation ($id: ID!) { pauseJob(id: $id) { id } }';

/** 26 MB are not taken and imported in a moment. */
const PREPARED_MS = 60_000;
const LOOK_MS = 100;

const WORDS = 'billing orders search cluster pipeline latency Kafka PostgreSQL Kubernetes React Terraform Python invoices warehouse reporting audit'.split(' '); // prettier-ignore
const words = (at: number, count: number): string =>
  Array.from({ length: count }, (_, i) => WORDS[(at * 7 + i * i) % WORDS.length]).join(' ');

/** Ten posts of so many lines; 2,000 lines of ten words are 180 kB, which a legal record may be. */
const master = (lines: number): object => ({
  basics: { name: 'Ada Quill', label: 'Engineer', email: 'ada@example.org', summary: words(3, 30) },
  work: Array.from({ length: 10 }, (_, post) => ({
    name: `Firm ${post}`,
    position: 'Engineer',
    startDate: `${2010 + post}-01`,
    endDate: `${2011 + post}-01`,
    highlights: Array.from({ length: lines / 10 }, (_line, at) => `Designed ${words(post * 211 + at, 10)} by ${at} %`),
  })),
});

const dearPostings = (): object[] =>
  Array.from({ length: 250 }, (_, at) => ({
    title: 'Senior Engineer',
    company: `Acme ${at}`,
    text: Array.from({ length: 60 }, (_line, line) => `- ${words(at + line, 10)}; 5 years of ${words(at + line, 1)}`).join('\n'),
  }));

const noisePostings = (): object[] =>
  Array.from({ length: 250 }, (_, at) => ({ title: 'Engineer', company: `Acme ${at}`, text: 'kubernetes and more of it '.repeat(500) }));

/** 110 records of 239 kB in 100 kB of gzip. */
const largeRecords = (): Buffer =>
  gzipSync(
    JSON.stringify(
      Array.from({ length: 110 }, (_, n) => ({
        basics: { name: `Ada ${n}`, email: 'ada@example.org' },
        work: [{ name: 'Firm', position: 'Engineer', startDate: '2010-01', highlights: Array.from({ length: 59 }, (_line, at) => `${at} ${'x'.repeat(3_950)}`) }],
      })),
    ),
  ); // prettier-ignore

async function create(browser: Browser, content: object): Promise<{ id: string; version: number }> {
  const input = { clientRequestId: randomUUID(), title: 'Mine', content };
  const { id, version } = await browser.ask(CREATE, { input }, { type: 'Resume' });
  return { id: String(id), version: Number(version) };
}

/** Puts what is large into an account: 26 MB of résumés. */
export async function keepsMuch(attackers: Attackers, browser: Browser): Promise<void> {
  const uploadId = await browser.upload(largeRecords(), { packed: true, ms: PREPARED_MS });
  const { id } = await browser.ask(IMPORT, { input: { clientRequestId: randomUUID(), uploadId } }, { type: 'Job' });
  for (let looks = 0; looks < PREPARED_MS / LOOK_MS; looks++) {
    const { status } = await browser.ask(STATUS, { id });
    if (status === 'SUCCEEDED') return;
    if (FINISHED.has(String(status))) throw new Refused(String(status));
    await attackers.pause(LOOK_MS);
  }
  throw new Refused('TIMEOUT');
}

/** A job of somebody who keeps it open: paused as soon as it is taken. */
export async function openJob(browser: Browser): Promise<string> {
  const { id: masterResumeId } = await create(browser, master(50));
  const postings = dearPostings().slice(0, 50);
  const input = { clientRequestId: randomUUID(), masterResumeId, kinds: ['RESUME'], postings };
  const { id } = await browser.ask(GENERATE, { input }, { type: 'Job', packed: true });
  await browser.ask(PAUSE, { id });
  return String(id);
}

/** Jobs of 500 documents each, one after the other and as many as are taken. */
function generating(what: string, lines: number, postings: () => object[], kept: boolean): Attack {
  return {
    what,
    accounts: 1,
    async prepare(attackers) {
      const browser = await attackers.signedIn(0);
      const { id: masterResumeId, version } = await create(browser, master(lines));
      const made = postings();
      const jobs: string[] = [];
      let current = version;
      const generate = async (): Promise<void> => {
        const input = { clientRequestId: randomUUID(), masterResumeId, kinds: ['RESUME', 'COVER_LETTER'], postings: made };
        const job = await attackers.attempt(() => browser.ask(GENERATE, { input }, { type: 'Job', packed: true }), 'job taken');
        if (!job) return void (await attackers.pause(500));
        jobs.push(String(job['id']));
        if (kept) await browser.ask(PAUSE, { id: job['id'] }).catch(() => undefined);
      };
      const rename = async (): Promise<void> => {
        const input = { id: masterResumeId, version: current, title: `Mine ${current}` };
        const renamed = await attackers.attempt(() => browser.ask(UPDATE, { input }, { type: 'Resume' }), 'title taken');
        if (renamed) current = Number(renamed['version']);
        else await attackers.pause(500);
      };
      return async () => {
        await Promise.all([attackers.withoutPause(2, generate), ...(kept ? [attackers.withoutPause(1, rename)] : [])]);
        // The next row is measured without what this one left to be done.
        await Promise.all(jobs.map((id) => browser.ask(CANCEL, { id }).catch(() => undefined)));
      };
    },
  };
}

export const dearDocuments = generating('jobs of 500 documents out of a master of 2,000 lines, without end', 2_000, dearPostings, false);

export const diskFilling = generating('jobs of 250 postings that repeat themselves, kept paused, and titles of a 180 kB résumé', 2_000, noisePostings, true); // prettier-ignore

const LARGE = `{ ${Array.from({ length: 10 }, (_, n) => `a${n}: resumes(first: 100) { nodes { id content } }`).join(' ')} }`;

export const largeAnswers: Attack = {
  what: '70 connections asking for 1,000 résumés of 239 kB at once',
  accounts: 1,
  async prepare(attackers) {
    const owner = await attackers.signedIn(0);
    await keepsMuch(attackers, owner);
    const browsers = Array.from({ length: 35 }, (_, n) => attackers.browser(`127.71.0.${1 + n}`));
    for (const b of browsers) b.token = owner.token;
    return () => attackers.withoutPause(70, (n) => attackers.attempt(() => browsers[n % browsers.length]!.ask(LARGE)), 20);
  },
};
