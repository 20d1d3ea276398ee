import { cpSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import pg from 'pg';
import { newId, type JobId, type UserId } from '#common';
import { jobType } from '#contracts';
import { deployMigrations } from '#migrations';
import { temporaryFolder, useDatabase } from '#testing';
import { claimSuspect } from '../src/dispatch/claim-suspect.js';
import { reapExpiredLeases } from '../src/dispatch/expired-leases.js';
import type { NewItem } from '../src/job/job.js';
import { GenerateDocuments } from '../src/types/generate-documents/generate-documents.submission.js';
import { World, useWorld } from './world.js';

let world: World;
useWorld((started) => (world = started));

const master = { find: (_: string, id: string) => Promise.resolve({ id: id as never, version: 3 }) };
const submission = new GenerateDocuments(master, { list: () => Promise.resolve([]) });

async function itemsFor(input: object): Promise<readonly NewItem[]> {
  const checked = jobType('generate-documents').input.parse({ masterResumeId: newId(), kinds: ['RESUME', 'COVER_LETTER'], ...input });
  const prepared = await submission.prepare(world.owner, checked);
  if (prepared.is !== 'items') throw new Error(prepared.is);
  return prepared.items;
}

const submit = (items: readonly NewItem[], owner: UserId = world.owner) =>
  world.service.submit({
    ownerId: owner,
    type: 'generate-documents',
    clientRequestId: newId(),
    requestHash: createHash('sha256').update('x').digest(),
    items,
    scopes: [],
    abortOnError: false,
    sourceId: null,
    traceparent: undefined,
  });

const keptBytes = async (): Promise<number> =>
  (
    await world.rows<{ n: string }>(
      `SELECT sum(pg_total_relation_size(oid))::text AS n FROM pg_class WHERE relname IN ('jobs', 'items', 'payload_parts', 'open_jobs')`,
    )
  )[0]!.n as unknown as number;

describe('D93 postings', () => {
  it('are handed out as they were given, whatever is in them', async () => {
    const postings = [
      { text: 'A "quoted" \\ text \u{1f331}', title: '\u{1f331} Gärtner', company: 'In & Out', url: 'https://example.com/?a=1' },
      { text: 'B' },
      { text: 'A "quoted" \\ text \u{1f331}', title: 'Other' },
    ];
    const job = await submit(await itemsFor({ postings, tone: 'warm' }));
    const claimed = (await world.claimAll(job)).toSorted((a, b) => a.index - b.index);
    const payloads = claimed.map(
      (item) => JSON.parse(item.payload) as { kind: string; posting: object; postingIndex: number; tone: string },
    );
    for (const payload of payloads) expect(jobType('generate-documents').payload.parse(payload)).toEqual(payload);
    expect(payloads.map((p) => [p.kind, p.postingIndex, p.posting, p.tone])).toEqual(
      postings.flatMap((posting, n) => ['RESUME', 'COVER_LETTER'].map((kind) => [kind, n, posting, 'warm'])),
    );
    expect(await world.rows('SELECT body FROM payload_parts WHERE job_id = $1', [job.id])).toHaveLength(2);
  });

  it('an item that lost its lease gets its posting too, alone as well', async () => {
    const job = await submit(await itemsFor({ postings: [{ text: 'We need a cook.' }], kinds: ['RESUME'] }));
    const [first] = await world.claimAll(job, 'e8');
    await world.expire(first!);
    await reapExpiredLeases(world.pool, 30_000);
    await world.due();
    const [again] = await claimSuspect(world.pool, { executorId: 'e9' as never, jobType: 'generate-documents', itemIds: await world.itemsOf(job), max: 1, leaseMs: 30_000 }); // prettier-ignore
    expect(again?.payload).toBe(first?.payload);
    expect(again?.payload).toContain('We need a cook.');
  });

  it('250 that repeat each other, of two kinds, ten times: no 129 MB', async () => {
    const text = randomBytes(16_000).toString('base64').slice(0, 21_000);
    const items = await itemsFor({ postings: Array.from({ length: 250 }, (_, n) => ({ text, title: `Posting ${n}` })) });
    const before = await keptBytes();
    const owner = newId<UserId>();
    for (let n = 0; n < 10; n++) await submit(items, owner);
    const grown = (await keptBytes()) - before;
    expect(grown).toBeLessThan(8_000_000);
    await world.rows('DELETE FROM jobs WHERE owner_id = $1', [owner]);
    expect(await world.rows('SELECT FROM payload_parts c WHERE NOT EXISTS (SELECT FROM jobs j WHERE j.id = c.job_id)')).toEqual([]);
  });
});

describe('an upgrade', () => {
  const database = useDatabase();
  const folder = temporaryFolder('payload-parts');

  it('hands out what was stored before it', async () => {
    const migrations = path.join(folder, 'migrations');
    mkdirSync(migrations);
    for (const name of readdirSync('prisma/jobs/migrations').filter((n) => n < '20261129190000' || n.endsWith('.toml'))) {
      cpSync(path.join('prisma/jobs/migrations', name), path.join(migrations, name), { recursive: true });
    }
    cpSync('prisma/jobs/schema.prisma', path.join(folder, 'schema.prisma'));
    await deployMigrations({ folder: folder, url: database.url });
    const [owner, job, item] = [newId<UserId>(), newId<JobId>(), newId<string>()];
    const payload = JSON.stringify({
      kind: 'RESUME',
      masterResumeId: newId(),
      masterVersion: 1,
      posting: { text: 'Cook' },
      postingIndex: 0,
    });
    const old = new pg.Client({ connectionString: database.url });
    await old.connect();
    await old.query(`INSERT INTO jobs (id, owner_id, type, client_request_id, request_hash, total) VALUES ($1, $2, 'generate-documents', 'a', '\\x00', 1)`, [job, owner]); // prettier-ignore
    await old.query(`INSERT INTO open_jobs (job_id, type, owner_id, created_at) VALUES ($1, 'generate-documents', $2, now())`, [
      job,
      owner,
    ]);
    await old.query(`INSERT INTO items (id, job_id, owner_id, job_type, idx, max_attempts, payload) VALUES ($1, $2, $3, 'generate-documents', 0, 5, $4)`, [item, job, owner, payload]); // prettier-ignore
    await old.end();
    await deployMigrations({ folder: 'prisma/jobs', url: database.url });
    const upgraded = new World(database.url);
    try {
      const claimed = await upgraded.claimAll(await upgraded.service.find(owner, job));
      expect(claimed.map((c) => c.payload)).toEqual([payload]);
    } finally {
      await upgraded.close();
    }
  });
});
