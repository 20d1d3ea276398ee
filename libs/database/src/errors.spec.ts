import { describe, expect, it } from 'vitest';
import { databaseError } from './errors.js';
import { sqlState } from './sql-state.js';

/** As Prisma throws them: its own code outside, the driver's within `meta`. */
const wrapped = (code: string, originalCode?: string): Error =>
  Object.assign(new Error('Database error'), { code, meta: { driverAdapterError: { cause: { kind: 'postgres', originalCode } } } });

describe('what the driver threw', () => {
  it.each([
    ['57P01', 'DEPENDENCY_UNAVAILABLE'],
    ['57P03', 'DEPENDENCY_UNAVAILABLE'],
    ['53300', 'DEPENDENCY_UNAVAILABLE'],
    ['40001', 'CONFLICT'],
    ['57014', 'DEADLINE_EXCEEDED'],
  ])('E106 %s is seen through Prisma’s P2039', (state, code) => {
    expect(sqlState(wrapped('P2039', state))).toBe(state);
    expect(databaseError(wrapped('P2039', state))).toMatchObject({ code });
    expect(databaseError(Object.assign(new Error('as pg throws it'), { code: state }))).toMatchObject({ code });
  });

  it('keeps Prisma’s own code where the driver told none', () => {
    expect(sqlState(wrapped('P1001'))).toBe('P1001');
    expect(databaseError(wrapped('P1001'))).toMatchObject({ code: 'DEPENDENCY_UNAVAILABLE' });
    expect(sqlState(new Error('outer', { cause: Object.assign(new Error('inner'), { code: 'ECONNRESET' }) }))).toBe('ECONNRESET');
  });

  it('does not take what a function raised (P0001) for Prisma’s', () => {
    expect(sqlState(Object.assign(new Error('raised'), { code: 'P0001' }))).toBe('P0001');
  });
});
