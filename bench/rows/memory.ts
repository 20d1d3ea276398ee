import { readFileSync, rmSync } from 'node:fs';
import { SERVICE_NAMES } from '#contracts';
import type { Row, Run } from '../measure.js';
import { startProduct } from '../product.js';
import { importOnce, makeFile } from './import.js';

/** Records of 2.246 kB that make about 10 MiB and 1 GiB. */
const SMALL = 4_700;
const LARGE = 478_000;

const peakMb = (pid: number): number =>
  Math.round(Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? NaN) / 1_024);

async function peaks(records: number): Promise<Record<string, number>> {
  const file = makeFile(records, `vitae-bench-${records}.ndjson`);
  const stack = await startProduct();
  try {
    const { inserted } = await importOnce(stack, file);
    if (inserted !== records) throw new Error(`${inserted} rows of ${records}`);
    return Object.fromEntries(SERVICE_NAMES.map((name) => [name, peakMb(stack.service(name).pid)]));
  } finally {
    rmSync(file, { force: true });
    await stack.stop();
  }
}

/** Peak RSS of every process over upload and import of 1 GiB, against the same of 10 MiB. Linux: VmHWM of /proc. */
export async function memory({ keep }: Run): Promise<Row[]> {
  const small = await peaks(SMALL);
  keep({ small });
  const large = await peaks(LARGE);
  keep({ large });
  const growth = SERVICE_NAMES.map((s) => ({ service: s, small: small[s] ?? NaN, large: large[s] ?? NaN }));
  const worst = growth.reduce((a, b) => (b.large - b.small > a.large - a.small ? b : a));
  return [
    {
      bench: 'peak RSS of each process, upload and import of 1 GiB',
      against: 'the same of 10 MiB',
      goal: '≤ + 50 MB each',
      figure: `worst ${worst.service} + ${worst.large - worst.small} MB; ${growth.map((g) => `${g.service} ${g.small}→${g.large}`).join(', ')}`,
      met: growth.every((g) => g.large - g.small <= 50),
      raw: growth,
    },
  ];
}
