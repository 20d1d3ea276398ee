import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createLogger, sleep } from '#common';
import { createPool } from '#database';
import { eventually, movableClock, useDatabase, type MovableClock } from '#testing';
import type { ScheduledRun, ScheduledTask } from './scheduled-task.js';
import { Scheduler } from './scheduler.js';
import { SCHEDULES_TABLE_SQL } from './schedules-table.js';

const database = useDatabase();
const logger = createLogger('test', 'silent');
const LEASE_MS = 15_000;
const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000];
let plain: pg.Pool;
let pool: pg.Pool;
let clock: MovableClock;
let started: Scheduler[] = [];

beforeAll(async () => {
  plain = createPool({ url: database.url, name: 'schedule', logger });
  await plain.query(SCHEDULES_TABLE_SQL);
  clock = await movableClock(plain, database.url);
  pool = createPool({ url: clock.url, name: 'schedule', logger, max: 20 });
});
beforeEach(async () => {
  await pool.query('TRUNCATE schedules');
});
afterEach(async () => {
  await Promise.all(started.map((s) => s.stop()));
  started = [];
});
afterAll(() => Promise.all([pool.end(), plain.end()]));

const now = async (): Promise<Date> => (await pool.query<{ now: Date }>('SELECT now() AS now')).rows[0]!.now;
const row = async (): Promise<Record<string, unknown> | undefined> => (await pool.query('SELECT * FROM schedules')).rows[0];
const slot = async (): Promise<Date | undefined> => (await row())?.['slot_at'] as Date | undefined;

/** Moves the clock to some seconds past the next full hour, so that no test stands on an edge of the calendar. */
async function toHour(secondsPast: number): Promise<Date> {
  const at = await now();
  await clock.move(HOUR - (at.getTime() % HOUR) + secondsPast * 1_000);
  return new Date(at.getTime() - (at.getTime() % HOUR) + HOUR);
}

interface Task extends ScheduledTask {
  readonly runs: ScheduledRun[];
}

function task(work: (run: ScheduledRun) => Promise<void> = async () => undefined, over: Partial<ScheduledTask> = {}): Task {
  const runs: ScheduledRun[] = [];
  const run = (r: ScheduledRun): Promise<void> => (runs.push(r), work(r));
  return { name: 'tidy', cron: '0 * * * *', missed: 'last', limitMs: 30_000, ...over, run, runs };
}

async function replica(tasks: readonly ScheduledTask[], leaseMs = LEASE_MS): Promise<Scheduler> {
  const scheduler = new Scheduler(tasks, { pool, logger, lookEveryMs: 20, leaseMs });
  started.push(scheduler);
  scheduler.start();
  await eventually(async () => expect(await slot()).toBeDefined());
  return scheduler;
}

/** Work that goes on until its signal aborts. */
const endless = async ({ signal }: ScheduledRun): Promise<void> => {
  await sleep(60_000, signal);
  signal.throwIfAborted();
};
const times = (of: Task): string[] => of.runs.map((r) => `${r.at.toISOString()} ${r.attempt}`);
const at = (hour: Date, ms: number): Date => new Date(hour.getTime() + ms);

