import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { SERVICE_NAMES } from '#contracts';

const root = path.resolve(import.meta.dirname, '..');

/** Begin new work or keep more than before: refused while the disk of the database has little room. */
const NEED_ROOM = [
  'addAchievement', 'createResume', 'executeJob', 'generateDocuments', 'importResumes', 'register', 'restoreVersion', 'setSkillLevel',
  'updateAchievement', 'updateResume',
]; // prettier-ignore

/** Keep nothing, free room, end work, let what was accepted go on, or let people in. */
const NEED_NONE = [
  'cancelJob', 'changePassword', 'deleteAccount', 'deleteAchievement', 'deleteJob', 'deleteResume', 'deleteUpload', 'endAllSessions', 'exportLetter', 'exportResume',
  'login', 'logout', 'pauseJob', 'redriveItems', 'refresh', 'removeSkill', 'resumeJob', 'revokeSession',
]; // prettier-ignore

const resolvers = SERVICE_NAMES.flatMap((name) =>
  readdirSync(path.join(root, 'apps', name, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.resolver.ts'))
    .map((file) => readFileSync(path.join(root, 'apps', name, 'src', file), 'utf8')),
);

/** Mutations by name, and whether the decorator stands right above. */
const found = resolvers.flatMap((text) =>
  [...text.matchAll(/(@NeedsRoom\(\)\s+)?@Mutation\(([\s\S]*?)\n {2}(?:async )?(\w+)\(/g)].map(([, marked, options = '', method = '']) => ({
    name: /name: '(\w+)'/.exec(options)?.[1] ?? method,
    marked: marked !== undefined,
  })),
);

it('every mutation is known to need room or not, and is marked so', () => {
  const names = (marked: boolean): string[] => found.filter((m) => m.marked === marked).map((m) => m.name);
  expect(names(true).toSorted()).toEqual(NEED_ROOM);
  expect(names(false).toSorted()).toEqual(NEED_NONE);
});
