import fc from 'fast-check';
import { expect, it } from 'vitest';
import { jsonBytes, recordBytes } from './json-bytes.js';

it('counts numbers as they are printed in full', () => {
  expect(jsonBytes('{"a":"é"}')).toBe(10);
  expect(jsonBytes('[1e+300,1]')).toBe(310);
  expect(jsonBytes('["e-mail","1e+999999999"]')).toBe(25 + 330);
});

it('is no less than what PostgreSQL prints, spaces apart, whatever number', () => {
  const digits = (n: number): number => {
    const [, whole = '', fraction = '', exponent] = /^-?(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(n)) ?? [];
    if (exponent === undefined) return String(n).length;
    const shift = Number(exponent);
    return shift > 0 ? Math.max(whole.length + shift, whole.length + fraction.length) : whole.length + fraction.length - shift;
  };
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (n) => {
      expect(jsonBytes(JSON.stringify(n))).toBeGreaterThanOrEqual(digits(n));
    }),
    { numRuns: 2_000 },
  );
});

it('counts bytes as it counts text', () => {
  expect(recordBytes(Buffer.from('1e+1e+1'))).toBe(jsonBytes('1e+1e+1'));
  const tricky = fc.string({ unit: fc.constantFrom('1', '9', 'e', '+', '-', 'é', ',', '0') });
  fc.assert(
    fc.property(fc.oneof(tricky, fc.json()), (text) => {
      expect(recordBytes(Buffer.from(text))).toBe(jsonBytes(text));
    }),
    { numRuns: 2_000 },
  );
});
