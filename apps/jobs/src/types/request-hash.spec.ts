import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { requestHash } from './request-hash.js';

const hex = (type: string, input: unknown): string => requestHash(type, input).toString('hex');

describe('requestHash', () => {
  it('does not mind the order of keys or an absent one, and minds everything else', () => {
    expect(hex('t', { a: 1, b: { c: [1, 2], d: null } })).toBe(hex('t', { b: { d: null, c: [1, 2] }, a: 1, e: undefined }));
    const different = [
      hex('t', { a: 1 }),
      hex('u', { a: 1 }),
      hex('t', { a: '1' }),
      hex('t', { a: [1] }),
      hex('t', { a: null }),
      hex('t', [{ a: 1 }]),
      hex('t', {}),
    ];
    expect(new Set(different).size).toBe(different.length);
  });

  it('is the same for any value and its copy', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(hex('t', value)).toBe(hex('t', JSON.parse(JSON.stringify(value))));
      }),
    );
  });
});
