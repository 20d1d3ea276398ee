// npm start: install, generate, build what is missing, then run everything on this machine until Ctrl-C.
import { spawn } from 'node:child_process';
import { pinnedNode, prepare, root, stopPreparing, withPinnedNode } from './prepare.mjs';
import { untilAsked } from './until-asked.mjs';

// It starts processes and reads their last words: a young generation like a service's own would be a tenth of the product's memory.
const SUPERVISOR_ARGS = ['--max-semi-space-size=2', '--max-old-space-size=220'];

let stop = () => {
  stopPreparing();
  process.exit(1);
};
// package.json runs this file by `exec`: the shell npm starts dies of the signal npm hands it, and would leave us without one.
untilAsked((signal) => stop(signal));

try {
  await prepare();
} catch (error) {
  process.stderr.write(`\n  Vitae could not be prepared.\n  ${error.message}\n`);
  process.exit(1);
}

// Detached: Ctrl-C reaches this process only, and is passed on once. The supervisor drains and we answer with its code.
const child = spawn(pinnedNode(), [...SUPERVISOR_ARGS, 'dist/apps/standalone/src/main.js'], {
  cwd: root,
  env: { ...process.env, ...withPinnedNode() },
  stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  detached: true,
});
stop = (signal) => child.kill(signal);
child.once('error', (error) => {
  process.stderr.write(`  ${error.message}\n`);
  process.exit(1);
});
child.once('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