describe('calendar work', () => {
  it('is begun once at its time over all replicas, and what comes next is stored', async () => {
    const work = task();
    for (let i = 0; i < 5; i++) await replica([work]);
    for (const _ of [1, 2, 3]) {
      const before = work.runs.length;
      const hour = await toHour(1);
      await eventually(async () => expect(await slot()).toEqual(at(hour, HOUR)));
      expect(work.runs.slice(before).map((r) => [r.at, r.attempt])).toEqual([[hour, 1]]);
    }
  });

  it('runs several tasks beside each other, and none twice at a time', async () => {
    const [slow, quick] = [task(endless), task(undefined, { name: 'quick', cron: '* * * * *' })];
    await replica([slow, quick]);
    await toHour(1);
    await eventually(() => expect([slow.runs.length, quick.runs.length]).toEqual([1, 1]));
    for (let minute = 2; minute <= 4; minute++) {
      await clock.move(MINUTE);
      await eventually(() => expect(quick.runs.length).toBe(minute));
    }
    expect(slow.runs.length).toBe(1);
  });

  const policies = [
    ['skip', 'leaves missed times out', [] as number[]],
    ['last', 'runs the last missed time only', [3]],
    ['all', 'runs each missed time, oldest first', [0, 1, 2, 3]],
  ] as const;
  it.each(policies)('%s: %s', async (missed, _, hours) => {
    const work = task(undefined, { missed });
    await (await replica([work])).stop();
    const hour = await toHour(300);
    await clock.move(3 * HOUR);
    await replica([work]);
    await eventually(async () => expect(await slot()).toEqual(at(hour, 4 * HOUR)));
    expect(work.runs.map((r) => r.at)).toEqual(hours.map((n) => at(hour, n * HOUR)));
  });

  it('skip: still runs a time that is seconds late', async () => {
    const work = task(undefined, { missed: 'skip' });
    await (await replica([work])).stop();
    const hour = await toHour(20);
    await replica([work]);
    await eventually(() => expect(times(work)).toEqual([`${hour.toISOString()} 1`]));
  });

  it('tries a failed run again, later and for the same time, and gives it up in the end', async () => {
    const work = task(() => Promise.reject(new Error('broken')), { attempts: 3 });
    await replica([work]);
    const hour = await toHour(1);
    for (const attempt of [1, 2, 3]) {
      await eventually(() => expect(times(work).at(-1)).toBe(`${hour.toISOString()} ${attempt}`));
      if (attempt < 3) await eventually(async () => expect(await row()).toMatchObject({ holder: null, attempt }));
      expect(work.runs).toHaveLength(attempt);
      await clock.move(MINUTE);
    }
    await eventually(async () => expect(await row()).toMatchObject({ slot_at: at(hour, HOUR), attempt: 0, holder: null }));
    expect(work.runs).toHaveLength(3);
  });

  it('ends a run at its time limit, which counts as failed', async () => {
    const work = task(endless, { limitMs: 50 });
    await replica([work]);
    await toHour(1);
    await eventually(async () => expect(await row()).toMatchObject({ attempt: 1, holder: null }));
    expect(work.runs[0]!.signal.reason).toMatchObject({ code: 'DEADLINE_EXCEEDED' });
  });

  it('gives a run back uncharged when its process stops, and another replica begins it at once', async () => {
    const work = task(endless);
    const first = await replica([work]);
    const hour = await toHour(1);
    await eventually(() => expect(work.runs).toHaveLength(1));
    await replica([work]);
    await first.stop();
    await eventually(() => expect(times(work)).toEqual([`${hour.toISOString()} 1`, `${hour.toISOString()} 1`]));
  });

  it('stops a run whose lease another replica took, and lets it change nothing', async () => {
    const work = task(endless);
    await replica([work], 150);
    await toHour(1);
    await eventually(() => expect(work.runs).toHaveLength(1));
    await pool.query(`UPDATE schedules SET holder = gen_random_uuid(), expires_at = now() + interval '200 ms', attempt = 7`);
    await eventually(() => expect(work.runs[0]!.signal.reason).toMatchObject({ code: 'CONFLICT' }));
    expect(await row()).toMatchObject({ attempt: 7 });
  });

  it('works out anew what comes next when the calendar has changed, and only then', async () => {
    await (await replica([task()])).stop();
    const before = await slot();
    await (await replica([task()])).stop();
    expect(await slot()).toEqual(before);
    await (await replica([task(undefined, { cron: '30 5 * * *', timeZone: 'Asia/Tokyo' })])).stop();
    expect((await slot())!.toISOString()).toContain('T20:30:00');
  });

  it('refuses two tasks of one name, and bounds that are none', () => {
    const refused = expect.objectContaining({ code: 'CONFIG_INVALID' });
    for (const wrong of [
      [task(), task()],
      [task(undefined, { limitMs: 0 })],
      [task(undefined, { attempts: 0 })],
      [task(undefined, { cron: 'x' })],
    ])
      expect(() => new Scheduler(wrong, { pool, logger })).toThrow(refused);
  });
});

