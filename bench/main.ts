import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, release, totalmem } from 'node:os';
import path from 'node:path';
import { root } from '../test/harness/stack.js';
import { table, type Row } from './measure.js';
import { bulkImport } from './rows/import.js';
import { latency } from './rows/latency.js';
import { list } from './rows/list.js';
import { memory } from './rows/memory.js';
import { noop } from './rows/noop.js';
import { queue } from './rows/queue.js';
import { reads } from './rows/reads.js';

/**
 * `npm run bench [row …]`: each row beside its opponent in the same run, medians of interleaved rounds. Prints the table and writes
 * everything measured to bench/results/<row>.json. Goals are the design's; a missed one is printed, never hidden, and does not fail the run.
 */
const ROWS: Readonly<Record<string, () => Promise<Row[]>>> = { import: bulkImport, noop, latency, reads, list, memory, queue };

const wanted = process.argv.slice(2).length ? process.argv.slice(2) : Object.keys(ROWS);
const unknown = wanted.filter((name) => !ROWS[name]);
if (unknown.length) {
  console.error(`No such row: ${unknown.join(', ')}; there are ${Object.keys(ROWS).join(', ')}`);
  process.exit(2);
}

const machine = {
  cpu: cpus()[0]?.model,
  cores: cpus().length,
  memoryGiB: Math.round(totalmem() / 2 ** 30),
  kernel: release(),
  node: process.version,
  commit: execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim(),
};
const results = path.join(root, 'bench/results');
mkdirSync(results, { recursive: true });
const rows: Row[] = [];
for (const name of wanted) {
  const before = loadavg()[0];
  console.log(`${name} … (load ${before?.toFixed(2)})`);
  const made = (await ROWS[name]?.()) ?? [];
  rows.push(...made);
  writeFileSync(
    path.join(results, `${name}.json`),
    `${JSON.stringify({ at: new Date().toISOString(), machine, loadBefore: before, loadAfter: loadavg()[0], rows: made }, null, 2)}\n`,
  );
  for (const r of made) console.log(`  ${r.figure}`);
}
console.log(
  `\n${machine.cores} × ${machine.cpu}, ${machine.memoryGiB} GiB, Linux ${machine.kernel}, Node ${machine.node}, PostgreSQL embedded at the defaults of npm start, ${machine.commit}`,
);
console.log(`Sharing the machine: ${readFileSync('/proc/loadavg', 'utf8').trim()}\n`);
console.log(table(rows));
