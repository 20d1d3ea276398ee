import { describe, expect, it } from 'vitest';
import { readPosting } from '#language';
import { candidatesFor, MOST_CANDIDATES } from './candidates.js';
import { chooseHighlights } from './choice.js';
import { readMaterial } from './material.js';
import { matchTable } from './ranking.js';
import { writeLetter, writeResume } from './writer.js';
import { truthChecker } from '../check/truth-checker.js';

const VERBS = ['Migrated', 'Designed', 'Reduced', 'Operated', 'Audited', 'Trained'];
const WORDS = 'billing orders search cluster pipeline latency Kafka PostgreSQL Kubernetes Terraform invoices reporting support audit'.split(
  ' ',
);
/** The same words on every run. */
const word = (at: number): string => WORDS[(at * 7 + Math.floor(at / 5)) % WORDS.length] as string;
const line = (at: number): string =>
  `${VERBS[at % VERBS.length]} the ${word(at)} ${word(at + 3)} of ${word(at + 8)} for ${word(at + 1)} by ${at % 97} %`;

const masterOf = (posts: number, lines: number): Record<string, unknown> => ({
  basics: { name: 'Ada Quill', label: 'Engineer', email: 'ada@example.org' },
  work: Array.from({ length: posts }, (_, post) => ({
    name: `Firm ${post}`,
    position: 'Engineer',
    startDate: `${1980 + post}-01`,
    endDate: `${1981 + post}-01`,
    highlights: Array.from({ length: lines }, (_one, at) => line(post * lines + at)),
  })),
  skills: [{ name: 'Tools', keywords: ['Kafka', 'PostgreSQL', 'Terraform'] }],
  languages: [{ language: 'English', fluency: 'Native' }],
});
const POSTING = {
  title: 'Platform Engineer',
  company: 'Tidewater',
  text: `Requirements\n${Array.from({ length: 40 }, (_, at) => `- Experience with ${word(at)} and ${word(at + 2)} ${word(at + 5)}`).join('\n')}`,
};
const READING = readPosting(POSTING);
const OPTIONS = { language: 'en', tone: 'formal', asOf: '2026-03' } as const;

describe('the lines that are ranked for a posting', () => {
  it('are all of them where they are no more than the bound', () => {
    for (const lines of [1, 3, 7, 15, 22]) {
      const material = readMaterial(masterOf(10, lines), 'en');
      expect(material.items.length).toBeLessThanOrEqual(MOST_CANDIDATES);
      expect(candidatesFor(material, READING)).toBe(material);
    }
  });

  it('are the same choice as without a bound where the bound is not passed', () => {
    const material = readMaterial(masterOf(12, 12), 'en');
    const chosenOf = (most: number): unknown => {
      const bounded = candidatesFor(material, READING, most);
      return [...chooseHighlights(bounded, matchTable(READING, bounded))].map(([post, items]) => [post, items.map((item) => item.pointer)]);
    };
    expect(chosenOf(material.items.length)).toEqual(chosenOf(Infinity));
  });

  it('are the best ones of a long résumé, some of every post, in its order', () => {
    const material = readMaterial(masterOf(40, 50), 'en');
    const { items } = candidatesFor(material, READING);
    expect(items).toHaveLength(MOST_CANDIDATES);
    expect(new Set(items.filter((item) => item.kind === 'highlight').map((item) => item.entry)).size).toBe(40);
    expect(items.filter((item) => item.pointer.startsWith('/languages/'))).toHaveLength(1);
    const places = items.map((item) => material.items.indexOf(item));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it('keep a line of every post where there are more posts than the bound', () => {
    const { items } = candidatesFor(readMaterial(masterOf(400, 3), 'en'), READING);
    expect(items.filter((item) => item.kind === 'highlight')).toHaveLength(400);
  });

  it('leave no post of a long résumé without a line, and nothing in it without support', () => {
    const master = masterOf(40, 50);
    const task = { master, posting: POSTING, language: 'en', tone: 'formal' } as const;
    const resume = writeResume(master, POSTING, OPTIONS);
    const work = resume.content['work'] as { highlights: string[] }[];
    expect(work.map((post) => post.highlights.length).filter((count) => count === 0)).toEqual([]);
    const checked = truthChecker.resume(resume, task);
    expect(checked.refused).toEqual([]);
    expect(truthChecker.coverage(checked.provenance, task).covered).toBeGreaterThan(0);
    expect(truthChecker.letter(writeLetter(master, POSTING, OPTIONS), task).refused).toEqual([]);
  });
});
