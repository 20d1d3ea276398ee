import { notFound, VitaeError } from '#common';

const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);
const GONE = new Set(['ENOENT', 'ENOTDIR']);

export const errnoOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException | null)?.code;

/** What is met where the store expects a file or folder of its own: a link, a device. Never followed. */
export const foreign = (): VitaeError => new VitaeError('DEPENDENCY_UNAVAILABLE', 'The file store holds something that is not its own');

/** Runs one step on the disk and says what its failure means. `gone` is thrown where file or folder is not there. Default: NOT_FOUND. */
export async function onDisk<T>(step: Promise<T>, gone: () => VitaeError = notFound): Promise<T> {
  try {
    return await step;
  } catch (cause) {
    const errno = errnoOf(cause);
    if (errno === undefined || cause instanceof VitaeError) throw cause;
    if (GONE.has(errno)) throw gone();
    if (FULL.has(errno)) throw new VitaeError('STORAGE_FULL', 'The file store is full', { cause });
    if (errno === 'ELOOP') throw foreign();
    throw new VitaeError('DEPENDENCY_UNAVAILABLE', 'The file store does not work', { cause });
  }
}

/** The folder went away under a put: an erasure, or somebody clearing up by hand. */
export const takenAway = (): VitaeError => new VitaeError('CONFLICT', 'The place of the file was removed meanwhile');

/** The store's own folder is not there: not mounted, or never made. */
export const storeMissing = (): VitaeError => new VitaeError('DEPENDENCY_UNAVAILABLE', 'The folder of the file store is not there');
