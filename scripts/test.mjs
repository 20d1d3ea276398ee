// npm test: installs and generates what it needs, builds (process-level tests start the real services), then runs
// unit, integration, contract, e2e and the quick fault rows, and ends with the runner's closing lines and "N passed, N failed".
// The tests have a temporary folder of their own: what is left in it afterwards is named, fails the run, and is deleted.
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pinnedNode, prepare, root, withPinnedNode } from './prepare.mjs';

try {
  await prepare();
} catch (error) {
  process.stderr.write(`\n  The tests could not be prepared.\n  ${error.message}\n`);
  process.exit(1);
}

const folder = mkdtempSync(path.join(tmpdir(), 'vitae-test-'));
const report = path.join(folder, 'report.json');
const notesFile = path.join(folder, 'notes');
const temporary = path.join(folder, 'tmp');
mkdirSync(temporary);
// Where this runs as root, PostgreSQL runs as another account and must get through.
for (const place of [folder, temporary]) chmodSync(place, 0o755);
const args = [
  'node_modules/vitest/vitest.mjs',
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
  ...process.argv.slice(2),
];
const child = spawn(pinnedNode(), args, {
  cwd: root,
  env: {
    ...process.env,
    ...withPinnedNode(),
    NODE_DISABLE_COMPILE_CACHE: '1',
    VITAE_TEST_NOTES: notesFile,
    TMPDIR: temporary,
    VITAE_TEST_KEEP: tmpdir(),
  },
  stdio: 'inherit',
});
let interrupted = false;
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    interrupted = true;
    child.kill(signal);
  });
}
let code = await new Promise((resolve) => child.once('exit', (c) => resolve(c ?? 1)));

let passed = 0;
let failed = 0;
let skipped = 0;
try {
  const r = JSON.parse(readFileSync(report, 'utf8'));
  passed = r.numPassedTests;
  failed = r.numFailedTests + (r.numFailedTestSuites > 0 && r.numFailedTests === 0 ? r.numFailedTestSuites : 0);
  skipped = r.numPendingTests + r.numTodoTests;
} catch {
  failed = 1;
}
// What a setup could not provide, one line each: "<fails in CI | allowed>\t<sentence>".
const notes = existsSync(notesFile)
  ? readFileSync(notesFile, 'utf8')
      .trim()
      .split('\n')
      .map((line) => line.split('\t'))
  : [];
// An interrupted run leaves what it was about to remove; that is removed here and is nobody's fault.
const left = interrupted ? [] : leftBehind();
rmSync(folder, { recursive: true, force: true });
if (left.length > 0) {
  failed++;
  code ||= 1;
}
if (process.env.CI === 'true' && notes.some(([weight]) => weight === 'fails in CI')) {
  failed++;
  code ||= 1;
}
if (code !== 0 && failed === 0) failed = 1;
for (const name of left) console.log(`The tests left ${name} behind in their temporary folder: whoever made it must remove it`);
for (const [, sentence] of notes) console.log(sentence);
if (skipped > 0) console.log(`${skipped} skipped: they belong to what was NOT RUN above`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(code);

/** A copy of PostgreSQL's binaries is made once for all of a folder's users, where this account's are out of reach (libs/embedded-postgres). */
function leftBehind() {
  const shared = /^vitae-postgres-[\d.]+/;
  return readdirSync(temporary).filter((name) => !shared.test(name));
}
