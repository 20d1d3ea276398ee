// Brings a checkout to "installed, generated, built", doing only what is needed, and says each step and its seconds.
// Runs on any Node from 20 on, with no dependency: it is what installs them.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const OLDEST = 20;
const stampFile = path.join(root, 'node_modules/.vitae-stamps.json');

const readStamps = () => {
  try {
    return JSON.parse(readFileSync(stampFile, 'utf8'));
  } catch {
    return {};
  }
};

/** Names, sizes and times of every file below the given places: changes when one of them does. */
function fingerprint(places, suffixes) {
  const hash = createHash('sha256');
  const visit = (file) => {
    const s = statSync(file, { throwIfNoEntry: false });
    if (!s) return;
    if (s.isDirectory()) {
      const name = path.basename(file);
      if (name === 'node_modules' || name === 'dist' || name === 'generated') return;
      for (const entry of readdirSync(file).sort()) visit(path.join(file, entry));
    } else if (suffixes.some((x) => file.endsWith(x))) hash.update(`${file}\0${s.size}\0${s.mtimeMs}\n`);
  };
  for (const place of places) visit(path.join(root, place));
  return hash.digest('hex');
}

const contentHash = (file) =>
  createHash('sha256')
    .update(readFileSync(path.join(root, file)))
    .digest('hex');

let running;

/** Ends the step under way, where there is one. */
export const stopPreparing = () => running?.kill('SIGTERM');

/** Runs a command quietly; what it said is shown only when it fails. */
function run(command, args, env = {}) {
  return new Promise((resolve, reject) => {
    let output = '';
    const child = spawn(command, args, { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    running = child;
    child.stdout.on('data', (d) => (output += d));
    child.stderr.on('data', (d) => (output += d));
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0
        ? resolve()
        : reject(new Error(`${command} ${args.join(' ')} failed (${code}):\n${output.trim().split('\n').slice(-40).join('\n')}`)),
    );
  });
}

async function step(title, work) {
  const begun = performance.now();
  process.stdout.write(`  ${title} …\n`);
  await work();
  process.stdout.write(`  ${title}: ${((performance.now() - begun) / 1000).toFixed(1)} s\n`);
}

/** npm as it was called, or the one beside this Node, or the one in PATH. */
function npm(args) {
  const cli = process.env.npm_execpath;
  if (cli && /npm-cli\.(c|m)?js$/.test(cli)) return [process.execPath, [cli, ...args]];
  const beside = path.join(path.dirname(process.execPath), '../lib/node_modules/npm/bin/npm-cli.js');
  return existsSync(beside) ? [process.execPath, [beside, ...args]] : ['npm', args];
}

/** The pinned Node 24 of node_modules, or this one where it will do. */
export function pinnedNode() {
  const pinned = path.join(root, 'node_modules/node/bin/node');
  if (existsSync(pinned)) return pinned;
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 24 || (major === 24 && minor >= 15)) return process.execPath;
  throw new Error('The pinned Node 24 is missing: its install script was not run. Run: npm rebuild node');
}

export const withPinnedNode = () => ({
  PATH: `${path.dirname(pinnedNode())}${path.delimiter}${path.join(root, 'node_modules/.bin')}${path.delimiter}${process.env.PATH}`,
});

export async function prepare({ build = true } = {}) {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < OLDEST) throw new Error(`Node ${OLDEST} or newer is needed; this is ${process.versions.node}`);
  const stamps = readStamps();
  const keep = () => writeFileSync(stampFile, JSON.stringify(stamps));

  const lock = contentHash('package-lock.json');
  if (stamps.install !== lock || !existsSync(path.join(root, 'node_modules/typescript'))) {
    await step('Installing packages', () => run(...npm(['ci', '--no-audit', '--no-fund'])));
    for (const key of Object.keys(stamps)) delete stamps[key];
    stamps.install = lock;
    keep();
  }
  const env = withPinnedNode();
  const generated = fingerprint(
    [
      'proto',
      'prisma',
      'buf.gen.yaml',
      'buf.yaml',
      'scripts/generate.mjs',
      'apps/gateway/graphiql',
      'apps/gateway/schema.graphql',
      'apps/console',
    ],
    ['.proto', '.prisma', '.yaml', '.mjs', '.js', '.graphql', '.json', '.ts', '.tsx', '.css', '.html', '.svg'],
  );
  if (stamps.generate !== generated || !existsSync(path.join(root, 'libs/contracts/src/generated'))) {
    await step('Generating code', () => run(pinnedNode(), ['scripts/generate.mjs'], env));
    stamps.generate = generated;
    delete stamps.build;
    keep();
  }
  if (!build) return;
  const built = fingerprint(['apps', 'libs', 'tsconfig.json', 'tsconfig.build.json'], ['.ts', '.json']) + generated;
  if (stamps.build !== built || !existsSync(path.join(root, 'dist/apps/standalone/src/main.js'))) {
    mkdirSync(path.join(root, 'dist'), { recursive: true });
    await step('Building', () => run(pinnedNode(), ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], env));
    stamps.build = built;
    keep();
  }
}
