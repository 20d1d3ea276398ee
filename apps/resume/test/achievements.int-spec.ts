import { readFileSync } from 'node:fs';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#common';
import { deployMigrations } from '#migrations';
import { migratedTemplate, useDatabase } from '#testing';
import {
  add,
  ADD,
  asked,
  automatic,
  DELETE_ACHIEVEMENT,
  JOB,
  READ_ACHIEVEMENT,
  REMOVE_SKILL,
  SET_LEVEL,
  SKILLS,
  STATS,
  UPDATE_ACHIEVEMENT,
} from './achievement-queries.js';
import { READ, startService, UPDATE, type Person, type Started } from './resume-service.js';

const database = useDatabase(() => migratedTemplate('prisma/resume', (url) => deployMigrations({ folder: 'prisma/resume', url })));
let service: Started;
let sql: pg.Pool;
beforeAll(async () => {
  sql = new pg.Pool({ connectionString: database.url, max: 2 });
  service = await startService(database.url);
});
afterAll(async () => {
  await service.stop();
  await sql.end();
});

const versionsOf = async (person: Person): Promise<number[]> =>
  (
    await sql.query<{ version: number }>(
      `SELECT version FROM resumes WHERE owner_id = $1 AND kind = 'AUTOMATIC' UNION ALL
       SELECT v.version FROM resume_versions v JOIN resumes r ON r.id = v.resume_id WHERE r.owner_id = $1 AND r.kind = 'AUTOMATIC' ORDER BY 1`,
      [person.userId],
    )
  ).rows.map((r) => r.version);
const section = async (person: Person, name: string): Promise<Record<string, unknown>[]> =>
  ((await automatic(person))?.resume.content[name] ?? []) as Record<string, unknown>[];
const expectCode = async (person: Person, query: string, variables: Record<string, unknown>, code: string): Promise<void> => {
  expect((await person.ask(query, variables)).errors?.[0]?.extensions.code).toBe(code);
};

