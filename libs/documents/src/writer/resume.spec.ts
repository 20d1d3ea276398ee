import { describe, expect, it } from 'vitest';
import { getPointer } from '#strict-json';
import { MASTERS } from '../../evals/masters/index.js';
import { POSTINGS } from '../../../language/test/postings/index.js';
import type { Master } from './master.js';
import { writeResume, type WrittenResume } from './writer.js';

interface Post {
  readonly name: string;
  readonly position: string;
  readonly startDate: string;
  readonly endDate?: string;
  readonly highlights: readonly string[];
}

const OPTIONS = { language: 'en', tone: 'formal', asOf: '2026-01' } as const;
const master = MASTERS.platformEngineer;
const write = (posting = POSTINGS.enBackendEngineer, from: unknown = master): WrittenResume =>
  writeResume(from as Master, posting, OPTIONS);
const postsOf = (content: unknown): Post[] => (content as { work: Post[] }).work;
const basicsOf = ({ content }: WrittenResume) => content['basics'] as { label: string; summary: string; name: string };

describe('writeResume', () => {
  it('keeps every employer with its dates, newest first', () => {
    const shuffled = { ...master, work: [master.work[2], master.work[0], master.work[3], master.work[1]] };
    const named = (posts: readonly Post[]) =>
      posts.map(({ name, position, startDate, endDate }) => ({ name, position, startDate, endDate }));
    expect(named(postsOf(write(POSTINGS.enBackendEngineer, shuffled).content))).toEqual(named(postsOf(master)));
  });

  it('shows 3 to 6 lines of recent posts and 1 to 3 of old ones, word for word and none twice', () => {
    for (const posting of Object.values(POSTINGS)) {
      postsOf(write(posting).content).forEach(({ highlights }, at) => {
        const own = master.work[at]?.highlights ?? [];
        expect(own).toEqual(expect.arrayContaining([...highlights]));
        expect(new Set(highlights).size).toBe(highlights.length);
        expect(highlights.length).toBeGreaterThanOrEqual(at < 2 ? 3 : 1);
        expect(highlights.length).toBeLessThanOrEqual(at < 2 ? 6 : 3);
      });
    }
  });

  it('leads with different work for different postings', () => {
    const leads = [POSTINGS.enBackendEngineer, POSTINGS.enHostileBackend, POSTINGS.enDataAnalyst].map((posting) =>
      postsOf(write(posting).content).map(({ highlights }) => highlights[0]),
    );
    expect(new Set(leads.map((lead) => JSON.stringify(lead))).size).toBe(3);
  });

  it('puts what the posting asks for first: lines and skills', () => {
    const { content } = write({
      title: 'Print operator',
      text: 'Requirements\n- Maintains a web shop in PHP and its MySQL database\n- Automates e-mails for customers of the studio',
    });
    expect(postsOf(content)[3]?.highlights).toEqual(master.work[3]?.highlights);
    const { content: kafka } = write({
      title: 'Engineer',
      text: 'Requirements\n- Kafka and Redis in production\n- Streams of records instead of nightly batch imports',
    });
    const skills = kafka['skills'] as { name: string; keywords: string[] }[];
    expect(skills[0]).toMatchObject({ name: 'Data', level: 'Intermediate' });
    expect(skills[0]?.keywords.slice(0, 2).toSorted()).toEqual(['Kafka', 'Redis']);
    expect(postsOf(kafka)[1]?.highlights[0]).toContain('Kafka');
  });

  it('carries unknown keys and sections over, drops nothing of a section that is not ranked, and leaves the master as it was', () => {
    const odd = { ...master, work: master.work.map((post) => ({ ...post, 'x-team': 7 })), custom: { deep: [1, { two: null }] } };
    const before = structuredClone(odd);
    const { content } = write(POSTINGS.enBackendEngineer, odd);
    expect(odd).toEqual(before);
    expect(content).toMatchObject({
      custom: odd.custom,
      interests: master.interests,
      languages: master.languages,
      'x-availability': master['x-availability'],
    });
    expect(postsOf(content).every((post) => (post as unknown as Record<string, unknown>)['x-team'] === 7)).toBe(true);
    const keywords = (from: unknown) => (from as { skills: { keywords: string[] }[] }).skills.flatMap((group) => group.keywords).toSorted();
    expect(keywords(content)).toEqual(keywords(master));
    expect((content['certificates'] as unknown[]).length).toBe(master.certificates.length);
  });

  it('takes the headline from the person’s own titles', () => {
    const own = [master.basics.label, ...master.work.map(({ position }) => position)];
    for (const posting of Object.values(POSTINGS)) expect(own).toContain(basicsOf(write(posting)).label);
    expect(basicsOf(write()).label).toBe('Senior Platform Engineer');
    const manager = write(
      {
        title: 'Restaurant Manager',
        text: 'You will manage two dining rooms and 30 staff, negotiate with suppliers and cut waste in the kitchen.',
      },
      MASTERS.careerChanger,
    );
    expect(basicsOf(manager).label).toBe('Restaurant Manager');
  });

  it('says years as the dates prove them, and tells provenance so', () => {
    const { summary: _, ...basics } = master.basics;
    const bare = { ...master, basics };
    const resume = write(POSTINGS.enBackendEngineer, bare);
    expect(basicsOf(resume).summary).toContain('13 years');
    const summary = resume.sources.find(({ pointer }) => pointer === '/basics/summary');
    expect(summary?.detail).toContain('computed from the dates');
    expect(summary?.sources).toEqual(expect.arrayContaining(['/work/0/startDate', '/work/3/startDate', '/work/3/endDate']));
    expect(basicsOf(writeResume(bare as Master, POSTINGS.enBackendEngineer, { ...OPTIONS, asOf: '2021-04' })).summary).toContain('8 years');
  });

  it('keeps what the person says of themselves and adds to it', () => {
    const { summary } = basicsOf(write());
    expect(summary.startsWith(master.basics.summary)).toBe(true);
    expect(summary.slice(master.basics.summary.length)).toMatch(/Relevant skills: .*PostgreSQL/u);
    expect(summary).not.toContain('years of professional experience');
  });

  it('takes markup, pictures and repeated lines out, and keeps what has none character by character', () => {
    const lines = [
      '<p>Ran a <strong>kitchen team</strong> of 7</p>',
      '✅ Planned menus\nCut waste by 18%',
      'Planned menus.',
      'Stock &amp; menu control',
    ];
    const { content } = write(POSTINGS.enBackendEngineer, {
      work: [{ name: 'Harbour Grill', position: 'Chef', startDate: '2020-02', highlights: lines }],
    });
    expect(postsOf(content)[0]?.highlights.toSorted()).toEqual(
      ['Ran a kitchen team of 7', 'Planned menus', 'Cut waste by 18%', 'Stock & menu control'].toSorted(),
    );
  });

  it('writes a summary of two or three sentences', () => {
    const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });
    const count = [...sentences.segment(basicsOf(write()).summary)].length;
    expect(count).toBeGreaterThanOrEqual(2);
    expect(count).toBeLessThanOrEqual(3);
  });

  it('names for every statement a place in the master that says the same', () => {
    for (const posting of [POSTINGS.enBackendEngineer, POSTINGS.deJavaEntwicklung, POSTINGS.jaBackend]) {
      const { content, sources } = write(posting);
      for (const { pointer, sources: from } of sources) {
        expect(from.length).toBeGreaterThan(0);
        for (const source of from) expect(getPointer(master, source)).toBeDefined();
        if (!pointer.startsWith('/basics/')) expect(getPointer(content, pointer)).toEqual(getPointer(master, from[0] as string));
      }
    }
  });

  it('counts what it covers against what the master can cover, and names what the person lacks', () => {
    const { coverage } = write();
    expect(coverage.requirements).toBe(13);
    expect(coverage.covered).toBe(coverage.best);
    expect(coverage.best).toBeGreaterThanOrEqual(9);
    expect(coverage.missing.length).toBe(coverage.requirements - coverage.best);
    const nurse = writeResume(MASTERS.infirmiere as Master, POSTINGS.enBackendEngineer, OPTIONS);
    expect(nurse.coverage.missing).toContainEqual({ requirement: 'Strong Go or Java', kind: 'must' });
  });

  it('does not count years in another trade', () => {
    const missing = (from: unknown) =>
      write(
        { title: 'Web Developer', text: 'Requirements\n- Five years of web development with React\n- Writes clean CSS' },
        from,
      ).coverage.missing.map(({ requirement }) => requirement);
    expect(missing(MASTERS.careerChanger)).toContain('Five years of web development with React');
  });

  it('gives the same bytes for the same input', () => {
    expect(JSON.stringify(write())).toBe(JSON.stringify(write(structuredClone(POSTINGS.enBackendEngineer), structuredClone(master))));
  });

  it.each([
    ['an empty object', {}],
    ['a name', { basics: { name: 'Ann Lee' } }],
    ['bare titles', { basics: { name: 'Ann Lee', label: 'Welder' }, work: [{ name: 'Acme', position: 'Welder' }] }],
    ['the wrong types', { work: 'none', skills: 7, education: null, projects: [null, 3] }],
  ])('refuses %s as a master for good', (_, from) => {
    expect(() => write(POSTINGS.enBackendEngineer, from)).toThrow(expect.objectContaining({ code: 'MASTER_EMPTY', permanent: true }));
  });
});
