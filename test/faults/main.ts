import { errorText } from '#common';
// Not through #testing: its index needs a test runner.
import { adapterProblem, brokerEnv, PULSAR_ADAPTERS, type PulsarAdapter } from '../../libs/testing/src/pulsar/adapters.js';
import { startBroker } from '../../libs/testing/src/pulsar/find-broker.js';
import type { OwnBroker } from '../../libs/testing/src/pulsar/test-broker.js';
import { MATRIX, ON_PULSAR, runAlone, unmet } from './matrix.js';
import { FULL, QUICK, type FaultResult } from './world.js';

/**
 * `npm run faults [-- --quick] [--soak-minutes=N] [row …]`: runs the fault matrix with real processes and prints required beside measured. Exit 1 when a row is
 * not met. A row is named `F3`, on every queue it runs on, or `F3-PG-BOSS`, `F3-PULSAR-WEBSOCKET`, `F3-PULSAR`, by one value of QUEUE. Rows on
 * Apache Pulsar start a broker of their own; where none can be had they are NOT RUN, which fails when CI=true. So are those of an adapter
 * that cannot be loaded here, which does not.
 */
const args = process.argv.slice(2);
const minutes = Number(args.find((a) => a.startsWith('--soak-minutes='))?.split('=')[1] ?? NaN);
const size = args.includes('--quick') ? QUICK : FULL;
const scale = minutes > 0 ? { ...size, soakMinutes: minutes } : size;
const wanted = args.filter((a) => !a.startsWith('--')).map((a) => a.toUpperCase());

interface Entry {
  readonly row: string;
  /** QUEUE. */
  readonly queue: 'pg-boss' | PulsarAdapter;
}
const nameOf = ({ row, queue }: Entry): string => `${row}-${queue.toUpperCase()}`;
const all: readonly Entry[] = [
  ...Object.keys(MATRIX).map((row) => ({ row, queue: 'pg-boss' as const })),
  ...PULSAR_ADAPTERS.flatMap((queue) => Object.keys(ON_PULSAR).map((row) => ({ row, queue }))),
];
const unknown = wanted.filter((name) => !all.some((entry) => name === entry.row || name === nameOf(entry)));
if (unknown.length > 0) throw new Error(`No such row: ${unknown.join(', ')}; there are ${[...new Set(all.flatMap((e) => [e.row, nameOf(e)]))].join(', ')}`); // prettier-ignore
const asked = all.filter((entry) => wanted.length === 0 || wanted.includes(entry.row) || wanted.includes(nameOf(entry)));

const results: FaultResult[] = [];
const notRun: string[] = [];
let missing = false;

async function measured(entry: Entry, run: () => Promise<FaultResult>): Promise<void> {
  const begun = performance.now();
  const name = entry.queue === 'pg-boss' ? entry.row : `${entry.row} ${entry.queue}`;
  const result = { ...(await run().catch((error: unknown) => unmet(entry.row, error))), row: name };
  if (result.notRun !== undefined) {
    missing = true;
    notRun.push(`${name} NOT RUN: ${result.notRun}`);
    return;
  }
  results.push(result);
  console.log(`${result.ok ? 'ok  ' : 'FAIL'} ${name} ${((performance.now() - begun) / 1_000).toFixed(0)} s  ${result.measured}`);
}

for (const entry of asked) {
  const row = MATRIX[entry.row];
  if (entry.queue === 'pg-boss' && row) await measured(entry, () => runAlone(entry.row, row, scale));
}

/** The rows of one adapter on a broker of the run. */
async function onPulsar(adapter: PulsarAdapter, broker: OwnBroker): Promise<void> {
  for (const entry of asked.filter(({ queue }) => queue === adapter)) {
    const row = ON_PULSAR[entry.row];
    if (!row) continue;
    await measured(entry, async () => {
      await broker.start();
      return runAlone(entry.row, row(broker), scale, brokerEnv(broker.description, adapter));
    });
  }
}

const adapters = PULSAR_ADAPTERS.filter((adapter) => asked.some(({ queue }) => queue === adapter));
const problems = new Map(adapters.map((adapter) => [adapter, adapterProblem(adapter)]));
for (const [adapter, problem] of problems) if (problem !== undefined) notRun.push(`Rows with QUEUE=${adapter} NOT RUN: ${problem}`);
const loaded = adapters.filter((adapter) => problems.get(adapter) === undefined);
if (loaded.length > 0) {
  const broker = await startBroker({ auth: true }).catch((error: unknown) => {
    missing = true;
    notRun.push(`Rows on Apache Pulsar NOT RUN (QUEUE=${loaded.join(', QUEUE=')}): ${errorText(error)}`);
  });
  if (broker) {
    for (const adapter of loaded) await onPulsar(adapter, broker);
    await broker.remove();
  }
}
console.log('\n| # | fault | required | measured | met |\n|--|--|--|--|--|');
for (const r of results) console.log(`| ${r.row} | ${r.fault} | ${r.required} | ${r.measured} | ${r.ok ? 'yes' : 'NO'} |`);
if (notRun.length > 0) console.log(`\n${notRun.join('\n')}`);
process.exit(results.every((r) => r.ok) && !(missing && process.env['CI'] === 'true') ? 0 : 1);
