import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { connection, decodeCursor, encodeCursor, pageOf } from './page.js';

const Key = z.tuple([z.iso.datetime(), z.uuid()]);
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
