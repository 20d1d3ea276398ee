import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { errorText } from '#common';
import { percentile } from '../../../bench/measure.js';
import { root } from '../../harness/stack.js';
import { Sampler, type ProcessSample } from '../soak/samples.js';
import { SteadyLoad } from '../soak/steady-load.js';
import { floors, gained, slope, type Point } from '../soak/trend.js';
import { pass, waitFor, type FaultResult, type Scale, type World } from '../world.js';

const MB = 2 ** 20;
const TEN_MINUTES = 600_000;
/** Shorter than this a process is still warming up, and a slope says nothing: there memory has a bound instead. */
const SLOPE_FROM_MINUTES = 30;
const GROWS_AT_MOST = 1;
/** Of memory in a run too short for a slope. */
const SHORT_GROWTH_MB = 60;
/** Handles come and go with requests under way; one that leaks with any of the loads is gained by the hundred. */
const HANDLES = 8;
const BACKENDS = 4;

/**
 * F20: hours of ordinary mixed work. Every process's memory, handles and delay are looked at every few seconds, and the looks are kept in
 * `.vitae/faults` (a run of a minute keeps none).
 *
 * The first third is warm-up, twenty minutes at most. Then the memory of a process is the least of each minute, which is what a collection of
 * garbage leaves, and its growth is the Theil–Sen slope of those: of V8's heap, where a leak of ours would be, and of resident and private
 * memory, where those of others would be, and what an allocator keeps.
 */
export async function f20(world: World, scale: Scale): Promise<FaultResult> {
  const minutes = scale.soakMinutes;
  const ms = minutes * 60_000;
  const long = minutes >= SLOPE_FROM_MINUTES;
  const { stack } = world;
  const ai = stack.service('ai');
  if (!ai.running) await ai.start().ready();
  world.recorder.decide = ({ n, attempt }) =>
    n === 7 && attempt === 1 ? { do: 'transient', code: 'DEPENDENCY_UNAVAILABLE' } : { do: 'ok', workMs: 20 };
  const ended = world.endings();
  const folder = long ? path.join(root, '.vitae/faults') : stack.folder;
  mkdirSync(folder, { recursive: true });
  const sampler = await Sampler.open(world, path.join(folder, `soak-${new Date().toISOString().replaceAll(':', '')}.jsonl`));
  const load = await SteadyLoad.start(world, Math.min(60_000, ms / 6));
  const every = Math.min(10_000, ms / 60);
  const missed: string[] = [];
  try {
    for (const begun = performance.now(); performance.now() - begun < ms;) {
      // A service that does not answer in time on a busy machine is a look the less, not the end of an hour.
      await sampler.look().catch((error: unknown) => missed.push(errorText(error)));
      await pass(every);
    }
  } finally {
    await load.stop();
    await sampler.close();
  }
  const open = async (): Promise<number> => (await world.row<{ n: number }>('SELECT count(*)::int AS n FROM open_jobs')).n;
  await waitFor(async () => (await open()) === 0, 120_000, 'every job to have ended', 500);
  await world.told();
  const whole = await reckon(world, load);
  const judged = judge(sampler, ms, long);
  const failed = load.failures.length;
  const items = load.probes.length * SteadyLoad.itemsAProbe + load.documents.length * 2;
  const { done } = load;
  const stopped = ended();
  return {
    row: 'F20',
    fault: `soak: ${minutes} min, ${(items / (ms / 1_000)).toFixed(0)} items/s (${items}), ${load.imports.length} imports, ${done.polls} polls, ${done.watches} sockets, ${done.refreshes} refreshes`,
    required: `0 lost, 0 dup, drift 0; ${long ? `memory < ${GROWS_AT_MOST} MB / 10 min` : `memory + < ${SHORT_GROWTH_MB} MB`}; handles flat`,
    measured: `lost ${whole.lost}, dup ${whole.dup}, drift ${whole.drift}, not SUCCEEDED ${whole.bad}; ended: ${stopped.join(', ') || 'none'}; ${failed} of ${load.asked} requests failed${failed > 0 ? ` (${load.failures[0]})` : ''}; ${sampler.samples.length} looks${missed.length > 0 ? `, ${missed.length} missed (${missed[0]})` : ''}; ${judged.text}${long ? `; ${sampler.file}` : ''}`,
    ok: whole.lost === 0 && whole.dup === 0 && whole.drift === 0 && whole.bad === 0 && stopped.length === 0 && failed <= load.asked / 1_000 && missed.length <= sampler.samples.length / 10 && judged.ok,
  }; // prettier-ignore
}

interface Whole {
  readonly lost: number;
  readonly dup: number;
  readonly drift: number;
  /** Jobs that ended otherwise. */
  readonly bad: number;
}

