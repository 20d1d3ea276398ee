import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { createReadStream, existsSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import pg from 'pg';
import { createGrpcClient } from '#grpc';
import { resumeV1 } from '#contracts';
import { newId } from '#common';
import { ApiClient, FINISHED } from '../../test/harness/client.js';
import { root, type Stack } from '../../test/harness/stack.js';
import { median, type Row, type Run } from '../measure.js';
import { startProduct } from '../product.js';

const FULL = { records: 100_000, rounds: 5, sequential: 2_000 };
const QUICK = { records: 5_000, rounds: 1, sequential: 200 };

export function makeFile(records: number, name: string, extra: readonly string[] = []): string {
  const file = path.join(tmpdir(), name);
  if (!existsSync(file))
    execFileSync(process.execPath, [
      path.join(root, 'bench/generate-resumes.ts'),
      '--records',
      String(records),
      '--format',
      'ndjson',
      '--out',
      file,
      ...extra,
    ]);
  return file;
}

/** Upload and import one file as a new person. Seconds from the first byte sent to the job's SUCCEEDED with every row queryable. */
export async function importOnce(stack: Stack, file: string): Promise<{ seconds: number; uploadId: string; inserted: number }> {
  const api = new ApiClient(stack.gatewayUrl);
  await api.register();
  const begun = performance.now();
  const response = await api.upload(Readable.toWeb(createReadStream(file, { highWaterMark: 1 << 18 })) as never, 'application/x-ndjson');
  if (response.status !== 201) throw new Error(`upload: ${response.status} ${await response.text()}`);
  const { uploadId } = (await response.json()) as { uploadId: string };
  const { importResumes } = await api.ask<{ importResumes: { id: string } }>(
    'mutation ($input: ImportResumesInput!) { importResumes(input: $input) { ... on Job { id } } }',
    { input: { clientRequestId: randomUUID(), uploadId } },
  );
  // Watched as a person would: to ask every 50 ms costs the processes that are measured half a second of CPU.
  const seen = await api.watch<{ jobUpdated: { status: string } }>(
    'subscription ($id: ID!) { jobUpdated(id: $id) { status } }',
    { id: importResumes.id },
    (v) => FINISHED.has(v.jobUpdated.status),
    600_000,
  );
  const seconds = (performance.now() - begun) / 1_000;
  const status = seen.at(-1)?.jobUpdated.status;
  await api.close();
  if (status !== 'SUCCEEDED') throw new Error(`import ended as ${status}`);
  const [row] = await stack.query<{ n: number }>('resume', 'SELECT count(*)::int AS n FROM resumes WHERE upload_id = $1', [uploadId]);
  return { seconds, uploadId, inserted: row?.n ?? 0 };
}

/** Server-side COPY of the same normalised rows into the same table with its indexes, from a file the server wrote itself. */
async function copyOnce(admin: pg.Client, uploadId: string, file: string): Promise<number> {
  const { rows } = await admin.query<{ name: string }>(
    `SELECT column_name AS name FROM information_schema.columns WHERE table_name = 'resumes' AND is_generated = 'NEVER' ORDER BY ordinal_position`,
  );
  const columns = rows.map((r) => r.name);
  const list = columns.map((c) => `"${c}"`).join(', ');
  const values = columns.map((c) => (c === 'id' ? 'uuidv7()' : c === 'upload_id' ? `'${newId<string>()}'::uuid` : `"${c}"`)).join(', ');
  await admin.query(`COPY (SELECT ${values} FROM resumes WHERE upload_id = '${uploadId}') TO '${file}'`);
  await admin.query('TRUNCATE resumes CASCADE');
  await admin.query('CHECKPOINT');
  const begun = performance.now();
  await admin.query(`COPY resumes (${list}) FROM '${file}'`);
  const seconds = (performance.now() - begun) / 1_000;
  await admin.query('TRUNCATE resumes CASCADE');
  await admin.query('CHECKPOINT');
  return seconds;
}

/** One RPC and one insert a record, one after the other: what a client without a bulk door would do. Records/s. */
async function oneByOne(stack: Stack, records: number): Promise<number> {
  const client = createGrpcClient(resumeV1.ResumeServiceService, {
    address: `127.0.0.1:${stack.ports.resumeGrpc}`,
    ...stack.grpcIdentity('executor'),
  });
  const [ownerId, uploadId] = [newId<string>(), newId<string>()];
  const body = Buffer.from(`[${JSON.stringify({ basics: { name: 'A Person', summary: 'x'.repeat(2_000) } })}]`);
  const begun = performance.now();
  for (let i = 0; i < records; i++)
    await client.importChunk({ ownerId, uploadId, chunk: i, indexes: [i], body, zstd: false }, { deadlineMs: 10_000 });
  const rate = records / ((performance.now() - begun) / 1_000);
  client.close();
  return rate;
}

/** Bulk import, records/s end to end, against COPY and against one RPC and one insert a record. */
export async function bulkImport({ keep, quick }: Run): Promise<Row[]> {
  const { records, rounds, sequential } = quick ? QUICK : FULL;
  const file = makeFile(records, `vitae-bench-${records}.ndjson`);
  const stack = await startProduct();
  const admin = new pg.Client({ connectionString: stack.postgres.url('vitae_resume') });
  const copyFile = path.join(stack.postgres.dataDir, 'bench-copy.txt');
  try {
    await admin.connect();
    const raw: { ours: number; copy: number; sequential: number }[] = [];
    for (let round = 0; round <= rounds; round++) {
      const us = await importOnce(stack, file);
      if (us.inserted !== records) throw new Error(`${us.inserted} rows of ${records}`);
      const copy = records / (await copyOnce(admin, us.uploadId, copyFile));
      const sample = { ours: records / us.seconds, copy, sequential: await oneByOne(stack, sequential) };
      if (round === 0) continue;
      raw.push(sample);
      keep(sample);
    }
    const [us, copy, single] = [median(raw.map((r) => r.ours)), median(raw.map((r) => r.copy)), median(raw.map((r) => r.sequential))];
    const [ofCopy, ofSingle] = [median(raw.map((r) => r.ours / r.copy)), median(raw.map((r) => r.ours / r.sequential))];
    return [
      {
        bench: `bulk import, ${records.toLocaleString('en')} × 2.2 kB, records/s`,
        against: 'server-side COPY, same rows, table and indexes',
        goal: '≥ 0.50 ×',
        figure: `${ofCopy.toFixed(2)} × (${Math.round(us)} against ${Math.round(copy)})`,
        met: ofCopy >= 0.5,
        raw,
      },
      {
        bench: `bulk import, ${records.toLocaleString('en')} × 2.2 kB, records/s`,
        against: 'one RPC and one insert a record, in sequence',
        goal: '≥ 8 ×',
        figure: `${ofSingle.toFixed(1)} × (${Math.round(us)} against ${Math.round(single)})`,
        met: ofSingle >= 8,
        raw,
      },
    ];
  } finally {
    await admin.end();
    rmSync(file, { force: true });
    await stack.stop();
  }
}
