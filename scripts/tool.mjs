// Runs a tool that is written in TypeScript on the built product: node scripts/tool.mjs bench/main.js [arguments]
import { spawn } from 'node:child_process';
import { pinnedNode, prepare, root, withPinnedNode } from './prepare.mjs';

const [entry, ...args] = process.argv.slice(2);

await prepare();
const env = { ...process.env, ...withPinnedNode() };
// Ctrl-C reaches the tool as well as us: it ends in its own order, and we after it.
let child;
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => child?.kill('SIGTERM'));
const run = (command, argv) =>
  new Promise((resolve) => {
    child = spawn(command, argv, { cwd: root, env, stdio: 'inherit' });
    child.once('exit', (code) => resolve(code ?? 1));
  });
const built = await run(pinnedNode(), ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.tools.json']);
process.exit(built || (await run(pinnedNode(), [`dist/${entry}`, ...args])));
