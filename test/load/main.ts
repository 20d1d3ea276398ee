import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../harness/stack.js';
import { ATTACKS, type AttackName } from './attacks/index.js';
import { load } from './load.js';
import { markdown, missed } from './report.js';

/**
 * `npm run load [-- --minutes 10] [--people 1000] [--think 20] [--attack-seconds N] [--only quiet,ping-flood,…] [--write]`: the product with so
 * many people at once, first alone for the minutes given, then beside each kind of attack (a tenth of that, 15 to 60 s). Prints the tables and
 * keeps everything measured in bench/results/load.json; `--write` puts the tables into docs/load.md. Exit 1 where a process ended or somebody
 * was refused in the quiet row.
 */
const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    people: { type: 'string', default: '1000' },
    think: { type: 'string', default: '20' },
    'attack-seconds': { type: 'string' },
    only: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
});

function amount(name: 'minutes' | 'people' | 'think' | 'attack-seconds', otherwise = NaN): number {
  const given = values[name];
  const value = given === undefined ? otherwise : Number(given);
  if (!(value > 0 && Number.isFinite(value))) throw new Error(`--${name} is a number above 0`);
  return value;
}

const seconds = amount('minutes') * 60;
const people = Math.ceil(amount('people'));
const attackSeconds = amount('attack-seconds', Math.min(60, Math.max(15, seconds / 10)));
const known = Object.keys(ATTACKS) as AttackName[];
const asked = values.only?.split(',').map((name) => name.trim()) ?? known;
const unknown = asked.filter((name) => name !== 'quiet' && !known.includes(name as AttackName));
if (unknown.length > 0) throw new Error(`No such row: ${unknown.join(', ')}; there are quiet, ${known.join(', ')}`);

const loadBefore = loadavg()[0] ?? 0;
const report = await load({
  people,
  seconds,
  attackSeconds,
  thinkMs: amount('think') * 1_000,
  attacks: known.filter((name) => asked.includes(name)),
  say: (line) => console.log(`${new Date().toISOString().slice(11, 19)} ${line}`),
});

const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim();
const machine = `${cpus().length} × ${cpus()[0]?.model}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}, ${commit}, ${new Date().toISOString().slice(0, 10)}; the product, its PostgreSQL, the people and the attackers share the machine, whose load was ${loadBefore.toFixed(2)} before.`;
const text = markdown(report, machine);
console.log(`\n${text}`);
const results = path.join(root, 'bench/results');
mkdirSync(results, { recursive: true });
writeFileSync(path.join(results, 'load.json'), `${JSON.stringify({ at: new Date().toISOString(), machine, ...report }, null, 1)}\n`);
if (values.write) write(text);

const quiet = report.rows.find(({ name }) => name === 'quiet');
const ended = report.rows.flatMap(({ name, ended: names }) => names.map((one) => `${one} beside ${name}`));
const refused = Object.keys(quiet?.errors ?? {}).length;
for (const row of report.rows)
  for (const what of row.name === 'quiet' ? [] : missed(row)) console.log(`missed beside ${row.name}: ${what}`);
process.exit(ended.length > 0 || refused > 0 ? 1 : 0);

/** Between the marks of docs/load.md. */
function write(tables: string): void {
  const file = path.join(root, 'docs/load.md');
  const [before, rest] = readFileSync(file, 'utf8').split('<!-- measured -->\n');
  const after = rest?.split('<!-- end -->')[1];
  if (after === undefined) throw new Error('docs/load.md has lost its marks');
  writeFileSync(file, `${before}<!-- measured -->\n\n${tables}\n\n<!-- end -->${after}`);
}
