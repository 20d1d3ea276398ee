import { MATRIX, runAlone } from './matrix.js';
import { FULL, QUICK, type FaultResult } from './world.js';

/** `npm run faults [-- --quick] [row …]`: runs the fault matrix with real processes and prints required beside measured. Exit 1 when a row is not met. */
const args = process.argv.slice(2);
const scale = args.includes('--quick') ? QUICK : FULL;
const wanted = args.filter((a) => !a.startsWith('--')).map((a) => a.toUpperCase());
const unknown = wanted.filter((name) => !(name in MATRIX));
if (unknown.length > 0) throw new Error(`No such row: ${unknown.join(', ')}; there are ${Object.keys(MATRIX).join(', ')}`);
const results: FaultResult[] = [];
for (const [name, row] of Object.entries(MATRIX)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const begun = performance.now();
  const result = await runAlone(name, row, scale);
  results.push(result);
  console.log(`${result.ok ? 'ok  ' : 'FAIL'} ${result.row} ${((performance.now() - begun) / 1_000).toFixed(0)} s  ${result.measured}`);
}
console.log('\n| # | fault | required | measured | met |\n|--|--|--|--|--|');
for (const r of results) console.log(`| ${r.row} | ${r.fault} | ${r.required} | ${r.measured} | ${r.ok ? 'yes' : 'NO'} |`);
process.exit(results.every((r) => r.ok) ? 0 : 1);
