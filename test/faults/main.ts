import { errorText } from '#common';
// Not through #testing: its index needs a test runner.
import { startBroker } from '../../libs/testing/src/pulsar/find-broker.js';
import { brokerEnv, MATRIX, PULSAR_MATRIX, runAlone, type Row } from './matrix.js';
import { FULL, QUICK, type FaultResult } from './world.js';

/**
 * `npm run faults [-- --quick] [row …]`: runs the fault matrix with real processes and prints required beside measured. Exit 1 when a row is
 * not met. Rows on Apache Pulsar start a broker of their own; where none can be had they are NOT RUN, which fails when CI=true.
 */
const args = process.argv.slice(2);
const scale = args.includes('--quick') ? QUICK : FULL;
const wanted = args.filter((a) => !a.startsWith('--')).map((a) => a.toUpperCase());
const names = [...Object.keys(MATRIX), ...Object.keys(PULSAR_MATRIX)];
const unknown = wanted.filter((name) => !names.includes(name));
if (unknown.length > 0) throw new Error(`No such row: ${unknown.join(', ')}; there are ${names.join(', ')}`);
const asked = (name: string): boolean => wanted.length === 0 || wanted.includes(name);
const results: FaultResult[] = [];

async function run(name: string, row: Row, env?: Readonly<Record<string, string>>): Promise<void> {
  const begun = performance.now();
  const result = await runAlone(name, row, scale, env);
  results.push(result);
  console.log(`${result.ok ? 'ok  ' : 'FAIL'} ${result.row} ${((performance.now() - begun) / 1_000).toFixed(0)} s  ${result.measured}`);
}

for (const [name, row] of Object.entries(MATRIX)) if (asked(name)) await run(name, row);

const onPulsar = Object.entries(PULSAR_MATRIX).filter(([name]) => asked(name));
let notRun: string | undefined;
if (onPulsar.length > 0) {
  const broker = await startBroker({ auth: true }).catch((error: unknown) => void (notRun = errorText(error)));
  if (broker) {
    const env = brokerEnv(broker.description);
    for (const [name, row] of onPulsar) {
      await broker.start();
      await run(name, row({ control: broker, env }), env);
    }
    await broker.remove();
  }
}
console.log('\n| # | fault | required | measured | met |\n|--|--|--|--|--|');
for (const r of results) console.log(`| ${r.row} | ${r.fault} | ${r.required} | ${r.measured} | ${r.ok ? 'yes' : 'NO'} |`);
if (notRun !== undefined) console.log(`\nRows on Apache Pulsar NOT RUN (${onPulsar.map(([name]) => name).join(', ')}): ${notRun}`);
process.exit(results.every((r) => r.ok) && !(notRun !== undefined && process.env['CI'] === 'true') ? 0 : 1);
