import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { mkdir, mkdtemp, open, readdir, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { findVitaeError } from '#common';
import { DiskLinks, downloadHeaders, FILE_LIMITS, openFiles, rangeOfHeader, type FileKey, type FilesChoice, type FileStore } from '../../src/index.js'; // prettier-ignore
import { TRAILER_BYTES } from '../../src/disk/trailer.js';
import type { FilesHarness } from './files-harness.js';

/** A folder, and a door that gives out what a link allows. */
export async function diskHarness(): Promise<FilesHarness & { readonly folder: string }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'vitae-files-'));
  const key = randomBytes(24).toString('hex');
  const server = createServer((req, res) => void door(req, res).catch(() => res.destroy()));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/files`;
  const choice: FilesChoice = { store: 'disk', folder, maxBytes: FILE_LIMITS.maxBytes, links: { key, baseUrl } };
  const links = new DiskLinks({ key, baseUrl });
  const files: FileStore = await openFiles(choice);

  async function door(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const grant = links.verify(req.url?.slice('/files/'.length));
    if (!grant) return void res.writeHead(404).end();
    try {
      const { size } = await files.stat(grant.key);
      const range = rangeOfHeader(req.headers.range, size);
      if (range === 'unsatisfiable') return void res.writeHead(416, { 'content-range': `bytes */${size}` }).end();
      const given = await files.get(grant.key, range ? { range } : {});
      const headers = downloadHeaders(given, grant);
      res.writeHead(headers['content-range'] ? 206 : 200, headers);
      await pipeline(given.stream, res);
    } catch (error) {
      if (res.headersSent) throw error;
      res.writeHead(findVitaeError(error)?.http ?? 500).end();
    }
  }

  return {
    folder,
    choice,
    open: ({ limits = {}, observer } = {}) =>
      openFiles({ ...choice, maxBytes: limits.maxBytes ?? choice.maxBytes }, { limits, ...(observer ? { observer } : {}) }),
    fetch: (url, headers = {}) => fetch(url, { headers }),
    remains: async (owner) => (await readdir(folder, { recursive: true, withFileTypes: true }))
      .filter((e) => !e.isDirectory() || e.parentPath.endsWith('trash'))
      .map((e) => path.relative(folder, path.join(e.parentPath, e.name)))
      .filter((name) => name.includes(owner)), // prettier-ignore
    plant: (keys) => plant(folder, keys, 1 + TRAILER_BYTES),
    damage: (damaged, at) => flip(path.join(folder, 'objects', damaged), at),
    dispose: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Files under `objects`, written past the store. */
export async function plant(folder: string, keys: readonly FileKey[], bytes: number): Promise<void> {
  for (const key of keys) {
    await mkdir(path.dirname(diskFile(folder, key)), { recursive: true });
    await writeFile(diskFile(folder, key), Buffer.alloc(bytes));
  }
}

/** Turns one bit of a file. */
export async function flip(file: string, at: number): Promise<void> {
  const handle = await open(file, 'r+');
  const byte = Buffer.alloc(1);
  await handle.read(byte, 0, 1, at);
  byte[0]! ^= 0x10;
  await handle.write(byte, 0, 1, at);
  await handle.close();
}

export const diskFile = (folder: string, key: FileKey): string => path.join(folder, 'objects', key);
