import type { JobType } from '#contracts';
import { run, type Queryable } from '#database';

/** A dispatcher that has not spoken for so long has lost its turn: the next one starts within this time after a crash. */
export const TURN_MS = 3_000;

/** Takes or keeps the turn of dispatching a job type. False: another replica has it. */
export async function takeTurn(db: Queryable, type: JobType, holder: string): Promise<boolean> {
  const { rowCount } = await run(db, {
    name: 'turn-take',
    text: `INSERT INTO dispatch_turns AS t (job_type, holder, expires_at) VALUES ($1, $2, now() + ${TURN_MS} * interval '1 ms')
           ON CONFLICT (job_type) DO UPDATE SET holder = excluded.holder, expires_at = excluded.expires_at
           WHERE t.holder = excluded.holder OR t.expires_at < now()`,
    values: [type, holder],
  });
  return rowCount === 1;
}

/** Lets another replica begin at once. */
export async function leaveTurn(db: Queryable, type: JobType, holder: string): Promise<void> {
  await run(db, { name: 'turn-leave', text: 'DELETE FROM dispatch_turns WHERE job_type = $1 AND holder = $2', values: [type, holder] });
}
