import { expect, it } from 'vitest';
import { ID_BYTES, newId, newIdBytes, parseId } from './ids.js';

const texts = (bytes: Buffer): string[] =>
  Array.from({ length: bytes.length / ID_BYTES }, (_, i) =>
    bytes.toString('hex', i * ID_BYTES, (i + 1) * ID_BYTES).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'),
  );

it('ids as bytes are UUIDs v7 of now, all different, in ascending order', () => {
  const before = Date.now();
  const ids = texts(newIdBytes(5_000));
  expect(ids).toHaveLength(5_000);
  expect(ids.every((id) => parseId(id) === id && /^.{14}7.{4}[89ab]/.test(id))).toBe(true);
  expect(ids).toEqual([...new Set(ids)].toSorted());
  const at = parseInt((ids[0] ?? '').replace('-', '').slice(0, 12), 16);
  expect(at).toBeGreaterThanOrEqual(before);
  expect(at).toBeLessThanOrEqual(Date.now());
});

it('of many calls in the same millisecond no two ids are the same', () => {
  const ids = Array.from({ length: 2_000 }, () => texts(newIdBytes(3))).flat();
  expect(new Set(ids).size).toBe(6_000);
  expect(newIdBytes(0)).toHaveLength(0);
});

it('an id is read in its canonical form, or not at all', () => {
  const id = newId<string>();
  expect(parseId(id.toUpperCase())).toBe(id);
  expect([parseId(''), parseId(id.slice(1)), parseId(`{${id}}`), parseId(7)]).toEqual([undefined, undefined, undefined, undefined]);
});