describe('the automatic résumé', () => {
  it('is not there before the first achievement, and is made with it', async () => {
    const person = service.person();
    expect(await automatic(person)).toBeNull();
    expect(await asked(person, STATS)).toEqual({ achievements: 0, entries: 0, verified: 0, skills: 0, byType: [] });
    const fields = {
      type: 'INTERNSHIP',
      title: 'Software Engineer Intern',
      organization: 'Example Works',
      startDate: '2022-01-01',
      endDate: '2022-06-01',
    };
    const saved = await add(person, { ...fields, skills: ['JavaScript', 'React', 'node js'], highlights: ['Built 3 apps'] });
    expect(saved).toMatchObject({ __typename: 'AchievementSaved', achievement: { version: 1, isVerified: false }, resume: { version: 1 } });
    expect(saved.change).toEqual({ added: ['/basics', '/work', '/skills'], removed: [], changed: [] });
    const made = await automatic(person);
    expect(made?.resume).toMatchObject({
      id: saved.resume.id,
      kind: 'AUTOMATIC',
      version: 1,
      content: {
        basics: { label: 'Software Engineer Intern', summary: '1 internship, 3 skills.' },
        work: [{ name: 'Example Works', position: 'Software Engineer Intern', highlights: ['Built 3 apps'] }],
        skills: [
          { name: 'Programming', keywords: ['JavaScript'] },
          { name: 'Frameworks', keywords: ['Node.js', 'React'] },
        ],
      },
      provenance: [{ pointer: '/work/0', sources: [`/achievements/${saved.achievement.id}`], verdict: 'SUPPORTED' }],
    });
    expect(await asked(person, STATS)).toEqual({
      achievements: 1,
      entries: 1,
      verified: 0,
      skills: 3,
      byType: [{ type: 'INTERNSHIP', count: 1 }],
    });
  });

  it('follows the vectors of the library, each achievement added by itself', async () => {
    const { achievements } = JSON.parse(
      readFileSync(new URL('../../../libs/achievements/test/vectors/achievements.json', import.meta.url), 'utf8'),
    ) as { achievements: Record<string, unknown>[] };
    const person = service.person();
    const mine = achievements.filter((a) => a['revokedAt'] === undefined && a['isVerified'] === false);
    for (const { id: _i, createdAt: _c, isVerified: _v, ...fields } of mine) {
      const input = { clientRequestId: newId(), ...fields };
      expect(await asked(person, ADD, { input })).toMatchObject({ __typename: 'AchievementSaved' });
    }
    const [jobs, education] = [await section(person, 'work'), await section(person, 'education')];
    expect(jobs.map((e) => e['position'])).toEqual([
      'Senior Software Engineer',
      'Software Engineer',
      'Software Engineer Intern',
      'ソフトウェアエンジニア',
      'Barista',
    ]);
    expect(education.find((e) => e['studyType'] === 'BSc')).toMatchObject({ courses: ['Databases', 'Distributed Systems'] });
    expect(await versionsOf(person)).toEqual(mine.map((_, i) => i + 1));
    const { byType, ...counts } = await asked<{ byType: unknown[] }>(person, STATS);
    expect(counts).toMatchObject({ achievements: mine.length, verified: 0 });
    expect(byType).toContainEqual({ type: 'VOLUNTEER', count: 2 });
  });

  it('has a new version only where something changed', async () => {
    const person = service.person();
    const first = await add(person, { highlights: ['Cooked'] });
    const twin = await add(person, { title: 'COOK', highlights: ['cooked'] });
    expect(twin.change).toEqual({ added: [], removed: [], changed: [] });
    expect(twin.resume).toEqual({ id: first.resume.id, version: 1 });
    expect((await automatic(person))?.resume.provenance[0]?.sources).toHaveLength(2);
    const chef = await add(person, { title: 'Chef', startDate: '2021-03', endDate: null });
    expect(chef.resume.version).toBe(2);
    expect(chef.change).toEqual({ added: ['/work/0'], removed: [], changed: ['/basics/label', '/basics/summary'] });
    expect(await versionsOf(person)).toEqual([1, 2]);
  });

  it('keeps what the person wrote, and only that', async () => {
    const person = service.person();
    const { resume } = await add(person);
    const content = { ...(await automatic(person))!.resume.content, languages: [{ language: 'German' }], 'x-own': 1 };
    const basics = { name: 'Ada Example', label: 'Chef de cuisine' };
    const saved = await asked<{ version: number }>(person, UPDATE, {
      input: { id: resume.id, version: 1, content: { ...content, basics: { ...(content as { basics?: object }).basics, ...basics } } },
    });
    expect(saved.version).toBe(2);
    expect((await automatic(person))?.resume.provenance).toHaveLength(1);
    await add(person, { title: 'Chef', startDate: '2021-03', endDate: '2022' });
    expect((await automatic(person))?.resume.content).toMatchObject({
      basics: { ...basics, summary: '2 jobs.' },
      languages: [{ language: 'German' }],
      'x-own': 1,
    });
  });

  it('speaks the language it is told', async () => {
    const person = service.person();
    const { resume } = await add(person);
    const content = { ...(await automatic(person))!.resume.content, meta: { language: 'de-AT' } };
    await asked(person, UPDATE, { input: { id: resume.id, version: 1, content } });
    await add(person, { title: 'Chef', skills: ['JS'] });
    expect((await automatic(person))?.resume.content['basics']).toMatchObject({ summary: '2 Stellen, 1 Kenntnis.' });
    expect(await section(person, 'skills')).toEqual([{ name: 'Programmierung', keywords: ['JavaScript'] }]);
  });

  it('does not let its own sections be written by hand: OWNED_BY_ACHIEVEMENTS, with the pointer', async () => {
    const person = service.person();
    const { resume } = await add(person);
    const { content } = (await automatic(person))!.resume;
    const by = (change: Record<string, unknown>): Promise<{ __typename: string; issues: object[] }> =>
      asked(person, UPDATE, { input: { id: resume.id, version: 1, content: { ...content, ...change } } });
    const owned = (path: string): object => ({ path, code: 'OWNED_BY_ACHIEVEMENTS', message: expect.stringContaining('MASTER') as string });
    expect(await by({ work: [{ name: 'Elsewhere' }], skills: [{ name: 'All' }] })).toEqual({
      __typename: 'InvalidResume',
      issues: [owned('/content/work'), owned('/content/skills')],
    });
    expect(await versionsOf(person)).toEqual([1]);
    await add(person, { title: 'Chef' });
    await expectCode(person, 'mutation($id: ID!) { restoreVersion(id: $id, version: 1) { id } }', { id: resume.id }, 'BAD_USER_INPUT');
  });

  it('is made anew after it was deleted, and a repeated request brings back nothing but it', async () => {
    const person = service.person();
    const input = { clientRequestId: newId(), ...JOB };
    const first = await asked<{ achievement: { id: string }; resume: { id: string } }>(person, ADD, { input });
    await asked(person, 'mutation($id: ID!) { deleteResume(id: $id) }', { id: first.resume.id });
    expect(await automatic(person)).toBeNull();
    const again = await asked<{ achievement: { id: string }; resume: { id: string; version: number } }>(person, ADD, { input });
    expect(again.achievement.id).toBe(first.achievement.id);
    expect(again.resume.id).not.toBe(first.resume.id);
    expect(await section(person, 'work')).toHaveLength(1);
  });

  it('D94 of more than 256 KiB is refused, and nothing is stored', async () => {
    const person = service.person();
    const large = { highlights: Array.from({ length: 50 }, (_, i) => String(i).padEnd(1_000, 'x')), description: 'y'.repeat(4_000) };
    const answers: string[] = [];
    for (let n = 0; n < 6; n++) answers.push((await add(person, { ...large, title: `Cook ${n}` })).__typename);
    expect(answers).toEqual([...Array.from({ length: 4 }, () => 'AchievementSaved'), 'InvalidInput', 'InvalidInput']);
    expect(await asked(person, STATS)).toMatchObject({ achievements: 4 });
  });
});

