import { z } from 'zod';

/** Largest `integer` of PostgreSQL. */
const INT4_MAX = 2_147_483_647;

/** First moment of the year 1: PostgreSQL has no year 0, and JavaScript has one. */
const YEAR_ONE = '0001-01-01T00:00:00.000Z';

/**
 * Parts of a sort key as the columns behind them hold them. A cursor that fits its shape and not the column is an error of the database
 * where it should be INVALID_CURSOR; so a list's shape is made of these and of nothing wider.
 */
export const cursorPart = {
  /** `timestamptz(3)`, as `Date.toISOString` writes it: milliseconds, UTC, years 1 to 9999. */
  time: () => z.iso.datetime({ precision: 3 }).refine((time) => time >= YEAR_ONE),
  /** `uuid`. */
  id: () => z.uuid(),
  /** `integer`, from `min`. */
  int: (min = 0) => z.int().min(min).max(INT4_MAX),
} as const;
