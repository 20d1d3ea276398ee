import { describe, expect, it } from 'vitest';
import { enforceResume } from './enforce.js';
import { checkResume } from './resume/check-resume.js';
import type { ResumeOptions } from './resume/check-resume.js';

const MASTER = {
  basics: {
    name: 'Ines Falk',
    label: 'Warehouse Clerk',
    email: 'ines.falk@example.com',
    summary: 'Careful clerk.',
    location: { city: 'Hull' },
  },
  work: [
    {
      name: 'Tern Shipping GmbH',
      position: 'Warehouse Clerk',
      location: 'Hull',
      startDate: '2019-05',
      endDate: '2023-08',
      summary: 'Picked and packed orders.',
      highlights: ['Packed 80 orders a day', 'Helped introduce barcode scanners', 'Counted stock every month'],
    },
    {
      name: 'Heron Foods',
      position: 'Shop Assistant',
      startDate: '2016-01',
      endDate: '2019-04',
      highlights: ['Served customers', 'Stocked shelves for 3 departments'],
    },
  ],
  volunteer: [{ organization: 'Dockside Library', position: 'Helper', highlights: ['Shelved books on Sundays'] }],
  education: [{ institution: 'Quay College', studyType: 'Diploma', area: 'Business', endDate: '2015-06', courses: ['Bookkeeping'] }],
  certificates: [{ name: 'Forklift licence', issuer: 'Port Authority', date: '2019-09' }],
  awards: [{ title: 'Clean Desk Prize', awarder: 'Tern Shipping', date: '2021-01', summary: 'For a tidy packing table.' }],
  publications: [{ name: 'Packing Notes', publisher: 'Tern Weekly', releaseDate: '2020-02' }],
  projects: [
    { name: 'Bike Kitchen', description: 'Repair evenings', roles: ['Organiser'], keywords: ['Repair'], highlights: ['Fixed 20 bicycles'] },
  ],
  references: [{ name: 'R. Olm', reference: 'Ines is reliable.' }],
  interests: [{ name: 'Chess', keywords: ['Endgames'] }],
  skills: [{ name: 'Warehouse', level: 'Intermediate', keywords: ['Stock counting', 'Excel'] }],
  languages: [
    { language: 'German', fluency: 'Native' },
    { language: 'English', fluency: 'B2' },
  ],
  'x-notes': { shift: 'early' },
};
const copy = (): typeof MASTER => structuredClone(MASTER);
const OPTIONS: ResumeOptions = {
  language: 'en',
  asOf: '2025-06',
  posting: { title: 'Logistics Director', company: 'Gull Freight', text: 'Know SAP and Kafka.' },
};
const refusedAt = (content: unknown): string[] => enforceResume(content, MASTER, OPTIONS).refused.map(({ pointer }) => pointer);

describe('a faithful copy', () => {
  it('stands whole', () => {
    const { content, refused, provenance } = enforceResume(MASTER, MASTER, OPTIONS);
    expect(refused).toEqual([]);
    expect(content).toEqual(MASTER);
    expect(new Set(provenance.map(({ verdict }) => verdict))).toEqual(new Set(['SUPPORTED']));
  });

  it('may leave out and reorder, and keeps pointers to where the words came from', () => {
    const { work, skills } = copy();
    const { content, provenance, refused } = enforceResume({ work: [work[1], work[0]], skills }, MASTER, OPTIONS);
    expect(refused).toEqual([]);
    expect(content).toEqual({ work: [work[1], work[0]], skills });
    expect(provenance.find(({ pointer }) => pointer === '/work/0/highlights/1')?.sources).toEqual(['/work/1/highlights/1']);
  });
});

