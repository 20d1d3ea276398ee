import type { JobType } from '#contracts';
import { runQuery, type Pool } from '#database';
import { LANE, NO_LANE } from '../job/lanes.js';

/** An answer is good for so long. */
const KEPT_MS = 1_000;

/** Oldest open jobs looked at: what comes later is seen when these are done. */
const JOBS_LOOKED_AT = 1_000;

const LANES = `
SELECT DISTINCT ${LANE} AS lane FROM (
  SELECT o.job_id FROM open_jobs o WHERE o.type = $1 AND o.phase = 'OPEN' ORDER BY o.created_at LIMIT ${JOBS_LOOKED_AT}
) o JOIN jobs j ON j.id = o.job_id`;

/** Lanes with open jobs, for a replica that does not dispatch and so has them in no memory. */
export class OpenLanes {
  private readonly known = new Map<JobType, { readonly lanes: readonly string[]; readonly at: number }>();

  constructor(private readonly pool: Pool) {}

  /** Without NO_LANE. */
  async of(type: JobType): Promise<readonly string[]> {
    const known = this.known.get(type);
    if (known && performance.now() - known.at < KEPT_MS) return known.lanes;
    const { rows } = await runQuery<{ lane: string }>(this.pool, { name: 'open-lanes', text: LANES, values: [type] });
    const lanes = rows.map((r) => r.lane).filter((lane) => lane !== NO_LANE);
    this.known.set(type, { lanes, at: performance.now() });
    return lanes;
  }
}
