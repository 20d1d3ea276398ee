import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { cursorPart } from './cursor.js';
import { connection, decodeCursor, encodeCursor, pageOf } from './page.js';

const Key = z.tuple([cursorPart.time(), cursorPart.id()]);
const key = ['2026-11-21T03:00:00.000Z', '01a1fc11-a544-71c7-8d20-8d52f799977d'] as const;

describe('pages', () => {
  it('reads back the cursors it makes', () => {
    expect(decodeCursor(encodeCursor(key), Key)).toEqual(key);
  });

  it.each([
    '',
    'x',
    '???',
    encodeCursor([1]),
    encodeCursor(['a', 'b']),
    encodeCursor([...key, 1]),
    'A'.repeat(10_000),
    Buffer.from('{"a":1}').toString('base64url'),
  ])('C61 refuses the cursor %.30s', (cursor) => {
    expect(() => decodeCursor(cursor, Key)).toThrow(
      expect.objectContaining({ code: 'BAD_USER_INPUT', issues: [expect.objectContaining({ path: '/after' })] }),
    );
  });

  it.each([
    [cursorPart.time(), '0000-12-31T23:59:59.999Z'],
    [cursorPart.time(), '0000-01-01T00:00:00Z'],
    [cursorPart.time(), '2026-11-21T03:00:00.000001Z'],
    [cursorPart.time(), '2026-02-30T03:00:00.000Z'],
    [cursorPart.time(), '2026-11-21T24:00:00.000Z'],
    [cursorPart.time(), '+275760-09-13T00:00:00.001Z'],
    [cursorPart.int(), 2_147_483_648],
    [cursorPart.int(), 2 ** 53 - 1],
    [cursorPart.int(), -1],
    [cursorPart.int(1), 0],
    [cursorPart.int(), 1.5],
    [cursorPart.id(), '01a1fc11a54471c78d208d52f799977d'],
  ])('C61 refuses what the column cannot hold, or never wrote: %#', (part, value) => {
    expect(() => decodeCursor(encodeCursor([value]), z.tuple([part]))).toThrow(
      expect.objectContaining({ issues: [expect.objectContaining({ code: 'INVALID_CURSOR' })] }),
    );
  });

  it('C61 takes the ends of what the column holds', () => {
    const ends = ['0001-01-01T00:00:00.000Z', 2_147_483_647, 0] as const;
    expect(decodeCursor(encodeCursor(ends), z.tuple([cursorPart.time(), cursorPart.int(), cursorPart.int()]))).toEqual(ends);
  });

  it.each([0, -1, 101, 1.5, Number.NaN])('C61 refuses a page of %s', (first) => {
    expect(() => pageOf({ first }, Key)).toThrow(expect.objectContaining({ code: 'BAD_USER_INPUT' }));
  });

  it('asks for one row more than the page and tells by it whether there is a next one', () => {
    const page = pageOf({ first: 2, after: encodeCursor(key) }, Key);
    expect(page.limit).toBe(3);
    const make = { cursor: (n: number) => [n], node: (n: number) => `n${n}`, totalCount: 5 };
    expect(connection([1, 2, 3], page, make)).toMatchObject({
      nodes: ['n1', 'n2'],
      pageInfo: { hasNextPage: true, hasPreviousPage: true, endCursor: encodeCursor([2]) },
    });
    expect(connection([], pageOf({ first: 2 }, Key), make)).toMatchObject({
      nodes: [],
      pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null },
    });
  });
});
