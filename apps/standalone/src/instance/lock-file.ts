import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { VitaeError } from '#common';

/** Who takes over a dead owner's lock does so within milliseconds; one that died over it is passed after this long. */
const TAKEOVER_MS = 5_000;
const MAX_ATTEMPTS = 200;

const runs = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (e) {
    return (e as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/** Pids are used again: only a process that is a standalone of Vitae (or this one) counts, where the system lets us see. */
function isStandalone(pid: number): boolean {
  if (!runs(pid)) return false;
  if (pid === process.pid) return true;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('standalone');
  } catch {
    return process.platform !== 'linux';
  }
}

const ownerOf = (file: string): number | undefined => {
  try {
    return Number(readFileSync(file, 'utf8')) || 0;
  } catch {
    return undefined;
  }
};

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? 'unknown';

export type Taken = { readonly release: () => void } | { readonly holder: number };

/**
 * A lock of one process, in a file with its pid. The file appears whole or not at all, and a dead owner's is replaced by one of those who see it:
 * two who start at the same instant never both have it. Throws what the file system says (ENOSPC, EACCES, EROFS …).
 */
export function takeLock(file: string): Taken {
  mkdirSync(path.dirname(file), { recursive: true });
  const mine = `${file}.${process.pid}.tmp`;
  const takeover = `${file}.takeover`;
  const release = (): void => {
    if (ownerOf(file) === process.pid) rmSync(file, { force: true });
  };
  try {
    writeFileSync(mine, String(process.pid), { mode: 0o600 });
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      if (claims(mine, file)) return { release };
      const holder = ownerOf(file);
      if (holder === undefined) continue;
      if (isStandalone(holder)) return { holder };
      if (!claims(mine, takeover)) {
        const since = statSync(takeover, { throwIfNoEntry: false })?.mtimeMs;
        if (since !== undefined && Date.now() - since > TAKEOVER_MS) rmSync(takeover, { force: true });
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
        continue;
      }
      try {
        if (ownerOf(file) === holder) {
          renameSync(mine, file);
          return { release };
        }
      } finally {
        rmSync(takeover, { force: true });
      }
    }
    throw new VitaeError('CONFLICT', `The lock ${file} cannot be taken; remove it if no Vitae runs`);
  } finally {
    rmSync(mine, { force: true });
  }
}

/** A second name for a whole file, unless there is one already. */
function claims(mine: string, name: string): boolean {
  try {
    linkSync(mine, name);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}
