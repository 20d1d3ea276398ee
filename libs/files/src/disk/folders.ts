import { createHash, randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { lstat, mkdir, open, realpath } from 'node:fs/promises';
import path from 'node:path';
import type { UserId, VitaeError } from '#common';
import { ownerOfFile, type FileKey } from '../key/file-key.js';
import { errnoOf, foreign, onDisk, storeMissing, takenAway } from './disk-errors.js';

/** Of a put under way: `<uuid>.<random>.part`, beside its object, so that the rename stays in one folder. Never a key. */
export const PART = /^[0-9a-f-]{36}\.[0-9a-f]{16}\.part$/;

/**
 * The store's folders: `objects/<owner>/<kind>/<uuid>`, `erased/<SHA-256 of an owner's id>`, `trash/<owner>.<random>` (what an erasure
 * moved away and has not deleted yet). Folders are 0700, files 0600. A link met below is an error: nothing outside is read or written.
 */
export class Folders {
  private constructor(private readonly root: string) {}

  /** Makes what is missing. `root` itself may be a link: it is the operator's. */
  static async open(root: string): Promise<Folders> {
    await onDisk(mkdir(root, { recursive: true, mode: 0o700 }), storeMissing);
    const folders = new Folders(await onDisk(realpath(root), storeMissing));
    for (const name of ['objects', 'erased', 'trash']) await folders.make(folders.root, name, storeMissing);
    return folders;
  }

  get objects(): string {
    return path.join(this.root, 'objects');
  }

  get trash(): string {
    return path.join(this.root, 'trash');
  }

  get erased(): string {
    return path.join(this.root, 'erased');
  }

  ofOwner(owner: UserId): string {
    return path.join(this.objects, owner);
  }

  mark(owner: UserId): string {
    return path.join(this.erased, createHash('sha256').update(owner).digest('hex'));
  }

  file(key: FileKey): string {
    return path.join(this.objects, key);
  }

  newPart(key: FileKey): string {
    return `${this.file(key)}.${randomBytes(8).toString('hex')}.part`;
  }

  newTrash(owner: UserId): string {
    return path.join(this.trash, `${owner}.${randomBytes(8).toString('hex')}`);
  }

  /** The folders of `key`, made when `making`, else NOT_FOUND when there are none. */
  async enter(key: FileKey, making: boolean): Promise<void> {
    const owner = ownerOfFile(key);
    const kind = key.split('/')[1] ?? '';
    if (making) {
      await this.make(this.objects, owner, storeMissing);
      await this.make(this.ofOwner(owner), kind, takenAway);
      return;
    }
    for (const folder of [this.ofOwner(owner), path.join(this.ofOwner(owner), kind)]) {
      if (!(await onDisk(lstat(folder))).isDirectory()) throw foreign();
    }
  }

  private async make(parent: string, name: string, gone: () => VitaeError): Promise<void> {
    const folder = path.join(parent, name);
    const made = await onDisk(
      mkdir(folder, { mode: 0o700 }).then(
        () => true,
        (error: unknown) => {
          if (errnoOf(error) === 'EEXIST') return false;
          throw error;
        },
      ),
      gone,
    );
    if (made) await syncFolder(parent);
    else if (!(await onDisk(lstat(folder), gone)).isDirectory()) throw foreign();
  }
}

/** Writes a folder's entries through, so that a rename outlives a power cut. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await onDisk(open(folder, constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW), takenAway);
  try {
    await onDisk(handle.sync());
  } finally {
    await handle.close();
  }
}
