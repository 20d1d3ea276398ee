import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeEnvelope, encodeEnvelope, MAX_MESSAGE_BYTES } from './envelope.js';

const ID = '0190a5d0-0000-4000-8000-000000000001';
const wire = (over: object): string => JSON.stringify({ v: 1, id: ID, p: {}, d: 1, ...over });

describe('the envelope', () => {
  it('gives back every JSON value and every property it was given', () => {
    const properties = fc.dictionary(fc.stringMatching(/^[a-z0-9._-]{1,64}$/), fc.string({ maxLength: 1_024 }), { maxKeys: 16 });
    const value = fc.jsonValue({ stringUnit: 'binary' });
    fc.assert(
      fc.property(value, properties, fc.uuid(), (data, props, id) => {
        const decoded = decodeEnvelope(encodeEnvelope({ data: data as object, properties: { ...props }, id }));
        expect(decoded).toEqual({ id, properties: { ...props }, data: JSON.parse(JSON.stringify(data)) as unknown });
      }),
    );
  });

  it('gives back bytes, also those of a view into a larger buffer', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const larger = new Uint8Array(bytes.length + 7);
        larger.set(bytes, 3);
        expect(decodeEnvelope(encodeEnvelope({ data: larger.subarray(3, 3 + bytes.length) })).data).toEqual(bytes);
      }),
    );
  });

  it('reads text and its UTF-8 bytes alike', () => {
    const text = encodeEnvelope({ data: 'ü 👩‍🚀', id: ID });
    expect(decodeEnvelope(Buffer.from(text))).toEqual(decodeEnvelope(text));
  });

  it('is at most 256 KiB, counted in bytes', () => {
    const overhead = Buffer.byteLength(encodeEnvelope({ data: '', id: ID }));
    const most = 'x'.repeat(MAX_MESSAGE_BYTES - overhead);
    expect(decodeEnvelope(encodeEnvelope({ data: most, id: ID })).data).toBe(most);
    expect(() => encodeEnvelope({ data: `${most.slice(1)}é`, id: ID })).toThrow(/larger than 262144 bytes/);
  });

  it.each([
    ['not JSON', 'x'],
    ['not JSON', ''],
    ['not an envelope', '[]'],
    ['not an envelope', 'null'],
    ['not an envelope', '7'],
    ['of an unknown version', wire({ v: 2 })],
    ['of an unknown version', wire({ v: '1' })],
    ['without an id', wire({ id: 'x' })],
    ['without an id', wire({ id: undefined })],
    ['it has no properties', wire({ p: [] })],
    ['it has no properties', wire({ p: null })],
    ['a property has a key', wire({ p: { n: 1 } })],
    ['a property has a key', wire({ p: { 'A b': 'x' } })],
    ['too many properties', wire({ p: Object.fromEntries(Array.from({ length: 17 }, (_, i) => [`k${i}`, ''])) })],
    ['a key of another version', wire({ x: 1 })],
    ['neither a value nor bytes', wire({ d: undefined })],
    ['neither a value nor bytes', wire({ b: 'AA==' })],
    ['not base64', wire({ d: undefined, b: 'A A' })],
    ['not base64', wire({ d: undefined, b: 7 })],
    ['larger than', 'x'.repeat(MAX_MESSAGE_BYTES + 1)],
    ['not JSON', '['.repeat(200_000)],
  ])('refuses what it did not make: %s', (reason, payload) => {
    expect(() => decodeEnvelope(payload)).toThrow(reason);
  });

  it('refuses bytes that are not UTF-8', () => {
    expect(() => decodeEnvelope(new Uint8Array([0xff, 0xfe]))).toThrow();
  });
});
