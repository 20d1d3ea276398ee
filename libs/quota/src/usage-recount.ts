import type { Logger } from '#common';
import { runQuery, withTransaction, type Pool, type Queryable } from '#database';
import { setUsage } from './quota.js';

/** Where what is written down differs from what is kept. */
export interface Drift {
  readonly ownerId: string;
  readonly scope: string;
  /** As written down, and as counted. */
  readonly used: number;
  readonly counted: number;
}

export interface RecountOptions {
  readonly pool: Pool;
  /** SQL of rows (scope text, used bigint), several of a scope too: everything the person `$1` keeps, counted anew. */
  readonly count: string;
  /** Persons a round. */
  readonly persons: number;
  readonly logger: Logger;
  readonly onDrift?: (drift: Drift) => void;
}

const FIRST = '00000000-0000-0000-0000-000000000000';

/** One that is being erased keeps less than is written down until the last of it has gone. */
const PERSONS = `
SELECT DISTINCT owner_id FROM usage u
WHERE owner_id > $1 AND NOT EXISTS (SELECT FROM erasures e WHERE e.owner_hash = sha256(convert_to(u.owner_id::text, 'UTF8')))
ORDER BY owner_id LIMIT $2`;

/** One statement sees one moment, and every writer changes both sides in one transaction: so a difference is one. */
const driftOf = (count: string): string => `
SELECT scope, coalesce(u.used, 0)::text AS used, coalesce(c.used, 0)::text AS counted
FROM (SELECT scope, used FROM usage WHERE owner_id = $1) u
FULL JOIN (SELECT scope, sum(used) AS used FROM (${count}) x GROUP BY scope) c USING (scope)
WHERE coalesce(u.used, 0) <> coalesce(c.used, 0) ORDER BY scope`;

/**
 * Compares what is written down of each person with what is kept, some persons a round, and mends what differs. Nothing should: takes and
 * what they are for are one transaction. What does is a bug, or a database that somebody changed by hand, and is told as an error.
 */
export class UsageRecount {
  private cursor = FIRST;
  private readonly drift: string;

  constructor(private readonly options: RecountOptions) {
    this.drift = driftOf(options.count);
  }

  /** The next persons, from the first again after the last. Answers what was mended. */
  async round(): Promise<Drift[]> {
    const { pool, persons } = this.options;
    const query = { name: 'usage-persons', text: PERSONS, values: [this.cursor, persons] };
    const { rows } = await runQuery<{ owner_id: string }>(pool, query);
    this.cursor = rows.length < persons ? FIRST : rows.at(-1)!.owner_id;
    const found: Drift[] = [];
    for (const { owner_id: ownerId } of rows) found.push(...(await this.mend(ownerId)));
    return found;
  }

  /** Differences of one person; reads only. */
  async of(ownerId: string, db: Queryable = this.options.pool): Promise<Drift[]> {
    const query = { name: 'usage-drift', text: this.drift, values: [ownerId] };
    const { rows } = await runQuery<{ scope: string; used: string; counted: string }>(db, query);
    return rows.map(({ scope, used, counted }) => ({ ownerId, scope, used: Number(used), counted: Number(counted) }));
  }

  /** Only where there is a difference anybody waits: it is looked at again with the person's rows held, and set to what is there. */
  private async mend(ownerId: string): Promise<Drift[]> {
    if ((await this.of(ownerId)).length === 0) return [];
    const found = await withTransaction(this.options.pool, async (tx) => {
      const lock = { name: 'usage-hold', text: 'SELECT FROM usage WHERE owner_id = $1 ORDER BY scope FOR UPDATE', values: [ownerId] };
      const held = await runQuery(tx, lock);
      const drift = held.rowCount ? await this.of(ownerId, tx) : [];
      if (drift.length > 0) await setUsage(tx, ownerId, drift.map(({ scope, counted }) => ({ scope, amount: counted }))); // prettier-ignore
      return drift;
    });
    for (const drift of found) {
      const { scope, used, counted } = drift;
      this.options.logger.error('What a person keeps was written down wrong, and is mended', undefined, { userId: ownerId, scope, from: used, to: counted }); // prettier-ignore
      this.options.onDrift?.(drift);
    }
    return found;
  }
}
