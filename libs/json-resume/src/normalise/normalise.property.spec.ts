import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { getPointer, isJsonObject, type JsonObject, type JsonValue } from '#strict-json';
import { SECTIONS } from '../resume/fields.js';
import type { EntryShape } from '../resume/fields.js';
import { FINDING_CODES } from './finding.js';
import { normalise } from './normalise.js';

const word = fc.stringMatching(/^[a-zà-ž]{1,6}$/);
const date = fc
  .tuple(fc.integer({ min: 1900, max: 2099 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }), fc.nat(2))
  .map(([y, m, d, parts]) => [String(y), String(m).padStart(2, '0'), String(d).padStart(2, '0')].slice(0, parts + 1).join('-'));
const unknown = fc.dictionary(
  word.map((key) => `x_${key}`),
  fc.jsonValue({ maxDepth: 2 }),
  { maxKeys: 2 },
);

/** Fields of an entry in today's dialect; empty texts are allowed, empty dates are not. */
const fieldsOf = (shape: EntryShape): fc.Arbitrary<JsonObject> =>
  fc
    .tuple(
      fc.record(
        Object.fromEntries(
          [...shape.fields].map(([key, [form]]) => [
            key,
            form === 'list' || form === 'keywords'
              ? fc.array(word, { maxLength: 3 })
              : form === 'date' || form === 'end'
                ? date
                : fc.oneof(word, fc.constant('')),
          ]),
        ),
        { requiredKeys: [] },
      ),
      unknown,
    )
    .map(([known, more]) => {
      const entry = { ...known, ...more } as JsonObject;
      const { startDate, endDate } = entry;
      if (typeof startDate === 'string' && typeof endDate === 'string' && endDate < startDate) entry['endDate'] = startDate;
      return entry;
    });

const today: fc.Arbitrary<JsonObject> = fc
  .tuple(
    fc.record({ name: word }, { requiredKeys: ['name'] }),
    fc.record(Object.fromEntries(Object.entries(SECTIONS).map(([key, shape]) => [key, fc.array(fieldsOf(shape), { maxLength: 2 })])), {
      requiredKeys: [],
    }),
    unknown,
  )
  .map(([basics, sections, more]) => ({ basics: basics as JsonObject, ...(sections as JsonObject), ...more }));

/** Anything a person or a program might have put under the keys there are and were. */
const KEYS = [
  'name',
  'company',
  'website',
  'url',
  'gpa',
  'startDate',
  'endDate',
  'highlights',
  'keywords',
  'details',
  'positions',
  'roles',
  'title',
  'location',
  'x',
];
const odd: fc.Arbitrary<JsonValue> = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom<JsonValue>(null, '', 'word', 'Mar 2014', '2014-1', 'Present', 3, true),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...KEYS, 'text'), tie('value'), { maxKeys: 4 }),
  ),
})).value;
const anyRecord: fc.Arbitrary<JsonObject> = fc.dictionary(
  fc.constantFrom('basics', 'bio', 'hobbies', 'resume', 'name', 'email', 'summary', 'meta', ...Object.keys(SECTIONS), 'extra'),
  odd,
  { maxKeys: 5 },
);

const NOTICES: readonly string[] = FINDING_CODES.slice(FINDING_CODES.indexOf('DATE_UNREAD')).concat('INVALID_DATE' as never);

/** All texts and numbers below a value, as texts; what a repair may not lose. */
function leaves(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(leaves);
  if (isJsonObject(value)) return Object.values(value).flatMap(leaves);
  return typeof value === 'string' || typeof value === 'number' ? [String(value)] : [];
}

const isDateWord = (text: string): boolean => ['', 'Mar 2014', '2014-1', 'Present'].includes(text);

describe('normalising, for any record', () => {
  it('a record of today comes back as the same object and the same bytes', () => {
    fc.assert(
      fc.property(today, (record) => {
        const text = JSON.stringify(record);
        const { resume, findings } = normalise(record);
        expect(findings.filter(({ code }) => code !== 'UNKNOWN_SECTION')).toEqual([]);
        expect(resume).toBe(record);
        expect(JSON.stringify(resume)).toBe(text);
      }),
      { numRuns: 300 },
    );
  });

  it('loses no text and no number but those of repaired dates', () => {
    fc.assert(
      fc.property(anyRecord, (record) => {
        const after = new Set(leaves(normalise(record).resume).flatMap((text) => [text, ...text.split(/\n|, /)]));
        for (const text of leaves(record)) expect(after.has(text) || isDateWord(text) || `${text} is lost`).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it('twice is the same as once, and the input stays as it was', () => {
    fc.assert(
      fc.property(anyRecord, (record) => {
        const text = JSON.stringify(record);
        const once = normalise(record);
        expect(JSON.stringify(record)).toBe(text);
        expect(once.changed).toBe(once.resume !== record);
        const twice = normalise(once.resume);
        expect({
          changed: twice.changed,
          findings: twice.findings.filter(({ code }) => !NOTICES.includes(code)),
        }).toEqual({ changed: false, findings: [] });
      }),
      { numRuns: 2_000 },
    );
  });

  it('every finding points at something in the record as it came', () => {
    fc.assert(
      fc.property(anyRecord, (record) => {
        for (const { pointer, code } of normalise(record).findings)
          expect(getPointer(record, pointer) !== undefined || `${code} ${pointer}`).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});