describe('bullets', () => {
  const enforced = (highlights: readonly unknown[], sources = {}): ReturnType<typeof enforceResume> => {
    const { highlights: _own, ...entry } = MASTER.work[0] as (typeof MASTER.work)[0];
    return enforceResume({ work: [{ ...entry, highlights }] }, MASTER, { ...OPTIONS, sources });
  };
  const lines = (result: ReturnType<typeof enforceResume>): unknown => (result.content['work'] as { highlights: unknown }[])[0]?.highlights;

  it('a reworded one falls back to the person’s own line', () => {
    const result = enforced(['Led the introduction of barcode scanners', 'Packed eighty orders daily']);
    expect(lines(result)).toEqual(['Helped introduce barcode scanners', 'Packed eighty orders daily']);
    expect(result.refused).toEqual([expect.objectContaining({ pointer: '/work/0/highlights/0', kind: 'verb', done: 'replaced' })]);
    expect(result.provenance.filter(({ pointer }) => pointer.includes('highlights')).map(({ verdict }) => verdict)).toEqual([
      'SUPPORTED',
      'REWORDED',
    ]);
  });

  it('falls back to the line it points at', () => {
    const result = enforced(['Directed 90 people in a national programme'], { '/work/0/highlights/0': ['/work/0/highlights/2'] });
    expect(lines(result)).toEqual(['Counted stock every month']);
  });

  it('never falls back to a line of another post, nor twice to one', () => {
    expect(
      lines(
        enforced(['Packed 80 orders a day', 'Stocked shelves for 3 departments'], { '/work/0/highlights/1': ['/work/1/highlights/1'] }),
      ),
    ).toEqual(['Packed 80 orders a day']);
    expect(lines(enforced(['Packed 80 orders a day', 'Packed 800 orders a day']))).toEqual(['Packed 80 orders a day']);
  });

  it('an added one is dropped, and what follows moves up', () => {
    const result = enforced(['Wrote a symphony for strings', 'Counted stock every month']);
    expect(lines(result)).toEqual(['Counted stock every month']);
    expect(result.provenance.map(({ pointer }) => pointer)).toContain('/work/0/highlights/0');
    expect(result.refused[0]).toMatchObject({ pointer: '/work/0/highlights/0', done: 'dropped' });
  });

  it('anything but texts in the list is dropped', () => {
    expect(lines(enforced([{ text: 'Ran the port' }, ['Ran the port'], 7, null, true, 'Counted stock every month']))).toEqual([
      'Counted stock every month',
    ]);
  });

  it('a post of which nothing planned may stand keeps the person’s own lines', () => {
    const result = enforced(['Composed a symphony for strings', 'Directed a national opera house']);
    expect(lines(result)).toEqual(MASTER.work[0]?.highlights);
    expect(result.refused.map(({ pointer, done }) => [pointer, done])).toEqual([
      ['/work/0/highlights/0', 'dropped'],
      ['/work/0/highlights/1', 'dropped'],
    ]);
    expect(
      result.provenance.filter(({ pointer }) => pointer.includes('highlights')).map(({ pointer, sources }) => [pointer, sources]),
    ).toEqual([0, 1, 2].map((i) => [`/work/0/highlights/${i}`, [`/work/0/highlights/${i}`]]));
  });
});

