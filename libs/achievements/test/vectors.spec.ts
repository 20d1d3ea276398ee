import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, rebuild, readAchievement, type Achievement, type RebuildInput, type SkillLookup } from '#achievements';
import type { SkillCategory } from '#language/skills';

const vector = <T>(name: string): T => JSON.parse(readFileSync(new URL(`vectors/${name}`, import.meta.url), 'utf8')) as T;

interface Step {
  readonly what: string;
  readonly input: Given | string;
  readonly remove?: readonly string[];
  readonly expected: unknown;
}
type Given = Omit<RebuildInput, 'achievements'> & {
  readonly achievements: readonly (Omit<Achievement, 'highlights' | 'skills'> & Partial<Achievement>)[];
};

const table = new Map(
  vector<{ name: string; category: SkillCategory; aliases: string[] }[]>('skill-table.json').flatMap((skill) =>
    [skill.name, ...skill.aliases].map((word) => [fold(word), skill] as const),
  ),
);
/** The small table of the vectors, so that they hold whatever the shared one learns. */
const lookup: SkillLookup = (word) => {
  const name = word.normalize('NFC').replaceAll(/\s+/gu, ' ').trim();
  const known = table.get(fold(name));
  return known ? { key: fold(known.name), name: known.name, category: known.category } : { key: fold(name), name, category: 'OTHER' };
};
const complete = (input: Given): RebuildInput => ({
  ...input,
  achievements: input.achievements.map((a) => ({ highlights: [], skills: [], ...a })),
});
const given = complete(vector('achievements.json'));
/** Bytes count, so the order of keys does too. */
const text = (value: unknown): string => JSON.stringify(value);

describe('the vectors', () => {
  it('20 achievements make 16 entries and 18 skills', () => {
    expect(rebuild(given, lookup)).toEqual(vector('expected.json'));
    expect(text(rebuild(given, lookup).content)).toBe(text(vector<{ content: unknown }>('expected.json').content));
  });

  it.each(vector<Step[]>('steps.json'))('$what', ({ input, remove = [], expected }) => {
    const start = typeof input === 'string' ? given : complete(input);
    const left = { ...start, achievements: start.achievements.filter(({ id }) => !remove.includes(id)) };
    expect(rebuild(left, lookup)).toEqual(expected);
  });

  it.each(vector<{ input: Record<string, unknown>; issue: { path: string; code: string } }[]>('invalid.json'))(
    'refused at $issue.path: $issue.code',
    ({ input, issue }) => {
      const read = readAchievement(input, new Date('2026-06-01T00:00:00Z'));
      expect(read).toEqual({ ok: false, issues: [{ ...issue, message: expect.any(String) as string }] });
    },
  );

  it('every achievement of them can be written by a person, but for what only a platform may say', () => {
    for (const { id: _i, createdAt: _c, isVerified: _v, revokedAt: _r, ...fields } of given.achievements) {
      expect(readAchievement(fields, new Date('2026-06-01T00:00:00Z'))).toMatchObject({ ok: true });
    }
  });
});

describe('the order of rows', () => {
  it('changes no byte of the result', () => {
    const expected = text(rebuild(given, lookup));
    fc.assert(
      fc.property(fc.shuffledSubarray([...given.achievements], { minLength: given.achievements.length }), (achievements) => {
        expect(text(rebuild({ ...given, achievements }, lookup))).toBe(expected);
      }),
      { numRuns: 200 },
    );
  });
});
