import { describe, expect, it } from 'vitest';
import type { ItemId } from '#common';
import { toHints } from './hints.js';

const item = (n: number, rest: { suspect?: boolean; traceparent?: string | null } = {}) => ({
  id: `i${n}` as ItemId,
  suspect: false,
  traceparent: null,
  ...rest,
});
const items = (count: number) => Array.from({ length: count }, (_, n) => item(n));

describe('toHints', () => {
  it('keeps the order, at most 50 ids a hint and at most as many as asked for', () => {
    expect(toHints('fibonacci', items(120), 1_000).map((h) => h.itemIds.length)).toEqual([50, 50, 20]);
    expect(toHints('fibonacci', items(7), 3).flatMap((h) => h.itemIds)).toEqual(items(7).map((i) => i.id));
    expect(toHints('fibonacci', [], 3)).toEqual([]);
  });

  it('lets a suspect travel alone, between its neighbours', () => {
    const hints = toHints('fibonacci', [item(0), item(1, { suspect: true }), item(2)], 50);
    expect(hints.map((h) => h.itemIds)).toEqual([['i0', 'i2'], ['i1']]);
  });

  it('carries a traceparent that all of its items share, and no other', () => {
    const [same] = toHints('fibonacci', [item(0, { traceparent: 'a' }), item(1, { traceparent: 'a' })], 50);
    const [mixed] = toHints('fibonacci', [item(0, { traceparent: 'a' }), item(1)], 50);
    expect([same?.traceparent, mixed && 'traceparent' in mixed]).toEqual(['a', false]);
  });
});
