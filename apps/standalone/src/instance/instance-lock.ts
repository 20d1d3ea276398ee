import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import { VitaeError } from '#common';

const runs = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (e) {
    return (e as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/** Pids are used again: only a process that is a standalone of Vitae counts, where the system lets us see. */
function isStandalone(pid: number): boolean {
  if (!runs(pid)) return false;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('standalone');
  } catch {
    return process.platform !== 'linux';
  }
}

/**
 * One Vitae a data folder. Takes the lock or throws a sentence naming the process that has it; a lock left by a killed process is taken over.
 * Returns the release.
 */
export function lockInstance(dataDir: string): () => void {
  const file = path.join(dataDir, 'lock');
  try {
    mkdirSync(dataDir, { recursive: true });
  } catch (cause) {
    throw new VitaeError('CONFIG_INVALID', `The folder ${dataDir} cannot be written; give write permission or set VITAE_DATA_DIR to another folder`, { cause }); // prettier-ignore
  }
  for (let attempt = 1; ; attempt++) {
    try {
      const handle = openSync(file, 'wx', 0o600);
      writeSync(handle, String(process.pid));
      closeSync(handle);
      return () => rmSync(file, { force: true });
    } catch (cause) {
      const code = (cause as NodeJS.ErrnoException).code;
      if (code !== 'EEXIST') {
        throw new VitaeError('CONFIG_INVALID', `The folder ${dataDir} cannot be written (${code ?? 'unknown'}); give write permission or set VITAE_DATA_DIR to another folder`, { cause }); // prettier-ignore
      }
      const pid = Number(readFileSync(file, 'utf8'));
      if (pid && pid !== process.pid && isStandalone(pid)) {
        throw new VitaeError(
          'CONFLICT',
          `Vitae already runs on ${dataDir} (pid ${pid}); stop it, or set VITAE_DATA_DIR and GATEWAY_PORT for a second copy`,
        );
      }
      if (attempt > 3) throw new VitaeError('CONFLICT', `The lock ${file} cannot be taken; remove it if no Vitae runs`, { cause });
      rmSync(file, { force: true });
    }
  }
}
