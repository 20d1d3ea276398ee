// npm run test:compose: builds the image, brings the product up with docker compose, runs the journey from outside, kills containers.
// Where there is no Docker it says so, and fails when CI=true.
import { spawn, spawnSync } from 'node:child_process';
import { pinnedNode, prepare, root, withPinnedNode } from './prepare.mjs';

const answers = (...args) => spawnSync('docker', args, { stdio: 'ignore', timeout: 20_000 }).status === 0;
if (!answers('info') || !answers('compose', 'version')) {
  console.log('Compose journey NOT RUN: there is no Docker with compose here');
  process.exit(process.env.CI === 'true' ? 1 : 0);
}
await prepare({ build: false });
const args = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'test/compose/vitest.config.ts', ...process.argv.slice(2)];
const child = spawn(pinnedNode(), args, { cwd: root, env: { ...process.env, ...withPinnedNode() }, stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.once('exit', (code) => process.exit(code ?? 1));
