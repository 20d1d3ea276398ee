import { randomUUID } from 'node:crypto';
import { ApiClient } from '../../harness/client.js';
import type { ServiceProcess } from '../../harness/stack.js';
import { ShiftedClocks } from '../clocks/shifted-clocks.js';
import { clean, notRun, pass, say, waitFor, type FaultResult, type Scale, type World } from '../world.js';

const TEN = 600_000;
/** All seven start at once. */
const READY_MS = 180_000;
/** Docs/security.md, A30: so long after its end a session is refused. */
const ENDED_WITHIN_MS = 5_000;
const FAULT = 'clocks ± 10 min, and set while a job runs';

/**
 * F13: every service lives by a clock of its own. First jobs, auth, resume and gateway are ten minutes behind PostgreSQL and one executor ten
 * ahead; then clocks are set forwards and back by twenty minutes while a job runs. To PostgreSQL's clock it is all the same whether it or all
 * the others are wrong. Tokens are asked for by a client of services that agree: two that differ by more than 30 s refuse them (A18).
 */
export async function f13(world: World, scale: Scale): Promise<FaultResult> {
  const clocks = ShiftedClocks.prepare(world.stack.folder);
  if (typeof clocks === 'string') return notRun('F13', FAULT, clocks);
  const all = world.stack.started;
  const [one, other] = world.executors;
  const labels = all.map((p) => p.label);
  const hosts = labels.filter((l) => l !== one.label && l !== other.label);
  const behind = (p: ServiceProcess): number => (p === one ? TEN : p === other ? 0 : -TEN);
  const api = new ApiClient(world.stack.gatewayUrl);
  const visitor = new ApiClient(world.stack.gatewayUrl);
  world.recorder.decide = ({ n, attempt }) =>
    n % 20 === 7 && attempt === 1 ? { do: 'transient', code: 'DEPENDENCY_UNAVAILABLE' } : { do: 'ok', workMs: 100 };
  const items = Math.min(scale.items, 2_000);
  try {
    await Promise.all(all.map((p) => p.stop()));
    await Promise.all(all.map((p) => p.start(clocks.env(p.label, behind(p))).ready(READY_MS)));
    const ended = world.endings();
    await Promise.all([api.register(), visitor.register()]);

    const shifted = issuedAt(api.accessToken ?? '') - Date.now();
    if (Math.abs(shifted + TEN) > TEN / 10) throw new Error(`The clock of auth is shifted by ${shifted} ms and not by ${-TEN}`);

    const apart = await world.submit(items, randomUUID(), api);
    await world.finished(apart);

    const set = await world.submit(items, randomUUID(), api);
    const steps: readonly [part: number, ...shifts: readonly [ms: number, names: readonly string[]][]][] = [
      [0.1, [TEN, hosts], [-TEN, [one.label, other.label]]],
      [0.4, [-TEN, hosts], [TEN, [one.label]]],
      [0.7, [0, labels]],
    ];
    for (const [part, ...shifts] of steps) {
      await world.reached(set, Math.floor(items * part));
      for (const [ms, names] of shifts) clocks.set(ms, ...names);
    }
    const open = await world.openOf(set);
    await world.finished(set);
    await world.told();

    const refused = await endedSession(visitor, () => clocks.set(-TEN, ...hosts));
    const [a, b] = await Promise.all([apart, set].map((id) => world.accounts(id, items)));
    const charged = await world.count('job_id = ANY ($1) AND (lost > 0 OR attempt > (CASE WHEN idx % 20 = 7 THEN 2 ELSE 1 END))', [[apart, set]]); // prettier-ignore
    const stopped = ended();
    if (!a || !b) throw new Error('No accounts');
    return {
      row: 'F13',
      fault: FAULT,
      required: `identical result: 0 lost, 0 dup, drift 0, nothing run twice or charged; a session ended is refused ≤ ${ENDED_WITHIN_MS / 1_000} s`,
      measured: `apart: ${a.status}, ${say(a)}; set while ${open} of ${items} items were open: ${b.status}, ${say(b)}; ${charged} charged; ended: ${stopped.join(', ') || 'none'}; a session ended was refused after ${(refused / 1_000).toFixed(1)} s of a clock set back`,
      ok: [a, b].every((x) => clean(x) && x.extra === 0 && x.status === 'SUCCEEDED') && open > 0 && charged === 0 && stopped.length === 0 && refused <= ENDED_WITHIN_MS,
    }; // prettier-ignore
  } finally {
    await Promise.all([api.close(), visitor.close()]);
    await Promise.all(all.map((p) => p.stop()));
    for (const p of all) p.start();
    await Promise.all(all.map((p) => p.ready(READY_MS)));
  }
}

/** By the clock of whoever signed the token. */
function issuedAt(token: string): number {
  const { iat = 0 } = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')) as { iat?: number };
  return iat * 1_000;
}

/** Milliseconds until a session that ended is refused, when the clocks are set just before. */
async function endedSession(person: ApiClient, setClocks: () => void): Promise<number> {
  const code = async (): Promise<string | undefined> => {
    const answer = await person.raw<unknown>('{ jobs(first: 1) { nodes { id } } }');
    return answer.errors?.[0]?.extensions?.code;
  };
  const before = await code();
  if (before !== undefined) throw new Error(`The session was refused before its end: ${before}`);
  setClocks();
  await pass(0);
  await person.ask('mutation { logout }');
  const begun = performance.now();
  await waitFor(async () => (await code()) === 'UNAUTHENTICATED', 30_000, 'the ended session to be refused');
  return performance.now() - begun;
}