/** What was brought, beside what the jobs say, what the witness saw, and what is stored. */
async function reckon(world: World, load: SteadyLoad): Promise<Whole> {
  const ids = [...load.probes, ...load.documents, ...load.imports.map((i) => i.jobId)];
  const jobs = await world.row<{ known: number; bad: number; drift: number }>(
    `SELECT count(*)::int AS known, count(*) FILTER (WHERE j.phase <> 'SUCCEEDED')::int AS bad,
            coalesce(sum(abs(j.succeeded - i.succeeded) + abs(j.total - i.all)), 0)::int AS drift
     FROM jobs j, LATERAL (SELECT count(*) FILTER (WHERE status = 'SUCCEEDED') AS succeeded, count(*) AS all FROM items WHERE job_id = j.id) i
     WHERE j.id = ANY ($1)`,
    [ids],
  );
  const { rows } = await world.recorder.pool.query<{ effects: number; distinct: number }>(
    'SELECT count(*)::int AS effects, count(DISTINCT (job, n))::int AS distinct FROM effects WHERE job = ANY ($1::uuid[])',
    [load.probes],
  );
  const { effects = 0, distinct = 0 } = rows[0] ?? {};
  const { documents, letters, imported } = await storedOf(world, load);
  const due = load.imports.reduce((n, i) => n + i.good, 0);
  const gaps = [
    ids.length - jobs.known,
    load.probes.length * SteadyLoad.itemsAProbe - distinct,
    load.documents.length - documents,
    load.documents.length - letters,
    due - imported,
  ];
  const more = gaps.reduce((n, gap) => n + Math.max(0, -gap), 0);
  return { lost: gaps.reduce((n, gap) => n + Math.max(0, gap), 0), dup: effects - distinct + more, drift: jobs.drift, bad: jobs.bad };
}

async function storedOf(world: World, load: SteadyLoad): Promise<{ documents: number; letters: number; imported: number }> {
  const [row] = await world.stack.query<{ documents: number; letters: number; imported: number }>(
    'resume',
    `WITH mine AS (SELECT owner_id FROM resumes WHERE upload_id = ANY ($1::uuid[]))
     SELECT (SELECT count(*) FROM resumes WHERE kind = 'TAILORED' AND owner_id IN (SELECT * FROM mine))::int AS documents,
            (SELECT count(*) FROM cover_letters WHERE owner_id IN (SELECT * FROM mine))::int AS letters,
            (SELECT count(*) FROM resumes WHERE upload_id = ANY ($1::uuid[]))::int AS imported`,
    [load.imports.map((i) => i.uploadId)],
  );
  return row ?? { documents: 0, letters: 0, imported: 0 };
}

/** What the samples after the warm-up say. */
function judge({ samples }: Sampler, ms: number, long: boolean): { ok: boolean; text: string } {
  const from = Math.min(ms / 3, 2 * TEN_MINUTES);
  const warm = samples.filter((s) => s.at >= from);
  const labels = Object.keys(warm[0]?.processes ?? {});
  const series = (label: string, of: (p: ProcessSample) => number): Point[] =>
    warm.flatMap(({ at, processes }) => {
      const p = processes[label];
      return p ? [{ at, value: of(p) }] : [];
    });
  const per10 = (points: Point[]): number => (slope(floors(points, ms / 60)) * TEN_MINUTES) / MB;
  const of = labels.map((label) => {
    const [heap, rss, own] = [series(label, (p) => p.heap), series(label, (p) => p.rss), series(label, (p) => p.private)];
    return {
      label,
      grows: Math.max(per10(heap), per10(rss), per10(own)),
      gained: Math.max(gained(rss), gained(own)) / MB,
      text: `${label} ${long ? `${per10(heap).toFixed(2)}/${per10(rss).toFixed(2)}/${per10(own).toFixed(2)}` : `+${(gained(rss) / MB).toFixed(0)}`} at ${((rss.at(-1)?.value ?? 0) / MB).toFixed(0)}`,
      handles: Math.max(gained(series(label, (p) => p.fds)), gained(series(label, (p) => p.sockets)), gained(series(label, (p) => p.listening))),
      lag: percentile(series(label, (p) => p.lagMs).map((p) => p.value), 50),
    };
  }); // prettier-ignore
  const backends = gained(warm.map(({ at, postgres }) => ({ at, value: Object.values(postgres.backends).reduce((a, b) => a + b, 0) })));
  const server = per10(warm.map(({ at, postgres }) => ({ at, value: postgres.private })));
  const tables = samples.flatMap((s) => (s.tables ? [Object.values(s.tables).reduce((a, b) => a + b, 0)] : []));
  const handles = Math.max(...of.map((o) => o.handles));
  const memory = long ? of.every((o) => o.grows < GROWS_AT_MOST) : of.every((o) => o.gained < SHORT_GROWTH_MB);
  const text = [
    `${long ? 'heap/RSS/private in MB / 10 min' : 'memory'}: ${of.map((o) => o.text).join(', ')} MB`,
    ...(long ? [`PostgreSQL's private ${server.toFixed(2)}`] : []),
    `handles +${handles}, backends +${backends}`,
    `event-loop p99, its median ${of.map((o) => o.lag).join('/')} ms`,
    `tables ${((tables[0] ?? 0) / MB).toFixed(0)} → ${((tables.at(-1) ?? 0) / MB).toFixed(0)} MB`,
  ].join('; ');
  return { ok: warm.length > 1 && memory && handles <= HANDLES && backends <= BACKENDS, text };
}
