import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countKeys } from '#strict-json';
import { FrameRefused } from './frame.errors.js';
import type { SplitRecord } from './raw-record.js';
import { RecordSplitter } from './record-splitter.js';
import type { RecordFormat } from './record-splitter.js';

const space = fc.stringMatching(/^[ \n\r\t]{0,3}$/);
const lineSpace = fc.stringMatching(/^[ \t]{0,3}$/);
const nasty = fc.constantFrom('"', '\\', '\\"', '{', '}]', '[,', ':', '\u2028', '😀', 'é');
const anyText = fc
  .array(fc.oneof(nasty, fc.string({ unit: 'binary', maxLength: 3 })), { maxLength: 4 })
  .map((parts) => parts.join('').replace(/\p{Cs}/gu, ''));
const record = fc.dictionary(anyText, fc.oneof(anyText, fc.jsonValue({ maxDepth: 3 })), { maxKeys: 4 });

/** A whole file, and the records that stand in it. */
const file = fc.oneof(
  fc.tuple(fc.array(fc.oneof(record, fc.jsonValue({ maxDepth: 2 })), { maxLength: 5 }), space, space).map(([records, a, b]) => ({
    text: `${a}[${a}${records.map((r) => JSON.stringify(r)).join(`${b},${a}`)}${b}]${b}`,
    records: records as unknown[],
    format: 'auto' as RecordFormat,
  })),
  fc
    .tuple(
      fc.array(record, { maxLength: 5 }),
      space,
      anyText.filter((text) => !text.includes('\0')),
    )
    .map(([records, a, other]) => ({
      text: `{${JSON.stringify(`x${other}`)}:${JSON.stringify({ resumes: [other] })},${a}"resumes"${a}:${a}${JSON.stringify(records)}${a},"z":[]}`,
      records: records as unknown[],
      format: 'json' as RecordFormat,
    })),
  fc
    .tuple(
      fc.array(fc.oneof(record, fc.jsonValue({ maxDepth: 2 })), { minLength: 1, maxLength: 5 }),
      lineSpace,
      fc.constantFrom('\n', '\r\n', '\n\n'),
    )
    .map(([records, a, end]) => ({
      text: records.map((r) => a + JSON.stringify(r) + a).join(end) + end,
      records: records as unknown[],
      format: 'ndjson' as RecordFormat,
    })),
);

/** JSON.parse would not tell these from an array of records. */
const isArrayLine = (text: string, format: RecordFormat): boolean => format === 'ndjson' && text.trimStart().startsWith('[');

const copied = (records: readonly SplitRecord[]): { offset: number; index: number; bytes: Buffer; keys: number | undefined }[] =>
  records.map((r) => {
    if (!('bytes' in r)) throw new Error('a small record was passed over');
    return { index: r.index, offset: r.offset, bytes: Buffer.from(r.bytes), keys: r.keys };
  });

function splitAt(bytes: Buffer, borders: readonly number[], format: RecordFormat): ReturnType<typeof copied> {
  const splitter = new RecordSplitter({ format });
  const seen: ReturnType<typeof copied> = [];
  let from = 0;
  for (const border of [...borders, bytes.length]) {
    seen.push(...copied(splitter.push(bytes.subarray(from, border))));
    from = border;
  }
  return [...seen, ...copied(splitter.end())];
}

describe('splitting, for any file', () => {
  it('answers the records JSON.parse finds, at every border of chunks', () => {
    fc.assert(
      fc.property(file, fc.array(fc.nat(), { maxLength: 4 }), ({ text, records, format }, cuts) => {
        fc.pre(!isArrayLine(text, format));
        const bytes = Buffer.from(text);
        const whole = splitAt(bytes, [], format);
        expect(whole.map((r) => JSON.parse(r.bytes.toString()) as unknown)).toEqual(
          records.map((r) => JSON.parse(JSON.stringify(r)) as unknown),
        );
        for (const [i, r] of whole.entries()) {
          expect(r.index).toBe(i);
          expect(bytes.subarray(r.offset, r.offset + r.bytes.length).equals(r.bytes)).toBe(true);
          expect(r.keys ?? countKeys(r.bytes)).toBe(countKeys(r.bytes));
        }
        for (let border = 0; border <= bytes.length; border++) expect(splitAt(bytes, [border], format)).toEqual(whole);
        const borders = cuts.map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b);
        expect(splitAt(bytes, borders, format)).toEqual(whole);
        expect(
          splitAt(
            bytes,
            Array.from(bytes, (_, i) => i),
            format,
          ),
        ).toEqual(whole);
      }),
      { numRuns: 100 },
    );
  });

  it('answers or refuses any bytes, always the same whatever the chunks, and throws nothing else', () => {
    const damaged = fc.tuple(file, fc.nat(), fc.uint8Array({ maxLength: 2 }), fc.nat(3)).map(([{ text, format }, at, noise, drop]) => {
      const bytes = Buffer.from(text);
      const cut = at % (bytes.length + 1);
      return { bytes: Buffer.concat([bytes.subarray(0, cut), noise, bytes.subarray(cut + drop)]), format };
    });
    const outcome = (bytes: Buffer, borders: readonly number[], format: RecordFormat): unknown => {
      try {
        return splitAt(bytes, borders, format);
      } catch (error) {
        if (error instanceof FrameRefused) return [error.code, error.offset, error.facts];
        throw error;
      }
    };
    fc.assert(
      fc.property(damaged, fc.nat(), ({ bytes, format }, cut) => {
        const whole = outcome(bytes, [], format);
        expect(outcome(bytes, [cut % (bytes.length + 1)], format)).toEqual(whole);
        expect(
          outcome(
            bytes,
            Array.from(bytes, (_, i) => i),
            format,
          ),
        ).toEqual(whole);
      }),
      { numRuns: 1_000 },
    );
  });
});
