import { expect, it } from 'vitest';
import { deployMigrations } from '#migrations';
import { migratedTemplate, useDatabase } from '#testing';
import { stress } from './stress.js';

const database = useDatabase(() => migratedTemplate('prisma/jobs', (url) => deployMigrations({ folder: 'prisma/jobs', url })));

/** The whole form, by the hour: npm run stress. */
const SECONDS = 15;

it('every verb of jobs at once on the same rows meets no deadlock, and no counter drifts', { timeout: 90_000 }, async () => {
  const report = await stress({ url: database.url, seconds: SECONDS });
  expect(report).toMatchObject({ deadlocks: 0, unexpected: {}, drift: [] });
  expect(report.logged ?? []).toEqual([]);
  // Each verb had its turn: a stress that does nothing meets no deadlock either.
  expect(Object.keys(report.verbs)).toHaveLength(16);
  expect(report.verbs['acknowledge']).toBeGreaterThan(50);
});
