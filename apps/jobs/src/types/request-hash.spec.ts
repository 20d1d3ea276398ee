import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { requestHash } from './request-hash.js';

const hex = async (type: string, input: unknown): Promise<string> => (await requestHash(type, input)).toString('hex');

describe('requestHash', () => {
  it('does not mind the order of keys or an absent one, and minds everything else', async () => {
    expect(await hex('t', { a: 1, b: { c: [1, 2], d: null } })).toBe(await hex('t', { b: { d: null, c: [1, 2] }, a: 1, e: undefined }));
    const different = await Promise.all([
      hex('t', { a: 1 }),
      hex('u', { a: 1 }),
      hex('t', { a: '1' }),
      hex('t', { a: [1] }),
      hex('t', { a: null }),
      hex('t', [{ a: 1 }]),
      hex('t', {}),
    ]);
    expect(new Set(different).size).toBe(different.length);
  });

  it('is the same for any value and its copy', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (value) => {
        expect(await hex('t', value)).toBe(await hex('t', JSON.parse(JSON.stringify(value))));
      }),
    );
  });

  it('is what it was: jobs that stand are asked for by it', async () => {
    const input = { b: [1, 'é', null, { z: true, a: [] }], a: { c: undefined, d: {} } };
    expect(await hex('generate-documents', input)).toBe('8a42b06f0fd6e0bc5dce2fda9ddfca46ab94f25b2bee82ff2cc0d52d8b4b4381');
  });
});
