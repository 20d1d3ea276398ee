import { expect, it } from 'vitest';
import { TRACED_ITEMS, traceOfItem } from './traced-items.js';

const TRACE = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

it('the first items of a job are recorded with it, later ones keep its id and are not', () => {
  expect([0, TRACED_ITEMS - 1].map((index) => traceOfItem(index, TRACE))).toEqual([TRACE, TRACE]);
  expect(traceOfItem(TRACED_ITEMS, TRACE)).toBe(`${TRACE.slice(0, 53)}00`);
  expect(traceOfItem(5_000, null)).toBeNull();
});
