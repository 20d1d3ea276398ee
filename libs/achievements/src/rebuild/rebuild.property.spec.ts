import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPartialDate } from '#json-resume';
import { ACHIEVEMENT_TYPES, identifySkill, OWNED_SECTIONS, rebuild, type Achievement } from '#achievements';
import type { JsonObject } from '#strict-json';

const date = fc
  .tuple(fc.integer({ min: 1990, max: 2025 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }), fc.constantFrom(4, 7, 10))
  .map(([y, m, d, length]) => `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`.slice(0, length));
const word = fc.constantFrom('JS', 'javascript', 'Node.js', 'node js', 'SQL', 'Latte art', 'latte  ART', '会計', 'Mentoring', 'Go言語');
/** Few titles and employers, so that twins are common. */
const achievement = fc
  .record(
    {
      type: fc.constantFrom(...ACHIEVEMENT_TYPES),
      title: fc.constantFrom('Engineer', 'ENGINEER', 'Chef', '講師'),
      organization: fc.constantFrom('Northwind', 'Northwind GmbH', 'Corner Café', '株式会社サンプル', 'サンプル'),
      startDate: fc.option(date, { nil: undefined }),
      endDate: fc.option(date, { nil: undefined }),
      highlights: fc.array(fc.constantFrom('Did a', 'did A', 'Did b'), { maxLength: 3 }),
      skills: fc.array(word, { maxLength: 4 }),
      isVerified: fc.boolean(),
      createdAt: fc.constantFrom('2026-01-01T00:00:00.000Z', '2026-01-02T00:00:00.000Z'),
      id: fc.uuid(),
      description: fc.option(fc.string({ minLength: 1 }), { nil: undefined }),
    },
    { noNullPrototype: true },
  )
  .map((a) => Object.fromEntries(Object.entries(a).filter(([, v]) => v !== undefined)) as unknown as Achievement);
const achievements = fc.uniqueArray(achievement, { maxLength: 12, selector: ({ id }) => id });
const text = (value: unknown): string => JSON.stringify(value);
const entriesOf = (content: JsonObject): JsonObject[] =>
  OWNED_SECTIONS.filter((s) => s !== 'skills').flatMap((section) => (content[section] ?? []) as JsonObject[]);

describe('a rebuild', () => {
  it('does not depend on the order of rows, whatever they are', () => {
    fc.assert(
      fc.property(achievements, fc.func(fc.integer()), (rows, rank) => {
        const shuffled = rows.toSorted((a, b) => rank(a.id) - rank(b.id));
        expect(text(rebuild({ achievements: shuffled }, identifySkill))).toBe(text(rebuild({ achievements: rows }, identifySkill)));
      }),
    );
  });

  it('names every achievement exactly once as a source, and every entry has one', () => {
    fc.assert(
      fc.property(achievements, (rows) => {
        const { content, provenance, statistics } = rebuild({ achievements: rows }, identifySkill);
        expect(provenance.flatMap(({ sources }) => sources).toSorted()).toEqual(rows.map(({ id }) => id).toSorted());
        expect(provenance).toHaveLength(entriesOf(content).length);
        expect(statistics.achievements).toBe(rows.length);
        expect(statistics.entries).toBeLessThanOrEqual(rows.length);
      }),
    );
  });

  it('says what it keeps again unchanged, and nothing that is empty', () => {
    fc.assert(
      fc.property(achievements, (rows) => {
        const kept = {
          basics: { name: 'Ada', label: 'Own', summary: 'Own.' },
          languages: [{ language: 'English' }],
          'x-own': { deep: [1] },
        };
        const { content } = rebuild({ achievements: rows, kept }, identifySkill);
        expect(content).toMatchObject(kept);
        expect(text(rebuild({ achievements: rows, kept: content }, identifySkill).content)).toBe(text(content));
        for (const value of entriesOf(content).flatMap((entry) => Object.values(entry))) expect([undefined, '', null]).not.toContain(value);
      }),
    );
  });

  it('prints no date but those that were given', () => {
    fc.assert(
      fc.property(achievements, (rows) => {
        const told = new Set(rows.flatMap(({ startDate, endDate }) => [startDate, endDate]));
        const printed = entriesOf(rebuild({ achievements: rows }, identifySkill).content).flatMap((e) => [
          e['startDate'],
          e['endDate'],
          e['date'],
        ]);
        expect(printed.filter((printedDate) => printedDate !== undefined && !told.has(String(printedDate)))).toEqual([]);
        expect(printed.filter((printedDate) => printedDate !== undefined && !isPartialDate(String(printedDate)))).toEqual([]);
      }),
    );
  });

  it('of a skill counts the achievements that name it, once each', () => {
    fc.assert(
      fc.property(achievements, (rows) => {
        for (const { key, achievements: n } of rebuild({ achievements: rows }, identifySkill).skills) {
          expect(n).toBe(rows.filter(({ skills }) => skills.some((w) => identifySkill(w).key === key)).length);
        }
      }),
    );
  });
});
