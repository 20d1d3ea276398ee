import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#common';
import { deployMigrations } from '#migrations';
import { migratedTemplate, useDatabase } from '#testing';
import { add, DELETE_ACHIEVEMENT, READ_ACHIEVEMENT, REMOVE_SKILL, UPDATE_ACHIEVEMENT } from './achievement-queries.js';
import { CONTENT, createResume, generate, READ, startService, UPDATE, type Person, type Started } from './resume-service.js';

const database = useDatabase(() => migratedTemplate('prisma/resume', (url) => deployMigrations({ folder: 'prisma/resume', url })));
let service: Started;
let owner: Person;
let stranger: Person;
let master: string;
let tailored: string;
let letter: string;
let achievement: string;

beforeAll(async () => {
  service = await startService(database.url);
  [owner, stranger] = [service.person(), service.person()];
  master = (await createResume(owner)).id;
  await owner.ask(UPDATE, { input: { id: master, version: 1, title: 'Second' } });
  ({ tailored, letter } = await generate(service, owner, master));
  achievement = (await add(owner, { skills: ['Whistling'] })).achievement.id;
});
afterAll(() => service.stop());

const LETTER = 'query($id: ID!) { coverLetter(id: $id) { id body provenance { pointer } } }';
const VERSIONS = 'query($id: ID!) { resumeVersions(id: $id, first: 5) { nodes { version content } } }';
const RESTORE = 'mutation($id: ID!) { restoreVersion(id: $id, version: 1) { id } }';
const REMOVE = 'mutation($id: ID!) { deleteResume(id: $id) }';
const PROVENANCE = 'query($id: ID!) { resume(id: $id) { provenance { pointer } } }';

interface Action {
  readonly name: string;
  readonly query: string;
  readonly id: () => string;
  readonly variables?: (id: string) => Record<string, unknown>;
}

/** Every model of this service × what a door lets one do with it. A model of the Prisma schema without a row fails the last test. */
const TABLE: Readonly<Record<string, readonly Action[]>> = {
  Resume: [
    { name: 'read', query: READ, id: () => master },
    { name: 'read', query: READ, id: () => tailored },
    {
      name: 'update',
      query: UPDATE,
      id: () => master,
      variables: (id) => ({ input: { id, version: 2, title: 'Mine now', content: CONTENT } }),
    },
    { name: 'delete', query: REMOVE, id: () => master },
  ],
  ResumeVersion: [
    { name: 'read', query: VERSIONS, id: () => master },
    { name: 'restore', query: RESTORE, id: () => master },
  ],
  CoverLetter: [{ name: 'read', query: LETTER, id: () => letter }],
  Achievement: [
    { name: 'read', query: READ_ACHIEVEMENT, id: () => achievement },
    {
      name: 'update',
      query: UPDATE_ACHIEVEMENT,
      id: () => achievement,
      variables: (id) => ({ input: { id, version: 1, title: 'Mine now' } }),
    },
    { name: 'delete', query: DELETE_ACHIEVEMENT, id: () => achievement },
  ],
  Skill: [{ name: 'remove', query: REMOVE_SKILL, id: () => 'whistling', variables: (key) => ({ key }) }],
  Provenance: [
    { name: 'read', query: PROVENANCE, id: () => tailored },
    { name: 'read', query: LETTER, id: () => letter },
  ],
};

/** Models no door leads to: bookkeeping, told apart by owner in their keys. */
const INTERNAL = ['AchievementSkill', 'AutomaticResume', 'Content', 'Erasure', 'ImportedChunk', 'Operation', 'Usage'];

const actions = Object.entries(TABLE).flatMap(([model, list]) => list.map((action) => [`${model} ${action.name}`, action] as const));

