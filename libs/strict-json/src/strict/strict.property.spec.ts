import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countKeys } from './count-keys.js';
import { strict } from './strict.js';

/** A JSON text as it is written: objects are lists of pairs, so that a key can stand twice and an escape can be chosen. */
type Written =
  | { readonly kind: 'scalar'; readonly text: string; readonly bad: boolean }
  | { readonly kind: 'list'; readonly items: readonly Written[] }
  | { readonly kind: 'object'; readonly pairs: readonly (readonly [key: string, escaped: boolean, value: Written])[] };

const scalar = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.string({ unit: 'binary', maxLength: 8 }).map((s) => ({ text: JSON.stringify(s), bad: /[\0\p{Cs}]/u.test(s) })),
  },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom('0', '-1.5', '1e3', 'true', 'false', 'null', '":{}"', '"\\\\"', '"\\""')
      .map((text) => ({ text, bad: false })),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('1e400', '9007199254740993', '"\\u0000"', '"\\ud800"', '"\\udc00x"').map((text) => ({ text, bad: true })),
  },
);

const { written } = fc.letrec<{ written: Written }>((tie) => ({
  written: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    scalar.map((s): Written => ({ kind: 'scalar', ...s })),
    fc.array(tie('written'), { maxLength: 4 }).map((items): Written => ({ kind: 'list', items })),
    fc
      .array(
        fc.tuple(
          fc.oneof({ weight: 4, arbitrary: fc.string({ maxLength: 2 }) }, fc.constantFrom('a', 'b', '__proto__', 'a:b')),
          fc.boolean(),
          tie('written'),
        ),
        { maxLength: 4 },
      )
      .map((pairs): Written => ({ kind: 'object', pairs })),
  ),
}));

const printKey = (key: string, escaped: boolean): string =>
  escaped ? `"${[...key].map((c) => `\\u${(c.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`).join('')}"` : JSON.stringify(key);

function print(value: Written): string {
  if (value.kind === 'scalar') return value.text;
  if (value.kind === 'list') return `[ ${value.items.map(print).join(' ,')}]`;
  return `{${value.pairs.map(([key, escaped, child]) => `${printKey(key, escaped)} :${print(child)}`).join(',\n')}}`;
}

/** The rules, told a second time in the plainest way. */
function isClean(value: Written): boolean {
  if (value.kind === 'scalar') return !value.bad;
  if (value.kind === 'list') return value.items.every(isClean);
  const keys = value.pairs.map(([key]) => key);
  return (
    new Set(keys).size === keys.length && !keys.some((key) => key === '__proto__') && value.pairs.every(([, , child]) => isClean(child))
  );
}

describe('strict reading, for any text', () => {
  it('D82 D83 D84 D85 accepts exactly the objects that JSON.parse accepts and the rules allow, with the same value', () => {
    fc.assert(
      fc.property(written, fc.boolean(), (inner, wrapped) => {
        const value: Written = wrapped ? { kind: 'object', pairs: [['record', false, inner]] } : inner;
        const text = print(value);
        const reading = strict(Buffer.from(text));
        const expected = value.kind === 'object' && isClean(value) ? { ok: true, value: JSON.parse(text) as unknown } : { ok: false };
        expect(reading).toMatchObject(expected);
      }),
      { numRuns: 2_000 },
    );
  });

  it('counts the keys a text spells', () => {
    const spelled = (value: Written): number =>
      value.kind === 'scalar'
        ? 0
        : value.kind === 'list'
          ? value.items.reduce((n, item) => n + spelled(item), 0)
          : value.pairs.reduce((n, [, , child]) => n + 1 + spelled(child), 0);
    fc.assert(
      fc.property(written, (value) => {
        expect(countKeys(Buffer.from(print(value)))).toBe(spelled(value));
      }),
      { numRuns: 1_000 },
    );
  });

  it('never accepts what JSON.parse refuses, never throws, and never quotes: any bytes', () => {
    const damaged = fc.tuple(written, fc.nat(), fc.uint8Array({ maxLength: 3 })).map(([value, at, noise]) => {
      const bytes = Buffer.from(print(value));
      const cut = at % (bytes.length + 1);
      return Buffer.concat([bytes.subarray(0, cut), noise, bytes.subarray(cut + noise.length)]);
    });
    fc.assert(
      fc.property(fc.oneof(damaged, fc.uint8Array({ maxLength: 40 })), (bytes) => {
        const reading = strict(bytes);
        if (!reading.ok) return;
        expect(JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes))).toEqual(reading.value);
      }),
      { numRuns: 3_000 },
    );
  });
});
