import { VitaeError } from '#common';
import { sqlState } from './sql-state.js';

const UNIQUE_VIOLATION = '23505';
/** Serialisation failure and deadlock: the transaction did nothing and may be run again. */
const REPEATABLE = new Set(['40001', '40P01']);
/** Server gone, going, starting or full; sockets broken; not let in, which somebody may mend while we wait. */
const AWAY = new Set(['28P01', '28000', '3D000', '57P01', '57P02', '57P03', '53300', '08000', '08001', '08003', '08004', '08006', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOTFOUND', 'ETIMEDOUT', 'EAI_AGAIN', 'P1001', 'P1002', 'P1008', 'P1017', 'P2024']); // prettier-ignore
const NO_ROOM = new Set(['53100', '53200', '53400']);

export const isRepeatable = (error: unknown): boolean => REPEATABLE.has(sqlState(error) ?? '');

/** True when the database cannot be asked at present; the same question may be answered later. */
export function isUnavailable(error: unknown): boolean {
  const state = sqlState(error);
  if (state && (AWAY.has(state) || NO_ROOM.has(state))) return true;
  return error instanceof Error && /timeout exceeded when trying to connect|Connection terminated|Query read timeout|Client has encountered a connection error/i.test(error.message); // prettier-ignore
}

/** The name of the unique index a statement ran into, through `pg` or through Prisma's driver adapter; undefined for other errors. */
export function uniqueViolation(error: unknown): string | undefined {
  if (sqlState(error) === UNIQUE_VIOLATION) {
    const constraint = (error as { constraint?: unknown }).constraint;
    if (typeof constraint === 'string') return constraint;
  }
  const cause = (error as { meta?: { driverAdapterError?: { cause?: { constraint?: { index?: string; fields?: string[] } } } } } | null)
    ?.meta?.driverAdapterError?.cause;
  return cause?.constraint?.index ?? cause?.constraint?.fields?.join('_');
}

/** Turns what the driver threw into the product's error, with the cause kept for the log. A VitaeError passes unchanged. */
export function databaseError(error: unknown): unknown {
  if (error instanceof VitaeError) return error;
  const state = sqlState(error);
  if (isUnavailable(error))
    return new VitaeError('DEPENDENCY_UNAVAILABLE', 'The database is not available', { cause: error, retryAfterMs: 1_000 });
  if (isRepeatable(error) || state === '55P03') return new VitaeError('CONFLICT', 'The data is being changed by somebody else; try again', { cause: error, retryAfterMs: 500 }); // prettier-ignore
  if (state === '57014') return new VitaeError('DEADLINE_EXCEEDED', 'The database did not answer in time', { cause: error });
  return error;
}

/** Why no connection could be made, for an operator: without host, user or database, which stand in the configuration. */
export function connectionProblem(error: unknown): string {
  switch (sqlState(error)) {
    case 'ECONNREFUSED':
      return 'Nothing answers at the address in the database URL (connection refused)';
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return 'The host in the database URL cannot be found';
    case '28P01':
    case '28000':
      return 'The database refuses the login in the database URL (user, password or access rules)';
    case '3D000':
      return 'The database named in the database URL does not exist';
    case '53300':
      return 'The database has no connection left';
    case '57P03':
      return 'The database is starting or stopping';
    default:
      return isUnavailable(error) ? 'The database does not answer' : 'The database cannot be used';
  }
}
