import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { createReadStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { root, type ServiceProcess } from '../../harness/stack.js';
import { waitFor, type FaultResult, type Scale, type World } from '../world.js';

const MB = 1_048_576;
const OLD_DIALECT = 50;

interface Answer {
  readonly uploadId: string;
  readonly records: number;
  readonly accepted: number;
  readonly repaired: number;
  readonly rejected: number;
}

/**
 * A file of résumés, one of them bad and fifty in the old dialect, is uploaded and imported while Jobs and the executors are killed.
 * Jobs is killed during the first upload too: the client sends the file again.
 */
export async function bulk(world: World, scale: Scale): Promise<FaultResult> {
  const folder = mkdtempSync(path.join(tmpdir(), 'vitae-bulk-'));
  const file = path.join(folder, 'resumes.json');
  const memory = new Memory(world);
  try {
    const [records, bad] = [scale.records, Math.floor(scale.records * 0.73412)];
    const options = { records, bad, 'old-dialect': OLD_DIALECT, format: 'json', out: file };
    const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
    execFileSync(process.execPath, [path.join(root, 'bench/generate-resumes.ts'), ...args]);

    const cut = await cutUpload(world, memory, file);
    const first = await upload(world, file);
    const job = await importOf(world, first.answer.uploadId);
    let kills = 0;
    for (const victim of victims(world, scale)) {
      if (!(await holding(world, job, (kills + 1) / (scale.bulkKills + 1)))) break;
      await memory.kill(victim);
      victim.start();
      kills++;
    }
    await world.finished(job);
    await Promise.all(world.stack.started.map((p) => p.ready()));
    const stored = await storedOf(world, first.answer.uploadId, bad);
    const { phase } = await world.row<{ phase: string }>('SELECT phase::text FROM jobs WHERE id = $1', [job]);
    const report = await reportOf(world, first.answer.uploadId);

    const second = await upload(world, file);
    const again = await importOf(world, second.answer.uploadId);
    await world.finished(again);
    const after = await storedOf(world, first.answer.uploadId, bad);
    const all = await countResumes(world);

    const rejected = report.filter((l) => l.status === 'rejected');
    const repaired = report.filter((l) => l.status === 'repaired').length;
    const told = rejected.length === 1 && rejected[0]?.index === bad ? `index ${bad} at ${rejected[0].findings[0]?.pointer}` : JSON.stringify(rejected.slice(0, 3)); // prettier-ignore
    const { answer } = first;
    const exact =
      answer.records === records &&
      answer.accepted === records - 1 - OLD_DIALECT &&
      answer.repaired === OLD_DIALECT &&
      answer.rejected === 1;
    const same = second.status === 200 && second.answer.uploadId === answer.uploadId && again === job;
    const peak = memory.look();
    return {
      row: 'BULK',
      fault: `${records} records uploaded and imported; jobs killed ${cut ? 'during the upload, ' : ''}jobs and executors ${kills}× during the import`,
      required: `${records - 1} stored, 1 rejected with index and pointer, ${OLD_DIALECT} repaired; again: nothing added; every process < 300 MB`,
      measured: `${phase}, ${stored.rows} stored (${stored.distinct} distinct), rejected ${told}, ${repaired} repaired; again: ${all - stored.rows} added; peaks ${peak.text}`,
      ok: phase === 'SUCCEEDED' && exact && stored.rows === records - 1 && stored.distinct === records - 1 && stored.bad === 0 && told.endsWith('/basics/email') &&
        repaired === OLD_DIALECT && same && after.rows === stored.rows && all === stored.rows && kills === scale.bulkKills && peak.most < 300 * MB,
    }; // prettier-ignore
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Executors and Jobs in turn. */
function victims(world: World, scale: Scale): ServiceProcess[] {
  const turn = [world.executors[0], world.jobs, world.executors[1], world.jobs];
  return Array.from({ length: scale.bulkKills }, (_, i) => turn[i % turn.length] ?? world.jobs);
}

/** True when the given part of the chunks is done and others are under way; false when the job has ended before. */
const holding = (world: World, job: string, part: number): Promise<boolean> =>
  waitFor(
    async () => {
      const now = await world.row<{ due: boolean; held: boolean; ended: boolean }>(
        `SELECT succeeded >= floor(total * $2::float8 * 0.8) AS due, EXISTS (SELECT FROM leases WHERE job_id = $1) AS held,
                finished_at IS NOT NULL AS ended FROM jobs WHERE id = $1`,
        [job, part],
      );
      return now.ended ? 'ended' : now.due && now.held && 'holding';
    },
    120_000,
    'chunks under way',
    5,
  ).then((state) => state === 'holding');

async function upload(world: World, file: string): Promise<{ status: number; answer: Answer }> {
  const response = await world.api.upload(Readable.toWeb(createReadStream(file, { highWaterMark: 1 << 18 })) as never);
  const text = await response.text();
  if (!response.ok) throw new Error(`upload: ${response.status} ${text}`);
  return { status: response.status, answer: JSON.parse(text) as Answer };
}

/** An upload during which Jobs is killed. True when it was refused; it may have been through already. */
async function cutUpload(world: World, memory: Memory, file: string): Promise<boolean> {
  const refused = upload(world, file).then(
    () => false,
    () => true,
  );
  await waitFor(async () => (await world.row<{ n: number }>('SELECT count(*)::int AS n FROM upload_chunks')).n > 0, 60_000, 'the upload to begin', 5); // prettier-ignore
  await memory.kill(world.jobs);
  await world.jobs.start().ready();
  return refused;
}

async function importOf(world: World, uploadId: string): Promise<string> {
  const { importResumes } = await world.api.ask<{ importResumes: { id?: string } }>(
    'mutation ($input: ImportResumesInput!) { importResumes(input: $input) { ... on Job { id } ... on InvalidInput { issues { path message } } } }',
    { input: { clientRequestId: randomUUID(), uploadId } },
  );
  if (!importResumes.id) throw new Error(JSON.stringify(importResumes));
  return importResumes.id;
}

async function storedOf(world: World, uploadId: string, bad: number): Promise<{ rows: number; distinct: number; bad: number }> {
  const [row] = await world.stack.query<{ rows: number; distinct: number; bad: number }>(
    'resume',
    `SELECT count(*)::int AS rows, count(DISTINCT idx)::int AS distinct, count(*) FILTER (WHERE idx = $2)::int AS bad
     FROM resumes WHERE upload_id = $1`,
    [uploadId, bad],
  );
  return row ?? { rows: 0, distinct: 0, bad: 0 };
}

async function countResumes(world: World): Promise<number> {
  const [row] = await world.stack.query<{ n: number }>('resume', 'SELECT count(*)::int AS n FROM resumes');
  return row?.n ?? 0;
}

interface ReportLine {
  readonly index: number;
  readonly status: string;
  readonly findings: readonly { readonly pointer: string }[];
}

async function reportOf(world: World, uploadId: string): Promise<ReportLine[]> {
  const response = await fetch(`${world.api.url}/uploads/${uploadId}/report`, {
    headers: { authorization: `Bearer ${world.api.accessToken}` },
    signal: AbortSignal.timeout(60_000),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`report: ${response.status} ${text}`);
  return text.trim().split('\n').map((line) => JSON.parse(line) as ReportLine); // prettier-ignore
}

/** Peak memory of every process, also of those that were killed on the way. */
class Memory {
  private readonly peaks = new Map<string, number>();

  constructor(private readonly world: World) {}

  async kill(victim: ServiceProcess): Promise<void> {
    this.note(victim);
    await victim.kill();
  }

  look(): { most: number; text: string } {
    for (const p of this.world.stack.started) if (p.running) this.note(p);
    const text = [...this.peaks].map(([label, bytes]) => `${label} ${Math.round(bytes / MB)}`).join(', ');
    return { most: Math.max(...this.peaks.values()), text: `${text} MB` };
  }

  private note(p: ServiceProcess): void {
    this.peaks.set(p.label, Math.max(p.peakBytes, this.peaks.get(p.label) ?? 0));
  }
}
