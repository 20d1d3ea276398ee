import { constants, type Dirent } from 'node:fs';
import { access, lstat, open, opendir, readdir, rename, rm, statfs, unlink, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { VitaeError, type UserId } from '#common';
import { parseFileKey, type FileKey } from '../key/file-key.js';
import type { DiskLinks } from '../links/disk-links.js';
import type { ByteRange, FilePage, ListedFile, StoredFile } from '../port/file-store.js';
import type { CheckedBody, ObjectAdapter, RawRead } from '../port/object-adapter.js';
import { errnoOf, onDisk, storeMissing, takenAway } from './disk-errors.js';
import { DiskRead, openObject } from './disk-read.js';
import { Folders, PART, syncFolder } from './folders.js';
import { TRAILER_BYTES, trailerOf } from './trailer.js';

const NEW = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW;
/** With less room than this the store counts as full at readiness: one ordinary export. */
const LEAST_FREE_BYTES = 16_777_216;

/**
 * Objects in a folder of one machine, or of a volume that several share. A put writes a part beside its object, syncs it, renames it over
 * the object and syncs the folder. An erasure moves the owner's folder away by one rename, so a put under way finds its place gone.
 */
export class DiskAdapter implements ObjectAdapter {
  readonly name = 'disk';

  private constructor(
    private readonly folders: Folders,
    private readonly links: DiskLinks | undefined,
  ) {}

  /** Makes the folder when it is missing. Without `links`, `link` throws CONFIG_INVALID. */
  static async open(folder: string, links?: DiskLinks): Promise<DiskAdapter> {
    return new DiskAdapter(await Folders.open(folder), links);
  }

  async write(key: FileKey, body: CheckedBody, contentType: string, signal: AbortSignal): Promise<StoredFile> {
    await this.folders.enter(key, true);
    const part = this.folders.newPart(key);
    const handle = await onDisk(open(part, NEW, 0o600), takenAway);
    try {
      const stored = await fill(handle, body, key, contentType);
      signal.throwIfAborted();
      await onDisk(rename(part, this.folders.file(key)), takenAway);
      await syncFolder(path.dirname(part));
      return stored;
    } catch (error) {
      await unlink(part).catch(() => undefined);
      throw error;
    }
  }

  async read(key: FileKey, range: ByteRange | undefined): Promise<RawRead> {
    await this.folders.enter(key, false);
    const { handle, stored } = await openObject(this.folders.file(key), key);
    try {
      return new DiskRead(handle, stored, range);
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  async stat(key: FileKey): Promise<StoredFile> {
    await this.folders.enter(key, false);
    const { handle, stored } = await openObject(this.folders.file(key), key);
    await handle.close();
    return stored;
  }

  async remove(key: FileKey): Promise<void> {
    try {
      await this.folders.enter(key, false);
      await onDisk(unlink(this.folders.file(key)));
      await syncFolder(path.dirname(this.folders.file(key)));
    } catch (error) {
      if (!(error instanceof VitaeError) || !['NOT_FOUND', 'CONFLICT'].includes(error.code)) throw error;
    }
  }

  async list(owner: UserId, after: FileKey | undefined, limit: number): Promise<FilePage> {
    const files: ListedFile[] = [];
    // `a-b/` sorts before `a/`, as whole keys do and as S3 lists them.
    const kinds = (await entries(this.folders.ofOwner(owner))).filter((e) => e.isDirectory()).map((e) => `${e.name}/`);
    for (const kind of kinds.toSorted()) {
      const names = await entries(path.join(this.folders.ofOwner(owner), kind));
      for (const name of names.map((e) => e.name).toSorted()) {
        const key = parseFileKey(`${owner}/${kind}${name}`);
        if (key === undefined || (after !== undefined && key <= after)) continue;
        const listed = await this.listed(key);
        if (listed) files.push(listed);
        if (files.length === limit) return { files, next: key };
      }
    }
    return { files };
  }

  async markErased(owner: UserId): Promise<void> {
    const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_NOFOLLOW;
    const handle = await onDisk(open(this.folders.mark(owner), flags, 0o600), storeMissing);
    try {
      await onDisk(handle.sync());
    } finally {
      await handle.close();
    }
    await syncFolder(this.folders.erased);
  }

  async isErased(owner: UserId): Promise<boolean> {
    try {
      await lstat(this.folders.mark(owner));
      return true;
    } catch (error) {
      if (errnoOf(error) === 'ENOENT') return false;
      return onDisk(Promise.reject(error));
    }
  }

  async removeOwner(owner: UserId, signal: AbortSignal | undefined): Promise<number> {
    let deleted = 0;
    for (const left of await entries(this.folders.trash)) {
      if (left.name.startsWith(`${owner}.`)) deleted += await clear(path.join(this.folders.trash, left.name));
    }
    for (;;) {
      signal?.throwIfAborted();
      const trash = this.folders.newTrash(owner);
      try {
        await rename(this.folders.ofOwner(owner), trash);
      } catch (error) {
        if (errnoOf(error) === 'ENOENT') return deleted;
        return onDisk(Promise.reject(error));
      }
      await syncFolder(this.folders.objects);
      deleted += await clear(trash);
    }
  }

  async link(key: FileKey, headers: { contentType: string; fileName: string }, lifeMs: number): Promise<{ url: string; expiresAt: Date }> {
    if (!this.links) throw new VitaeError('CONFIG_INVALID', 'Links to files need FILES_LINK_KEY and FILES_LINK_URL');
    return this.links.sign({ key, ...headers }, lifeMs);
  }

  async sweep(olderThanMs: number): Promise<number> {
    let removed = 0;
    for (const left of await entries(this.folders.trash)) {
      await clear(path.join(this.folders.trash, left.name));
      removed++;
    }
    const before = Date.now() - olderThanMs;
    for await (const owner of await onDisk(opendir(this.folders.objects))) {
      if (!owner.isDirectory()) continue;
      for (const kind of await entries(path.join(this.folders.objects, owner.name))) {
        if (kind.isDirectory()) removed += await sweepFolder(path.join(this.folders.objects, owner.name, kind.name), before);
      }
    }
    return removed;
  }

  async check(): Promise<void> {
    await onDisk(access(this.folders.objects, constants.R_OK | constants.W_OK | constants.X_OK), storeMissing);
    const { bavail, bsize } = await onDisk(statfs(this.folders.objects), storeMissing);
    if (bavail * bsize < LEAST_FREE_BYTES) throw new VitaeError('STORAGE_FULL', 'The file store is full');
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  private async listed(key: FileKey): Promise<ListedFile | undefined> {
    const stat = await lstat(this.folders.file(key)).catch(() => undefined);
    if (!stat?.isFile()) return undefined;
    return { key, size: Math.max(0, stat.size - TRAILER_BYTES), storedAt: stat.mtime };
  }
}

async function fill(handle: FileHandle, body: CheckedBody, key: FileKey, contentType: string): Promise<StoredFile> {
  try {
    for await (const piece of body) await writeAll(handle, piece);
    const described = { key, ...body.digest, contentType };
    await writeAll(handle, trailerOf(described));
    await onDisk(handle.sync());
    return { ...described, storedAt: (await onDisk(handle.stat())).mtime };
  } finally {
    await handle.close();
  }
}

async function writeAll(handle: FileHandle, bytes: Buffer): Promise<void> {
  for (let at = 0; at < bytes.byteLength;) at += (await onDisk(handle.write(bytes, at))).bytesWritten;
}

/** Links among them are told by their type and never followed. None where there is no folder. */
async function entries(folder: string): Promise<Dirent[]> {
  try {
    if (!(await lstat(folder)).isDirectory()) return [];
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return [];
    return onDisk(Promise.reject(error));
  }
}

/** Deletes a folder of the trash and answers how many objects were in it. A link in it is deleted, not followed. */
async function clear(folder: string): Promise<number> {
  let objects = 0;
  for (const kind of await entries(folder)) {
    if (kind.isDirectory()) objects += (await entries(path.join(folder, kind.name))).filter((e) => !PART.test(e.name)).length;
  }
  await onDisk(rm(folder, { recursive: true, force: true, maxRetries: 3 }));
  return objects;
}

async function sweepFolder(folder: string, before: number): Promise<number> {
  let removed = 0;
  for (const { name } of (await entries(folder)).filter((e) => PART.test(e.name))) {
    const part = path.join(folder, name);
    const stat = await lstat(part).catch(() => undefined);
    if (stat === undefined || stat.mtimeMs > before) continue;
    await onDisk(unlink(part)).catch(() => undefined);
    removed++;
  }
  return removed;
}
