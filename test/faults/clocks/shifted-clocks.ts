import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../harness/stack.js';

const SOURCE = path.join(root, 'test/faults/clocks/shifted-clock.c');
const NANOSECONDS = 1_000_000n;

/** The time of day of single processes, shifted from the machine's and set while they run. Their monotonic clocks stay the machine's. */
export class ShiftedClocks {
  private constructor(
    private readonly folder: string,
    private readonly library: string,
  ) {}

  /** Compiles the shim into the folder. A text says why clocks cannot be shifted here: no Linux, or no C compiler. */
  static prepare(parent: string): ShiftedClocks | string {
    if (process.platform !== 'linux') return `clocks are shifted on Linux only, this is ${process.platform}`;
    const folder = path.join(parent, 'clocks');
    const library = path.join(folder, 'shifted-clock.so');
    mkdirSync(folder, { recursive: true });
    const made = spawnSync('cc', ['-O2', '-shared', '-fPIC', '-o', library, SOURCE, '-ldl'], { encoding: 'utf8', timeout: 60_000 });
    if (made.error) return `no C compiler: ${made.error.message}`;
    if (made.status !== 0) return `the clock's shim does not compile: ${made.stderr.trim().slice(0, 300)}`;
    return new ShiftedClocks(folder, library);
  }

  /** What a process is started with to live by the clock of this name, shifted by so many milliseconds. */
  env(name: string, ms = 0): Record<string, string> {
    writeFileSync(this.file(name), bytes(ms));
    return { LD_PRELOAD: this.library, CLOCK_SHIFT_FILE: this.file(name) };
  }

  /** Sets the clocks: from this moment they differ from the machine's by so much. In place, because the file is mapped. */
  set(ms: number, ...names: readonly string[]): void {
    for (const name of names) {
      const file = openSync(this.file(name), 'r+');
      writeSync(file, bytes(ms), 0, 8, 0);
      closeSync(file);
    }
  }

  private file(name: string): string {
    return path.join(this.folder, name);
  }
}

function bytes(ms: number): Buffer {
  const buffer = Buffer.alloc(8);
  buffer.writeBigInt64LE(BigInt(ms) * NANOSECONDS);
  return buffer;
}
