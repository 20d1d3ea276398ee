import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, release, totalmem } from 'node:os';
import path from 'node:path';
import { errorText } from '#common';
import { root } from '../test/harness/stack.js';
import { table, type Row, type Run } from './measure.js';
import { achievements } from './rows/achievements.js';
import { bulkImport } from './rows/import.js';
import { dearDocuments } from './rows/dear-documents.js';
import { documents } from './rows/documents.js';
import { exports } from './rows/exports.js';
import { latency } from './rows/latency.js';
import { list } from './rows/list.js';
import { memory } from './rows/memory.js';
import { noop } from './rows/noop.js';
import { queue } from './rows/queue.js';
import { reads } from './rows/reads.js';

/**
 * `npm run bench [-- [--quick] row …]`: each row beside its opponent in the same run, medians of interleaved rounds. Prints the table and writes
 * everything measured to bench/results/<row>.json; what is known while a row runs stands in <row>.json.tmp, which stays where the row breaks.
 * Goals are the design's; a missed one is printed, never hidden, and does not fail the run; a row that breaks does, after the others.
 */
const ROWS: Readonly<Record<string, (run: Run) => Promise<Row[]>>> = {
  import: bulkImport,
  noop,
  latency,
  reads,
  list,
  memory,
  queue,
  documents,
  'dear-documents': dearDocuments,
  achievements,
  exports,
};
const WITH_QUICK_FORM = ['import', 'reads', 'documents', 'achievements', 'exports'];

const quick = process.argv.includes('--quick');
const possible = quick ? WITH_QUICK_FORM : Object.keys(ROWS);
const asked = process.argv.slice(2).filter((name) => name !== '--quick');
const wanted = asked.length ? asked : possible;
const unknown = wanted.filter((name) => !possible.includes(name));
if (unknown.length) {
  console.error(`No such row${quick ? ' with a quick form' : ''}: ${unknown.join(', ')}; there are ${possible.join(', ')}`);
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
  const loadBefore = loadavg()[0];
  const file = path.join(results, `${name}.json`);
  const samples: unknown[] = [];
  const write = (place: string, known: object): void => {
    const facts = { at: new Date().toISOString(), machine, quick, loadBefore, loadAfter: loadavg()[0] };
    writeFileSync(place, `${JSON.stringify({ ...facts, ...known }, null, 2)}\n`);
  };
  const keep = (sample: unknown): void => {
    samples.push(sample);
    write(`${file}.tmp`, { samples });
  };
  console.log(`${name} … (load ${loadBefore?.toFixed(2)})`);
  try {
    const made = (await ROWS[name]?.({ quick, keep })) ?? [];
    rows.push(...made);
    write(`${file}.tmp`, { rows: made });
    if (!quick) renameSync(`${file}.tmp`, file);
    for (const r of made) console.log(`  ${r.figure}`);
  } catch (error) {
    write(`${file}.tmp`, { samples, error: errorText(error) });
    console.error(`  ${name} broke: ${errorText(error)}; what it had measured is in ${path.relative(root, file)}.tmp`);
    process.exitCode = 1;
  }
}
console.log(
  `\n${machine.cores} × ${machine.cpu}, ${machine.memoryGiB} GiB, Linux ${machine.kernel}, Node ${machine.node}, PostgreSQL embedded at the defaults of npm start, ${machine.commit}`,
);
console.log(`Sharing the machine: ${readFileSync('/proc/loadavg', 'utf8').trim()}\n`);
console.log(table(rows));
