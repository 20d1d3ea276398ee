import { execFile, execFileSync } from 'node:child_process';
import { link, lstat, mkdir, mkdtemp, readdir, readFile, readlink, rename, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '#testing';
import { diskFile, diskHarness, flip } from '../../test/contract/disk-harness.js';
import { filesContract } from '../../test/contract/files-contract.js';
import { contentOf, digest, EXPORT, MEBIBYTE, newKey, newOwner, noise, pdf, Source } from '../../test/contract/files-harness.js';
import { FILE_LIMITS, newFileKey, openFiles, ownerOfFile, type FileKey, type FileStore } from '../index.js';
import { TRAILER_BYTES } from './trailer.js';

describe('files on a disk', () => {
  filesContract(diskHarness);
});

describe('the folder', () => {
  let harness: Awaited<ReturnType<typeof diskHarness>>;
  let files: FileStore;
  let outside: string;
  beforeAll(async () => {
    harness = await diskHarness();
    files = await harness.open();
    outside = await mkdtemp(path.join(tmpdir(), 'vitae-outside-'));
  });
  afterAll(async () => {
    await harness.dispose();
    await rm(outside, { recursive: true, force: true });
  });

  it('is its owner’s alone: 0700, files 0600, whatever the umask', async () => {
    const key = newKey();
    const before = process.umask(0);
    try {
      await files.put(key, noise(10), pdf);
      await files.eraseOwner(newOwner());
    } finally {
      process.umask(before);
    }
    for (const entry of await readdir(harness.folder, { recursive: true, withFileTypes: true })) {
      const { mode } = await lstat(path.join(entry.parentPath, entry.name));
      expect((mode & 0o777).toString(8), entry.name).toBe(entry.isDirectory() ? '700' : '600');
    }
  });

  it('holds the content as it is, with its description behind it', async () => {
    const key = newKey();
    await files.put(key, Buffer.from('%PDF-1.7 …'), pdf);
    const bytes = await readFile(diskFile(harness.folder, key));
    expect(bytes.subarray(0, -TRAILER_BYTES).toString()).toBe('%PDF-1.7 …');
    expect(bytes.subarray(-TRAILER_BYTES).toString()).toContain(digest(Buffer.from('%PDF-1.7 …')));
  });

  it('damaged anywhere is told: content, description, length', async () => {
    const content = noise(1_000);
    for (let at = 0; at < 1_000 + TRAILER_BYTES; at += 37) {
      const key = newKey();
      await files.put(key, content, pdf);
      await flip(diskFile(harness.folder, key), at);
      await expect(files.get(key).then(contentOf), String(at)).rejects.toMatchObject({ code: 'FILE_CORRUPT' });
    }
    for (const length of [0, 1, 511, 512, 1_000, 1_511]) {
      const key = newKey();
      await files.put(key, content, pdf);
      await truncate(diskFile(harness.folder, key), length);
      await expect(files.stat(key), String(length)).rejects.toMatchObject({ code: 'FILE_CORRUPT' });
      await expect(files.get(key, { range: { start: 0 } })).rejects.toMatchObject({ code: 'FILE_CORRUPT' });
    }
  });

  it('of another object in its place is told', async () => {
    const [one, two] = [newKey(), newKey()];
    await files.put(one, noise(10), pdf);
    await files.put(two, noise(10), pdf);
    await rename(diskFile(harness.folder, one), diskFile(harness.folder, two));
    await expect(files.get(two)).rejects.toMatchObject({ code: 'FILE_CORRUPT' });
  });

  describe('with something planted in it', () => {
    const strange = { code: 'DEPENDENCY_UNAVAILABLE', message: 'The file store holds something that is not its own' };

    async function planted(): Promise<{ key: FileKey; secret: string; place: string }> {
      const secret = path.join(outside, `secret-${Math.random()}`);
      await writeFile(secret, Buffer.concat([Buffer.from('secret'), Buffer.alloc(TRAILER_BYTES)]));
      const key = newKey();
      const sibling = newFileKey(ownerOfFile(key), EXPORT);
      await files.put(sibling, noise(1), pdf);
      return { key, secret, place: diskFile(harness.folder, key) };
    }

    it('a link to a file: never read, replaced by a put, deleted itself', async () => {
      const { key, secret, place } = await planted();
      await symlink(secret, place);
      await expect(files.get(key)).rejects.toMatchObject(strange);
      await expect(files.stat(key)).rejects.toMatchObject(strange);
      expect((await files.list(ownerOfFile(key))).files.map((f) => f.key)).not.toContain(key);
      await files.put(key, Buffer.from('mine'), pdf);
      expect((await contentOf(await files.get(key))).toString()).toBe('mine');
      await rm(place);
      await symlink(secret, place);
      await files.delete(key);
      expect((await readFile(secret)).toString()).toContain('secret');
    });

    it('a hard link to a file: told as damaged', async () => {
      const { key, secret, place } = await planted();
      await link(secret, place).catch(async () => writeFile(place, await readFile(secret)));
      await expect(files.get(key)).rejects.toMatchObject({ code: 'FILE_CORRUPT' });
    });

    it('a pipe or a folder: refused at once', async () => {
      const { key, place } = await planted();
      execFileSync('mkfifo', [place]);
      await expect(files.get(key)).rejects.toMatchObject(strange);
      await rm(place);
      await mkdir(place);
      await expect(files.get(key)).rejects.toMatchObject(strange);
      await expect(files.put(key, noise(1), pdf)).rejects.toMatchObject({ code: 'DEPENDENCY_UNAVAILABLE' });
      expect((await files.list(ownerOfFile(key))).files).toHaveLength(1);
    });

    it('a link in the place of an owner’s or a kind’s folder: nothing outside is written, read, listed, swept or erased', async () => {
      for (const depth of [1, 2]) {
        const key = newKey();
        const away = await mkdtemp(path.join(outside, 'away-'));
        const inside = path.join(away, ...(depth === 1 ? ['export'] : []));
        await mkdir(inside, { recursive: true });
        await writeFile(path.join(inside, key.split('/')[2]!), 'secret');
        await writeFile(path.join(inside, `${key.split('/')[2]!}.0123456789abcdef.part`), 'part');
        const place = path.join(harness.folder, 'objects', ...key.split('/').slice(0, depth));
        await mkdir(path.dirname(place), { recursive: true });
        await symlink(away, place);
        for (const refused of [() => files.get(key), () => files.stat(key), () => files.put(key, noise(1), pdf), () => files.delete(key)]) {
          await expect(refused()).rejects.toMatchObject(strange);
        }
        expect(await files.list(ownerOfFile(key))).toEqual({ files: [] });
        await files.sweep(0);
        await files.eraseOwner(ownerOfFile(key));
        expect(await readdir(inside)).toHaveLength(2);
        expect(await harness.remains(ownerOfFile(key))).toEqual([]);
      }
    });

    it('a file in another spelling: not an object, and in nobody’s way', async () => {
      const { key, place } = await planted();
      await writeFile(path.join(path.dirname(place), key.split('/')[2]!.toUpperCase()), 'x');
      await files.put(key, Buffer.from('mine'), pdf);
      expect((await contentOf(await files.get(key))).toString()).toBe('mine');
      expect((await files.list(ownerOfFile(key))).files).toHaveLength(2);
      await files.eraseOwner(ownerOfFile(key));
      expect(await harness.remains(ownerOfFile(key))).toEqual([]);
    });
  });

  it('an erasure that a crash broke off is finished by the next', async () => {
    const key = newKey();
    const owner = ownerOfFile(key);
    await files.put(key, noise(10), pdf);
    await rename(path.join(harness.folder, 'objects', owner), path.join(harness.folder, 'trash', `${owner}.0123456789abcdef`));
    expect(await harness.remains(owner)).not.toEqual([]);
    expect(await files.eraseOwner(owner)).toEqual({ deleted: 1 });
    expect(await harness.remains(owner)).toEqual([]);
  });

  it('keeps the name of nobody who was erased', async () => {
    const owner = newOwner();
    await files.eraseOwner(owner);
    const names = await readdir(harness.folder, { recursive: true });
    expect(names.filter((name) => name.includes(owner))).toEqual([]);
    expect(names).toContain(path.join('erased', digest(Buffer.from(owner))));
  });

  it('readers and writers that leave close their handles', async () => {
    const key = newKey();
    await files.put(key, noise(3 * MEBIBYTE), pdf);
    const left = await files.get(key);
    for (let n = 0; n < 20; n++) {
      const { stream } = await files.get(key);
      if (n % 2) for await (const _ of stream) break;
      else stream.destroy();
      const broken = new Source(noise(MEBIBYTE), (at) => {
        if (at > 100_000) throw new Error('away');
      });
      await expect(files.put(key, broken, pdf)).rejects.toThrow('away');
      await expect(files.get(key, { range: { start: 9 * MEBIBYTE } })).rejects.toThrow();
    }
    expect(await handlesIn(harness.folder)).toBe(1);
    left.stream.destroy();
    await eventually(async () => expect(await handlesIn(harness.folder)).toBe(0));
  });

  it('a reader goes on with what it opened when another is put, or it is deleted', async () => {
    const key = newKey();
    const content = noise(3 * MEBIBYTE);
    await files.put(key, content, pdf);
    const first = await files.get(key);
    await files.put(key, noise(3 * MEBIBYTE), pdf);
    const second = await files.get(key);
    await files.delete(key);
    expect((await contentOf(first)).equals(content)).toBe(true);
    expect((await contentOf(second)).byteLength).toBe(3 * MEBIBYTE);
  });

  it('that cannot be made or written is told', async () => {
    const file = path.join(outside, 'file');
    await writeFile(file, '');
    const choice = { store: 'disk', maxBytes: FILE_LIMITS.maxBytes } as const;
    const missing = { code: 'DEPENDENCY_UNAVAILABLE', message: 'The folder of the file store is not there' };
    await expect(openFiles({ ...choice, folder: path.join(file, 'x') })).rejects.toMatchObject(missing);
    const gone = path.join(outside, 'gone');
    const store = await openFiles({ ...choice, folder: gone });
    await store.check();
    await expect(store.link(newKey(), { fileName: 'a' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await rm(gone, { recursive: true });
    await expect(store.check()).rejects.toMatchObject(missing);
    await expect(store.put(newKey(), noise(1), pdf)).rejects.toMatchObject(missing);
  });
});

describe('a full disk', () => {
  it('is one clear error, leaves nothing, and what was there stays', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'vitae-full-'));
    const small = await mounted(folder);
    try {
      const files = await openFiles({ store: 'disk', folder, maxBytes: FILE_LIMITS.maxBytes });
      const key = newKey();
      if (small) {
        await files.put(key, noise(MEBIBYTE), pdf);
        const full = { code: 'STORAGE_FULL', message: 'The file store is full', http: 507 };
        for (const target of [key, newKey(ownerOfFile(key))]) {
          await expect(files.put(target, new Source(noise(6 * MEBIBYTE)), pdf)).rejects.toMatchObject(full);
        }
        expect((await contentOf(await files.get(key))).byteLength).toBe(MEBIBYTE);
        await expect(files.check()).rejects.toMatchObject({ code: 'STORAGE_FULL' });
        await files.put(newKey(), noise(MEBIBYTE), pdf);
      } else {
        // Where nothing may be mounted: a process that may not write files as large. The errno is another, the road is the same.
        const script = path.join(import.meta.dirname, '../../test/put.mjs');
        const command = `ulimit -f 4096; exec "$0" "$1" "$2" "$3" ${6 * MEBIBYTE}`;
        const child = promisify(execFile)('/bin/sh', ['-c', command, process.execPath, script, JSON.stringify({ store: 'disk', folder, maxBytes: FILE_LIMITS.maxBytes }), key]); // prettier-ignore
        expect((await child).stdout).toBe('STORAGE_FULL\n');
      }
      const left = await readdir(folder, { recursive: true });
      expect(left.filter((name) => name.endsWith('.part'))).toEqual([]);
    } finally {
      if (small) execFileSync('umount', [folder]);
      await rm(folder, { recursive: true, force: true });
    }
  });
});

/** A file system of 4 MiB in the folder's place, where we may. */
async function mounted(folder: string): Promise<boolean> {
  return promisify(execFile)('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'none', folder]).then(
    () => true,
    () => false,
  );
}

async function handlesIn(folder: string): Promise<number> {
  const handles = await readdir('/proc/self/fd');
  const targets = await Promise.all(handles.map((fd) => readlink(`/proc/self/fd/${fd}`).catch(() => '')));
  return targets.filter((target) => target.startsWith(folder)).length;
}