describe('an achievement', () => {
  it('D94 that is wrong is refused with pointer and code, and nothing is stored', async () => {
    const person = service.person();
    const { issues } = await add(person, {
      startDate: '2024-02-30',
      url: 'javascript:alert(1)',
      skills: Array.from({ length: 101 }, () => 'a'),
    });
    expect(issues.map(({ path, code }) => `${path} ${code}`)).toEqual(['/url NOT_A_URL', '/skills TOO_MANY', '/startDate NOT_A_DATE']);
    expect(await automatic(person)).toBeNull();
    const { rows } = await sql.query('SELECT FROM resumes WHERE owner_id = $1', [person.userId]);
    expect(rows).toHaveLength(0);
  });

  it('sent again with the same request id is the same one; with other fields it is refused', async () => {
    const person = service.person();
    const input = { clientRequestId: newId(), ...JOB };
    const [a, b] = await Promise.all([
      asked<{ achievement: object }>(person, ADD, { input }),
      asked<{ achievement: object }>(person, ADD, { input }),
    ]);
    expect(a.achievement).toEqual(b.achievement);
    expect(await asked(person, STATS)).toMatchObject({ achievements: 1 });
    await expectCode(person, ADD, { input: { ...input, title: 'Chef' } }, 'IDEMPOTENCY_KEY_REUSED');
  });

  it('is changed in part: what is left out stays, null empties it, an old version is stale', async () => {
    const person = service.person();
    const { achievement } = await add(person, { highlights: ['Cooked'], skills: ['JS'], location: 'Berlin' });
    const { id } = achievement;
    const saved = await asked(person, UPDATE_ACHIEVEMENT, { input: { id, version: 1, title: 'Chef', location: null, skills: ['SQL'] } });
    expect(saved).toMatchObject({
      achievement: { version: 2, title: 'Chef', organization: 'Inn', highlights: ['Cooked'], location: null },
      resume: { version: 2 },
    });
    expect(await section(person, 'skills')).toEqual([{ name: 'Programming', keywords: ['SQL'] }]);
    await expectCode(person, UPDATE_ACHIEVEMENT, { input: { id, version: 1, title: 'Late' } }, 'STALE_VERSION');
    const { issues } = await asked<{ issues: object[] }>(person, UPDATE_ACHIEVEMENT, { input: { id, version: 2, endDate: '2019' } });
    expect(issues).toMatchObject([{ path: '/endDate', code: 'END_BEFORE_START' }]);
  });

  it('D94 that was verified keeps its facts, and that was revoked is in the list alone', async () => {
    const person = service.person();
    const { achievement } = await add(person);
    await sql.query('UPDATE achievements SET verified_by = $2 WHERE id = $1', [achievement.id, newId()]);
    const refused = await asked(person, UPDATE_ACHIEVEMENT, { input: { id: achievement.id, version: 1, title: 'Chef' } });
    expect(refused).toMatchObject({ issues: [{ path: '/title', code: 'VERIFIED_FACT' }] });
    await asked(person, UPDATE_ACHIEVEMENT, { input: { id: achievement.id, version: 1, highlights: ['Cooked'] } });
    await sql.query('UPDATE achievements SET revoked_at = now() WHERE id = $1', [achievement.id]);
    await add(person, { type: 'PROJECT', title: 'Other' });
    expect(await section(person, 'work')).toEqual([]);
    const list = '{ achievements(first: 10, verified: true) { totalCount nodes { title revokedAt } } }';
    expect(await asked(person, list)).toMatchObject({ totalCount: 1, nodes: [{ title: 'Cook', revokedAt: expect.any(String) as string }] });
  });

  it('is listed newest first, by type and by skill in any spelling', async () => {
    const person = service.person();
    for (const [title, type, skills] of [
      ['A', 'JOB', ['JS']],
      ['B', 'PROJECT', ['javascript', 'Docker']],
      ['C', 'JOB', []],
    ] as const)
      await add(person, { title, type, skills });
    const titles = async (args: string): Promise<string[]> =>
      (await asked<{ nodes: { title: string }[] }>(person, `{ achievements(first: 2${args}) { nodes { title } } }`)).nodes.map(
        (n) => n.title,
      );
    expect(await titles('')).toEqual(['C', 'B']);
    expect(await titles(', type: JOB')).toEqual(['C', 'A']);
    expect(await titles(', skill: "ES6"')).toEqual(['B', 'A']);
    const { pageInfo } = await asked<{ pageInfo: { endCursor: string } }>(person, '{ achievements(first: 2) { pageInfo { endCursor } } }');
    expect(await titles(`, after: "${pageInfo.endCursor}"`)).toEqual(['A']);
  });

  it('deleted takes its entry and the skills that only it named along', async () => {
    const person = service.person();
    const { achievement } = await add(person, { skills: ['JS', 'Docker'] });
    await add(person, { title: 'Chef', skills: ['js'] });
    const gone = await asked<{ change: { removed: string[] } }>(person, DELETE_ACHIEVEMENT, { id: achievement.id });
    expect(gone).toMatchObject({ id: achievement.id, resume: { version: 3 } });
    expect(gone.change.removed).toEqual(['/work/1', '/skills/1']);
    expect(await asked(person, SKILLS)).toMatchObject({ totalCount: 1, nodes: [{ key: 'javascript', achievements: 1 }] });
    await expectCode(person, DELETE_ACHIEVEMENT, { id: achievement.id }, 'NOT_FOUND');
    const { rows } = await sql.query('SELECT FROM achievement_skills WHERE owner_id = $1', [person.userId]);
    expect(rows).toHaveLength(1);
  });

  it('of somebody else answers as a missing one does', async () => {
    const [owner, stranger] = [service.person(), service.person()];
    const { achievement } = await add(owner);
    for (const [query, variables] of [
      [READ_ACHIEVEMENT, (id: string) => ({ id })],
      [DELETE_ACHIEVEMENT, (id: string) => ({ id })],
      [UPDATE_ACHIEVEMENT, (id: string) => ({ input: { id, version: 1, title: 'Mine now' } })],
    ] as const) {
      const theirs = await stranger.ask(query, variables(achievement.id));
      expect(theirs.text).toBe((await stranger.ask(query, variables(newId()))).text);
      expect(theirs.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    }
    expect(await automatic(stranger)).toBeNull();
    expect((await owner.ask(READ_ACHIEVEMENT, { id: achievement.id })).data).toMatchObject({ achievement: { title: 'Cook', version: 1 } });
    expect((await service.anonymous(STATS)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });
});

describe('a skill', () => {
  const level = (person: Person, name: string, said: string | null): Promise<{ skill: object; change: object; issues: object[] }> =>
    asked(person, SET_LEVEL, { input: { name, level: said } });

  it('has a level nobody said until the person says one, which no rebuild overwrites', async () => {
    const person = service.person();
    await add(person, { skills: ['JS'] });
    expect(await asked(person, SKILLS)).toMatchObject({ nodes: [{ key: 'javascript', level: 'INTERMEDIATE', levelBy: 'DEFAULT' }] });
    expect(await level(person, 'ES6', 'EXPERT')).toMatchObject({
      skill: { key: 'javascript', name: 'JavaScript', level: 'EXPERT', levelBy: 'PERSON', achievements: 1 },
    });
    const { achievement } = await add(person, { title: 'Chef', skills: ['javascript'] });
    expect(await section(person, 'skills')).toEqual([{ name: 'Programming', level: 'Expert', keywords: ['JavaScript'] }]);
    await asked(person, DELETE_ACHIEVEMENT, { id: achievement.id });
    expect(await level(person, 'JavaScript', null)).toMatchObject({ skill: { level: 'INTERMEDIATE', levelBy: 'DEFAULT' } });
    expect(await section(person, 'skills')).toEqual([{ name: 'Programming', keywords: ['JavaScript'] }]);
  });

  it('of the person’s own stays without achievements, until it is removed', async () => {
    const person = service.person();
    expect(await level(person, '  Whistling ', null)).toMatchObject({ skill: { key: 'whistling', name: 'Whistling', achievements: 0 } });
    const { achievement } = await add(person, { skills: ['whistling', 'Docker'] });
    expect(await asked(person, REMOVE_SKILL, { key: 'whistling' })).toMatchObject({ issues: [{ path: '/key', code: 'IN_USE' }] });
    await asked(person, DELETE_ACHIEVEMENT, { id: achievement.id });
    expect(await asked(person, SKILLS)).toMatchObject({ totalCount: 1, nodes: [{ key: 'whistling' }] });
    expect(await asked(person, REMOVE_SKILL, { key: 'whistling' })).toMatchObject({ __typename: 'SkillRemoved', key: 'whistling' });
    expect(await asked(person, SKILLS)).toMatchObject({ totalCount: 0 });
    await expectCode(person, REMOVE_SKILL, { key: 'whistling' }, 'NOT_FOUND');
  });

  it('is no blank, and no essay', async () => {
    const person = service.person();
    for (const name of ['', ' \u200b', 'x'.repeat(101), 'a\u0000b'])
      expect((await level(person, name, 'EXPERT')).issues).toMatchObject([{ path: '/name', code: 'NOT_A_SKILL' }]);
    expect(await automatic(person)).toBeNull();
  });
});

describe('many at once', () => {
  it('twenty writers of one person: nothing is lost, and versions have no gap', async () => {
    const person = service.person();
    const saved = await Promise.all(
      Array.from({ length: 20 }, (_, i) => add(person, { title: `Cook ${i}`, skills: [`Skill ${i}`, 'JS'] })),
    );
    expect(new Set(saved.map(({ resume }) => resume.id)).size).toBe(1);
    expect(await section(person, 'work')).toHaveLength(20);
    expect(await asked(person, STATS)).toMatchObject({ achievements: 20, entries: 20, skills: 21 });
    expect(await versionsOf(person)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
    const { version } = (await automatic(person))!.resume;
    expect(version).toBe(20);
    const standing = await asked<{ content: unknown }>(person, READ, { id: saved[0]!.resume.id });
    expect(standing.content).toEqual((await automatic(person))?.resume.content);
  });

  it('adding, changing, levels and edits by hand together end in one state that all rows agree on', async () => {
    const person = service.person();
    const first = await add(person, { skills: ['JS'] });
    await Promise.all([
      ...Array.from({ length: 8 }, (_, i) => add(person, { title: `Chef ${i}`, skills: ['Docker'] })),
      asked(person, UPDATE_ACHIEVEMENT, { input: { id: first.achievement.id, version: 1, skills: ['SQL'] } }),
      asked(person, SET_LEVEL, { input: { name: 'SQL', level: 'EXPERT' } }),
      asked(person, SET_LEVEL, { input: { name: 'Whistling', level: 'BEGINNER' } }),
    ]);
    expect(await section(person, 'work')).toHaveLength(9);
    const { nodes } = await asked<{ nodes: { key: string; achievements: number }[] }>(person, SKILLS);
    expect(nodes.map(({ key, achievements }) => [key, achievements])).toEqual([
      ['sql', 1],
      ['docker', 8],
      ['whistling', 0],
    ]);
    const versions = await versionsOf(person);
    expect(versions).toEqual(versions.map((_, i) => i + 1));
  });
});
