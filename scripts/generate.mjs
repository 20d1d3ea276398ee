// Generates what is not committed (protobuf codecs, Prisma clients) and checks or rewrites what is. Offline: nothing is downloaded.
// usage: node scripts/generate.mjs [--check]
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const bin = (name) => path.join(root, 'node_modules/.bin', name);

function run(title, command, args, env = {}) {
  const t = performance.now();
  const r = spawnSync(command, args, { cwd: root, env: { ...process.env, ...env }, encoding: 'utf8' });
  if (r.status !== 0) {
    process.stderr.write(`${title} failed:\n${r.stdout ?? ''}${r.stderr ?? ''}${r.error ?? ''}\n`);
    process.exit(1);
  }
  console.log(`  ${title} ${((performance.now() - t) / 1000).toFixed(1)} s`);
}

run('lists of job types', process.execPath, ['scripts/job-types.mjs']);
run('protobuf codecs', bin('buf'), ['generate'], { PATH: `${path.join(root, 'node_modules/.bin')}:${process.env.PATH}` });
for (const app of readdirSync(path.join(root, 'prisma'))) {
  const schema = path.join('prisma', app, 'schema.prisma');
  if (!existsSync(path.join(root, schema))) continue;
  // Who speaks SQL only has no client (docs/decisions/0007).
  if (!/^generator /m.test(readFileSync(path.join(root, schema), 'utf8'))) continue;
  // The schema engine binary is only needed by commands we do not use; naming one keeps Prisma from downloading it.
  run(`Prisma client of ${app}`, bin('prisma'), ['generate', '--schema', schema], {
    PRISMA_SCHEMA_ENGINE_BINARY: '/bin/true',
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    CHECKPOINT_DISABLE: '1',
  });
}
run('GraphiQL page', process.execPath, ['apps/gateway/graphiql/graphiql-page.mjs']);
run('console', process.execPath, ['apps/console/build.mjs']);
