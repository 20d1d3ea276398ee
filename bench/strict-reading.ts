/**
 * What strict reading costs beside JSON.parse, on the same records in the same run; the figures are ratios of time, the
 * median of interleaved rounds. Goal: `strict` about 1.8 × JSON.parse of a string.
 *
 *   npm run build && node bench/strict-reading.ts [--records 20000] [--rounds 9]
 */
import { execFileSync } from 'node:child_process';
import { loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { acceptRecord, RecordSplitter } from '#json-resume';
import { strict } from '#strict-json';

const { values } = parseArgs({ options: { records: { type: 'string', default: '20000' }, rounds: { type: 'string', default: '9' } } });
const generator = fileURLToPath(new URL('generate-resumes.ts', import.meta.url));
const file = execFileSync(process.execPath, [generator, '--records', values.records, '--out', '-'], { maxBuffer: 2 ** 31 - 1 });
const split = (): ReturnType<RecordSplitter['push']> => {
  const splitter = new RecordSplitter();
  return [...splitter.push(file), ...splitter.end()];
};
const records = split();
const texts = records.map((record) => ('bytes' in record ? Buffer.from(record.bytes).toString('utf8') : ''));

const contestants: Record<string, () => void> = {
  'JSON.parse of a string': () => texts.forEach((text) => JSON.parse(text)),
  'JSON.parse of bytes': () => records.forEach((record) => 'bytes' in record && JSON.parse(Buffer.from(record.bytes).toString('utf8'))),
  'strict, colons counted by the splitter': () => records.forEach((record) => 'bytes' in record && strict(record.bytes, record.keys)),
  strict: () => records.forEach((record) => 'bytes' in record && strict(record.bytes)),
  'splitting alone': () => void split(),
  'splitting, strict, normalise, validate, stringify': () => split().forEach((record) => acceptRecord(record)),
};
const times = new Map(Object.keys(contestants).map((name) => [name, [] as number[]]));
for (let round = 0; round <= Number(values.rounds); round++) {
  for (const [name, run] of Object.entries(contestants)) {
    const start = performance.now();
    run();
    if (round > 0) times.get(name)?.push(performance.now() - start);
  }
}

const median = (list: readonly number[]): number => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;
const base = median(times.get('JSON.parse of a string') ?? []);
console.log(
  `${records.length} records, ${(file.length / records.length).toFixed(0)} B each, Node ${process.version}, load ${loadavg()[0]?.toFixed(2)}`,
);
for (const [name, list] of times) {
  const time = median(list);
  console.log(`${name.padEnd(52)} ${(time / base).toFixed(2).padStart(6)} ×   ${(file.length / time / 1000).toFixed(0).padStart(5)} MB/s`);
}