describe('B35 somebody else’s', () => {
  it.each(actions)('%s answers byte for byte like a missing one', async (_, { query, id, variables = (at) => ({ id: at }) }) => {
    const theirs = await stranger.ask(query, variables(id()));
    const missing = await stranger.ask(query, variables(newId()));
    expect(theirs.text).toBe(missing.text);
    expect(theirs.status).toBe(200);
    expect(theirs.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });

  it('is untouched afterwards', async () => {
    const { data } = await owner.ask(READ, { id: master });
    expect(data).toMatchObject({ resume: { id: master, version: 2, title: 'Second' } });
    expect((await owner.ask(LETTER, { id: letter })).data).toMatchObject({ coverLetter: { id: letter } });
  });

  it('is in no list', async () => {
    const { data } = await stranger.ask(
      `{ resumes(first: 10) { totalCount nodes { id } } coverLetters(first: 10) { totalCount nodes { id } }
         achievements(first: 10) { totalCount nodes { id } } skills(first: 10) { totalCount nodes { key } } automaticResume { generatedAt } }`,
    );
    const none = { totalCount: 0, nodes: [] };
    expect(data).toEqual({ resumes: none, coverLetters: none, achievements: none, skills: none, automaticResume: null });
  });

  it('is NOT_FOUND over gRPC, in every call that names an id', async () => {
    const client = service.client('executor');
    const call = { deadlineMs: 5_000 };
    await expect(
      client.getResume({ ownerId: stranger.userId, resumeId: master, version: 0, withContent: true }, call),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(
      client.getResume({ ownerId: stranger.userId, resumeId: master, version: 1, withContent: false }, call),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('has a row for every model', async () => {
    const schema = await readFile('prisma/resume/schema.prisma', 'utf8');
    const models = [...schema.matchAll(/^model (\w+)/gm)].map((m) => m[1]);
    expect(models.toSorted()).toEqual([...Object.keys(TABLE), ...INTERNAL].toSorted());
  });
});

describe('B37 a list', () => {
  it.each(['ownerId: "x"', 'filter: {ownerId: "x"}', 'where: {OR: []}'])('takes no %s', async (argument) => {
    const { status, errors } = await stranger.ask(`{ resumes(first: 5, ${argument}) { totalCount } }`);
    expect(status).toBe(400);
    expect(['BAD_USER_INPUT', 'GRAPHQL_VALIDATION_FAILED']).toContain(errors?.[0]?.extensions.code);
  });
});

describe('B39 another form of an id', () => {
  it('in capitals is the same id', async () => {
    expect((await owner.ask(READ, { id: master.toUpperCase() })).data).toMatchObject({ resume: { id: master } });
  });

  it.each([
    ['padded', (id: string) => ` ${id} `],
    ['braced', (id: string) => `{${id}}`],
    ['a URN', (id: string) => `urn:uuid:${id}`],
    ['without hyphens', (id: string) => id.replaceAll('-', '')],
    ['cut', (id: string) => id.slice(0, -1)],
  ])('%s is BAD_USER_INPUT', async (_, form) => {
    expect((await owner.ask(READ, { id: form(master) })).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });
});

describe('nobody', () => {
  it('sees nothing', async () => {
    for (const query of [
      '{ resumes(first: 1) { totalCount } }',
      '{ coverLetters(first: 1) { totalCount } }',
      '{ achievements(first: 1) { totalCount } }',
      '{ skills(first: 1) { totalCount } }',
      '{ automaticResume { generatedAt } }',
      `{ resume(id: "${master}") { id } }`,
    ]) {
      const { errors, data } = await service.anonymous(query);
      expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
      expect(Object.values(data ?? {})).toEqual([null]);
    }
  });

  it('B47 another service than the executor stores nothing', async () => {
    const jobs = service.client('jobs');
    const letterOf = {
      ownerId: owner.userId,
      operationId: newId(),
      resumeId: master,
      resumeVersion: 1,
      body: 'x',
      postingTitle: '',
      company: '',
      provenance: [],
    };
    await expect(jobs.saveCoverLetter(letterOf, { deadlineMs: 5_000 })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(
      jobs.getResume({ ownerId: owner.userId, resumeId: master, version: 0, withContent: false }, { deadlineMs: 5_000 }),
    ).resolves.toMatchObject({ version: 2 });
    const ai = service.client('ai');
    await expect(
      ai.getResume({ ownerId: owner.userId, resumeId: master, version: 0, withContent: false }, { deadlineMs: 5_000 }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
