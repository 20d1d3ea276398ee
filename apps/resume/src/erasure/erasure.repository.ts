import { Inject, Injectable } from '@nestjs/common';
import { POOL } from '#service';
import type { UserId } from '#common';
import { eraseUsage } from '#quota';
import { recordErasure, runQuery, withTransaction, type Pool } from '#database';

/** Rows deleted by one statement: a person may have a hundred thousand imported résumés. */
const BATCH = 1_000;

/** Résumés first: the versions of one that is being changed at this moment go with it, and its provenance is there to be found afterwards. */
const DELETES = [
  ['erase_resumes', `DELETE FROM resumes WHERE id IN (SELECT id FROM resumes WHERE owner_id = $1 ORDER BY id LIMIT ${BATCH} FOR UPDATE)`],
  ['erase_contents', `DELETE FROM contents WHERE owner_id = $1 AND hash IN (SELECT hash FROM contents WHERE owner_id = $1 LIMIT ${BATCH})`],
  ['erase_letters', `DELETE FROM cover_letters WHERE id IN (SELECT id FROM cover_letters WHERE owner_id = $1 LIMIT ${BATCH})`],
  // Their skills go with them; the rows of `skills` below are one a person and word.
  ['erase_achievements', `DELETE FROM achievements WHERE id IN (SELECT id FROM achievements WHERE owner_id = $1 LIMIT ${BATCH})`],
  ['erase_skills', `DELETE FROM skills WHERE owner_id = $1 AND key IN (SELECT key FROM skills WHERE owner_id = $1 LIMIT ${BATCH})`],
  ['erase_automatic', 'DELETE FROM automatic_resumes WHERE owner_id = $1'],
  [
    'erase_provenance',
    `DELETE FROM provenance WHERE (document_id, version) IN (SELECT document_id, version FROM provenance WHERE owner_id = $1 LIMIT ${BATCH})`,
  ],
  [
    'erase_chunks',
    `DELETE FROM imported_chunks WHERE (upload_id, chunk) IN (SELECT upload_id, chunk FROM imported_chunks WHERE owner_id = $1 LIMIT ${BATCH})`,
  ],
  [
    'erase_operations',
    `DELETE FROM operations WHERE owner_id = $1 AND (kind, operation_id) IN (SELECT kind, operation_id FROM operations WHERE owner_id = $1 LIMIT ${BATCH})`,
  ],
] as const;

/** Deletes what this service owns of a person, each statement a short transaction of its own. All of it can be repeated. */
@Injectable()
export class ErasureRepository {
  constructor(@Inject(POOL) private readonly pool: Pool) {}

  /** From here on nothing is stored for the person any more, and what was being stored is. */
  record(owner: UserId): Promise<void> {
    return withTransaction(this.pool, (tx) => recordErasure(tx, owner));
  }

  /** One portion. False when nothing was left. */
  async remove(owner: UserId): Promise<boolean> {
    let deleted = 0;
    for (const [name, text] of DELETES) deleted += (await runQuery(this.pool, { name, text, values: [owner] })).rowCount ?? 0;
    await eraseUsage(this.pool, owner);
    return deleted > 0;
  }
}
