import { deployMigrations } from '#migrations';
// Not through #testing: its index needs a test runner.
import { startPostgres } from '../../libs/testing/src/postgres/postgres-server.js';
import { stress } from './stress.js';

/**
 * `npm run stress [-- --minutes 15] [--connections 24] [--seed 1]`: the verbs of jobs from many connections on the same rows, on a PostgreSQL
 * of its own. Exit 1 when the server met a deadlock, a counter drifted, or a verb ended in an error it should not know.
 */
const given = (name: string, otherwise: number): number => {
  const at = process.argv.indexOf(`--${name}`);
  const value = at < 0 ? otherwise : Number(process.argv[at + 1]);
  if (!Number.isFinite(value) || value <= 0) throw new Error(`--${name} is a number above 0`);
  return value;
};

const server = await startPostgres();
const end = (): void => void server.remove().then(() => process.exit(130));
process.once('SIGINT', end).once('SIGTERM', end);
try {
  await deployMigrations({ folder: 'prisma/jobs', url: server.url });
  const report = await stress({
    url: server.url,
    seconds: given('minutes', 15) * 60,
    connections: given('connections', 24),
    seed: given('seed', 1),
    say: (line) => console.log(line),
  });
  for (const entry of (report.logged ?? []).slice(0, 5)) console.log(entry);
  console.log(JSON.stringify({ ...report, logged: report.logged?.length }, null, 2));
  process.exitCode = report.deadlocks + report.drift.length + Object.keys(report.unexpected).length > 0 ? 1 : 0;
} finally {
  await server.remove();
}
