import type { FilesObserver } from '../observe/files-observer.js';
import { FILE_LIMITS, type FileLimits, type FileStore } from '../port/file-store.js';
import type { ObjectAdapter } from '../port/object-adapter.js';
import { DiskAdapter } from '../disk/disk-adapter.js';
import { DiskLinks } from '../links/disk-links.js';
import { Files } from '../store/files.js';
import type { FilesChoice } from './settings.js';

export interface OpenFilesOptions {
  /** Default: nothing is counted. */
  readonly observer?: FilesObserver;
  /** Over the usual ones; `maxBytes` comes from the choice. */
  readonly limits?: Partial<Omit<FileLimits, 'maxBytes'>>;
}

/**
 * Opens the store that was chosen. The disk's folder is made when it is missing (DEPENDENCY_UNAVAILABLE when that fails); S3 is not
 * asked yet, see `check`. The S3 client (37 MB in memory, 0.2 s) is loaded only here and only when it is chosen.
 */
export async function openFiles(choice: FilesChoice, options: OpenFilesOptions = {}): Promise<FileStore> {
  const limits: FileLimits = { ...FILE_LIMITS, ...options.limits, maxBytes: choice.maxBytes };
  return new Files(await adapterOf(choice, limits), limits, options.observer);
}

async function adapterOf(choice: FilesChoice, limits: FileLimits): Promise<ObjectAdapter> {
  if (choice.store === 'disk') return DiskAdapter.open(choice.folder, choice.links && new DiskLinks(choice.links));
  const { S3Adapter } = await import('../s3/s3-adapter.js');
  return new S3Adapter(choice.s3, limits.requestMs);
}
