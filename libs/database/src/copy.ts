import { from } from 'pg-copy-streams';
import { traced } from '#telemetry';
import type { Tx } from './database.js';

/**
 * Sends rows by COPY inside a transaction and answers how many it made: a third cheaper to the server than any INSERT of as many
 * (docs/import.md, 2), and nothing of it is copied on the way. There is no ON CONFLICT: a row that cannot stand fails all of them.
 *
 * `statement` is `COPY … FROM STDIN (FORMAT binary)` and `data` the whole of it, from signature to trailer. The memory of `data` may be
 * used again once this has resolved, not when it has rejected: the socket may still hold it. Throws what the server says, unmapped.
 */
export function copyIn(tx: Tx, statement: string, data: Uint8Array): Promise<number> {
  const attributes = { 'db.system.name': 'postgresql', 'db.operation.name': 'COPY', 'db.query.summary': 'COPY' };
  return traced(
    'COPY',
    { kind: 'client', attributes },
    (span) =>
      new Promise<number>((resolve, reject) => {
        const rows = from(statement);
        rows.once('error', reject);
        rows.once('finish', () => {
          span?.set({ 'db.response.returned_rows': rows.rowCount });
          resolve(rows.rowCount);
        });
        tx.query(rows);
        rows.end(data);
      }),
  );
}
