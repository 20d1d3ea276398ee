// npm run check: format, lint, types, protobuf lint, unit tests (which compare the committed schemas and .env.example with the code), and the
// quick integration tests on a PostgreSQL of their own. Every failing step is shown; exit 1 when there is one. `--without-tests` where the
// whole test suite follows anyway.
import { spawnSync } from 'node:child_process';
import { pinnedNode, prepare, root, withPinnedNode } from './prepare.mjs';
import { quickSpecs } from './quick-integration.mjs';

await prepare({ build: false });
const env = { ...process.env, ...withPinnedNode() };
const steps = [
  ['format', 'oxfmt', ['--check']],
  ['lint', 'oxlint', ['--deny-warnings']],
  ['import table', pinnedNode(), ['scripts/lint-config.mjs', '--check']],
  ['types', 'tsc', ['-p', 'tsconfig.json', '--noEmit']],
  ['types of the console', 'tsc', ['-p', 'apps/console/tsconfig.json']],
  ['protobuf lint', 'buf', ['lint']],
  ...(process.argv.includes('--without-tests')
    ? []
    : [
        ['unit', 'vitest', ['run', '--project', 'unit', '--reporter=dot']],
        ['quick integration', 'vitest', ['run', '--project', 'integration', '--reporter=dot', ...quickSpecs]],
      ]),
];
let failures = 0;
for (const [title, command, args] of steps) {
  const begun = performance.now();
  const r = spawnSync(command, args, { cwd: root, env, encoding: 'utf8' });
  const ok = r.status === 0;
  console.log(`  ${ok ? 'ok  ' : 'FAIL'} ${title} ${((performance.now() - begun) / 1000).toFixed(1)} s`);
  if (!ok) {
    failures++;
    console.log(`${r.stdout ?? ''}${r.stderr ?? ''}${r.error ?? ''}`.split('\n').slice(0, 80).join('\n'));
  }
}
process.exit(failures ? 1 : 0);
