// npm run dev: the product on this machine, rebuilt and restarted as the sources change.
import { spawn } from 'node:child_process';
import { pinnedNode, prepare, root, withPinnedNode } from './prepare.mjs';
import { untilAsked } from './until-asked.mjs';

await prepare();
const env = { ...process.env, ...withPinnedNode() };
const compiler = spawn(pinnedNode(), ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json', '--watch', '--preserveWatchOutput'], {
  cwd: root,
  env,
  stdio: ['ignore', 'inherit', 'inherit'],
});
const product = spawn(pinnedNode(), ['dist/apps/standalone/src/main.js'], {
  cwd: root,
  env: { ...env, VITAE_WATCH: 'true' },
  stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  detached: true,
});
untilAsked((signal) => product.kill(signal));
product.once('exit', (code) => {
  compiler.kill();
  process.exit(code ?? 0);
});