describe('no field lets a claim in', () => {
  const first = (change: Record<string, unknown>): unknown => ({ work: [{ ...MASTER.work[0], ...change }] });
  it.each<[string, unknown, string]>([
    ['headline', { basics: { ...MASTER.basics, label: 'Logistics Director' } }, '/basics/label'],
    ['headline with a tool', { basics: { ...MASTER.basics, label: 'Warehouse Clerk | SAP' } }, '/basics/label'],
    ['summary', { basics: { ...MASTER.basics, summary: 'Careful clerk. Saved two million euros.' } }, '/basics/summary'],
    ['name', { basics: { ...MASTER.basics, name: 'Dr. Ines Falk' } }, '/basics/name'],
    ['place', { basics: { ...MASTER.basics, location: { city: 'London' } } }, '/basics/location'],
    ['unknown key of basics', { basics: { ...MASTER.basics, tagline: 'Award-winning' } }, '/basics/tagline'],
    ['profile', { basics: { ...MASTER.basics, profiles: [{ network: 'X', username: 'world-champion' }] } }, '/basics/profiles'],
    ['employer', first({ name: 'Maersk' }), '/work/0/name'],
    ['title', first({ position: 'Warehouse Manager' }), '/work/0/position'],
    ['start', first({ startDate: '2015-05' }), '/work/0/startDate'],
    ['end', first({ endDate: '2025-01' }), '/work/0/endDate'],
    ['work place', first({ location: 'Rotterdam' }), '/work/0/location'],
    ['description', first({ description: 'Global market leader with 9,000 staff' }), '/work/0/description'],
    ['entry summary', first({ summary: 'Ran the whole warehouse of 40 people.' }), '/work/0/summary'],
    ['unknown key of an entry', first({ 'x-notes': 'Managed 40 people' }), '/work/0/x-notes'],
    ['keywords where none belong', first({ keywords: ['SAP'] }), '/work/0/keywords'],
    ['invented employer', { work: [...MASTER.work, { name: 'Maersk', position: 'Captain', startDate: '2010' }] }, '/work/2'],
    ['the same post twice', { work: [MASTER.work[0], MASTER.work[0]] }, '/work/1'],
    ['degree', { education: [{ ...MASTER.education[0], studyType: 'Master of Science' }] }, '/education/0/studyType'],
    ['field', { education: [{ ...MASTER.education[0], area: 'Medicine' }] }, '/education/0/area'],
    ['score', { education: [{ ...MASTER.education[0], score: '1.0' }] }, '/education/0/score'],
    ['course', { education: [{ ...MASTER.education[0], courses: ['Bookkeeping', 'Corporate Law'] }] }, '/education/0/courses/1'],
    ['school', { education: [{ institution: 'Oxford', studyType: 'Diploma', area: 'Law' }] }, '/education/0'],
    ['certificate', { certificates: [{ name: 'PMP', issuer: 'PMI' }] }, '/certificates/0'],
    ['issuer', { certificates: [{ ...MASTER.certificates[0], issuer: 'Harvard' }] }, '/certificates/0/issuer'],
    ['award', { awards: [{ title: 'Nobel Prize', date: '2021-01', awarder: 'Tern Shipping' }] }, '/awards/0/title'],
    ['award summary', { awards: [{ ...MASTER.awards[0], summary: 'For saving the company.' }] }, '/awards/0/summary'],
    ['publication', { publications: [{ name: 'Nature paper', publisher: 'Nature' }] }, '/publications/0'],
    ['project highlight', { projects: [{ ...MASTER.projects[0], highlights: ['Fixed 2,000 bicycles'] }] }, '/projects/0/highlights/0'],
    ['project role', { projects: [{ ...MASTER.projects[0], roles: ['Founder'] }] }, '/projects/0/roles/0'],
    ['project keyword', { projects: [{ ...MASTER.projects[0], keywords: ['Kafka'] }] }, '/projects/0/keywords/0'],
    ['volunteer role', { volunteer: [{ ...MASTER.volunteer[0], position: 'Director' }] }, '/volunteer/0/position'],
    ['reference', { references: [{ name: 'R. Olm', reference: 'Ines is the best manager I know.' }] }, '/references/0/reference'],
    ['interest', { interests: [{ name: 'Chess', keywords: ['Grandmaster'] }] }, '/interests/0/keywords/0'],
    ['skill', { skills: [{ name: 'Warehouse', keywords: ['Excel', 'SAP'] }] }, '/skills/0/keywords/1'],
    ['skill of the posting', { skills: [{ name: 'Kafka' }] }, '/skills/0/name'],
    ['skill group', { skills: [{ name: 'Certified Kafka Expert', keywords: ['Excel'] }] }, '/skills/0/name'],
    ['skill level', { skills: [{ name: 'Warehouse', level: 'Master', keywords: ['Excel'] }] }, '/skills/0/level'],
    ['fluency', { languages: [{ language: 'English', fluency: 'Native' }] }, '/languages/0/fluency'],
    ['language', { languages: [{ language: 'Chinese', fluency: 'B2' }] }, '/languages/0'],
    ['unknown section', { achievements: ['Ran the port'] }, '/achievements'],
    ['extended unknown section', { 'x-notes': { shift: 'early', rank: 'Director' } }, '/x-notes'],
    ['section of another shape', { work: { name: 'Maersk' } }, '/work'],
    ['meta', { meta: { claim: 'CEO' } }, '/meta'],
  ])('%s', (_name, content, pointer) => {
    expect(refusedAt(content)).toContain(pointer);
  });

  it('an end left out says that the post goes on: it is put back', () => {
    const { endDate: _end, ...open } = MASTER.work[0] as (typeof MASTER.work)[0];
    const { content, refused } = enforceResume({ work: [open] }, MASTER, OPTIONS);
    expect(refused).toEqual([expect.objectContaining({ pointer: '/work/0/endDate', kind: 'date', done: 'replaced' })]);
    expect((content['work'] as { endDate: string }[])[0]?.endDate).toBe('2023-08');
  });

  it('legal forms, case and coarser dates are no claims', () => {
    expect(refusedAt({ work: [{ name: 'TERN SHIPPING', position: 'Warehouse Clerk', startDate: '2019', endDate: '2023' }] })).toEqual([]);
  });

  it('keeps an invented name at the dates of a real post from standing', () => {
    const { content } = enforceResume(
      { work: [{ name: 'Maersk', position: 'Warehouse Clerk', startDate: '2019-05', endDate: '2023-08' }] },
      MASTER,
      OPTIONS,
    );
    expect(content).toEqual({
      work: [{ name: 'Tern Shipping GmbH', position: 'Warehouse Clerk', startDate: '2019-05', endDate: '2023-08' }],
    });
  });

  it('after it nothing UNSUPPORTED stands, whatever was put in', () => {
    const lies = {
      ...copy(),
      basics: { ...MASTER.basics, label: 'CEO', summary: 'Led 400 people at Maersk. Careful clerk.' },
      work: [{ ...MASTER.work[0], position: 'CEO', highlights: ['Led 400 people', 'Packed 80 orders a day'] }],
      skills: [{ name: 'Kafka' }],
      extra: { deep: ['PhD'] },
    };
    const { content, provenance } = enforceResume(lies, MASTER, OPTIONS);
    expect(provenance.some(({ verdict }) => verdict === 'UNSUPPORTED')).toBe(false);
    expect(checkResume(content, MASTER, OPTIONS).filter(({ verdict }) => verdict === 'UNSUPPORTED')).toEqual([]);
  });

  it('takes any JSON without throwing, and no prototype', () => {
    for (const content of [null, 1, 'x', [], {}, { basics: null }, { basics: 'x' }, { work: [null, 1, 'a', [[]]] }, { skills: 'Excel' }]) {
      expect(() => enforceResume(content, MASTER, OPTIONS)).not.toThrow();
    }
    const hostile: unknown = JSON.parse(
      '{"__proto__":{"polluted":true},"constructor":{"prototype":{}},"work":[{"name":"Tern Shipping","__proto__":{"x":1}}]}',
    );
    enforceResume(hostile, MASTER, OPTIONS);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});
