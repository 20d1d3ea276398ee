import path from 'node:path';
import { VitaeError } from '#common';
import { takeLock } from './lock-file.js';
import { makeDataFolder } from './private-folder.js';

const ADVICE: Readonly<Record<string, string>> = {
  ENOSPC: 'its disk is full; make room',
  EDQUOT: 'its quota is used up; make room',
  EROFS: 'its disk is read-only',
};

/** The disk of the data folder, and nobody's mistake. */
export const isFolderProblem = (error: unknown): boolean => Object.hasOwn(ADVICE, (error as NodeJS.ErrnoException | null)?.code ?? '');

/** One sentence about a data folder that cannot be used, from what the file system said. */
export function folderProblem(dataDir: string, cause: unknown): VitaeError {
  const code = (cause as NodeJS.ErrnoException).code ?? 'unknown';
  const why = ADVICE[code] ?? 'give write permission';
  return new VitaeError('CONFIG_INVALID', `The folder ${dataDir} cannot be written (${code}): ${why}, or set VITAE_DATA_DIR to another folder`, { cause }); // prettier-ignore
}

/**
 * One Vitae a data folder. Takes the lock or throws a sentence naming the process that has it; a lock left by a killed process is taken over.
 * Returns the release.
 */
export function lockInstance(dataDir: string): () => void {
  try {
    makeDataFolder(dataDir);
    const taken = takeLock(path.join(dataDir, 'lock'));
    if ('release' in taken) return taken.release;
    throw new VitaeError(
      'CONFLICT',
      `Vitae already runs on ${dataDir} (pid ${taken.holder}); stop it, or set VITAE_DATA_DIR and GATEWAY_PORT for a second copy`,
    );
  } catch (cause) {
    throw cause instanceof VitaeError ? cause : folderProblem(dataDir, cause);
  }
}