describe('a clock that moves', () => {
  it('back over a time that was run does not run it again', async () => {
    const work = task();
    await replica([work]);
    const hour = await toHour(1);
    await eventually(async () => expect(await slot()).toEqual(at(hour, HOUR)));
    await clock.move(-10 * MINUTE);
    const again = await replica([work]);
    again.wake();
    await clock.move(11 * MINUTE);
    await eventually(async () => expect((await now()) > at(hour, MINUTE)).toBe(true));
    expect(await slot()).toEqual(at(hour, HOUR));
    expect(work.runs).toHaveLength(1);
  });

  it('a year ahead and back does not cost a year', async () => {
    const work = task();
    await replica([work]);
    await toHour(1);
    await clock.move(365 * DAY);
    await eventually(async () => expect((await slot())! > (await now())).toBe(true));
    await clock.move(-365 * DAY);
    expect((await slot())! > at(await now(), DAY)).toBe(true);
    await Promise.all(started.map((s) => s.stop()));
    await replica([work]);
    await eventually(async () => expect((await slot())! <= at(await now(), 2 * HOUR)).toBe(true));
  });

  it('back does not make the lease of a dead holder last', async () => {
    const work = task();
    await (await replica([work])).stop();
    const hour = await toHour(1);
    await pool.query(
      `UPDATE schedules SET holder = gen_random_uuid(), attempt = 1, expires_at = now() + interval '1 hour', slot_at = $1, due_at = $1`,
      [at(hour, -HOUR)],
    );
    await replica([work]);
    await eventually(() => expect(times(work)[0]).toBe(`${at(hour, -HOUR).toISOString()} 2`));
  });
});

describe('a holder that is killed', () => {
  const children: ChildProcess[] = [];
  afterEach(() => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
  });

  /** A real process that begins the work and never ends it. */
  async function holder(): Promise<ChildProcess> {
    const script = `
      import { createLogger } from '#common';
      import { createPool } from '#database';
      import { Scheduler } from '#schedule';
      const logger = createLogger('holder', 'silent');
      const pool = createPool({ url: ${JSON.stringify(clock.url)}, name: 'holder', logger });
      const run = ({ at, attempt }) => (console.log('begun', at.toISOString(), attempt), new Promise(() => setInterval(() => {}, 1000)));
      const task = { name: 'tidy', cron: '0 * * * *', missed: 'last', limitMs: 60_000, run };
      new Scheduler([task], { pool, logger, lookEveryMs: 20, leaseMs: ${LEASE_MS} }).start();
    `;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    children.push(child);
    return child;
  }

  it('loses its run to another replica when its lease is over, not before; the same time, charged', async () => {
    const child = await holder();
    await eventually(async () => expect(await slot()).toBeDefined());
    const hour = await toHour(1);
    const [said] = (await once(child.stdout!, 'data')) as [Buffer];
    expect(said.toString().trim()).toBe(`begun ${hour.toISOString()} 1`);
    const work = task();
    await replica([work]);
    child.kill('SIGKILL');
    await once(child, 'exit');
    await clock.move(LEASE_MS / 3);
    const looked = await pool.query(`SELECT 1 FROM schedules WHERE expires_at > now() AND holder IS NOT NULL`);
    expect([looked.rowCount, work.runs.length]).toEqual([1, 0]);
    await clock.move(LEASE_MS);
    await eventually(() => expect(times(work)).toEqual([`${hour.toISOString()} 2`]));
    await eventually(async () => expect(await row()).toMatchObject({ slot_at: at(hour, HOUR), attempt: 0, holder: null }));
  });

  it('does not kill one replica after the other for ever: the time is given up after so many starts', async () => {
    for (const attempt of [1, 2]) {
      const child = await holder();
      if (attempt === 1) {
        await eventually(async () => expect(await slot()).toBeDefined());
        await toHour(1);
      }
      const [said] = (await once(child.stdout!, 'data')) as [Buffer];
      expect(said.toString().trim().at(-1)).toBe(`${attempt}`);
      child.kill('SIGKILL');
      await once(child, 'exit');
      await clock.move(2 * LEASE_MS);
    }
    const work = task(undefined, { attempts: 2 });
    await replica([work]);
    await eventually(async () => expect(await row()).toMatchObject({ attempt: 0, holder: null }));
    expect(work.runs).toHaveLength(0);
  });
});
