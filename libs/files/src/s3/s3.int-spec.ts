import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FaultyProxy, givenS3, withoutLeaks } from '#testing';
import { filesContract } from '../../test/contract/files-contract.js';
import { contentOf, MEBIBYTE, newKey, noise, pdf, Source } from '../../test/contract/files-harness.js';
import { s3Harness, type S3Harness } from '../../test/contract/s3-harness.js';
import { openFiles, ownerOfFile, type FileLimits, type FileStore } from '../index.js';

const server = await givenS3();

describe.skipIf(!server)('files in S3', () => {
  filesContract(() => s3Harness(server!));
});

describe.skipIf(!server)('a bucket', () => {
  let harness: S3Harness;
  let proxy: FaultyProxy;
  beforeAll(async () => {
    harness = await s3Harness(server!);
    proxy = await FaultyProxy.start({ port: Number(new URL(server!.endpoint).port) });
  });
  afterAll(async () => {
    await proxy.close();
    await harness.dispose();
  });

  const open = (change: Partial<S3Harness['choice']['s3']>, limits: Partial<FileLimits> = {}): Promise<FileStore> =>
    openFiles({ ...harness.choice, s3: { ...harness.choice.s3, ...change } }, { limits });

  it.each([
    [
      'another secret',
      { credentials: { accessKeyId: server?.accessKeyId ?? '', secretAccessKey: 'wrong' } },
      'The file store refuses our key',
    ],
    ['another key', { credentials: { accessKeyId: 'nobody', secretAccessKey: 'wrong' } }, 'The file store refuses our key'],
    ['another bucket', { bucket: 'vitae-nowhere' }, "The file store's bucket is missing"],
    ['another server', { endpoint: 'http://127.0.0.1:9' }, 'The file store cannot be reached'],
  ])('with %s says what is wrong', async (_what, change, message) => {
    const files = await open(change);
    await expect(files.check()).rejects.toMatchObject({ code: 'DEPENDENCY_UNAVAILABLE' });
    await expect(files.put(newKey(), noise(10), pdf)).rejects.toMatchObject({ code: 'DEPENDENCY_UNAVAILABLE', message });
    await expect(files.put(newKey(), noise(9 * MEBIBYTE), pdf)).rejects.toMatchObject({ code: 'DEPENDENCY_UNAVAILABLE', message });
    await files.close();
  });

  it('signs links for the address that clients know', async () => {
    const publicEndpoint = `http://localhost:${proxy.port}`;
    const files = await open({ publicEndpoint });
    const key = newKey();
    await files.put(key, Buffer.from('hello'), pdf);
    const { url } = await files.link(key, { fileName: 'a.pdf' });
    expect(url.startsWith(`${publicEndpoint}/`)).toBe(true);
    expect(await (await fetch(url)).text()).toBe('hello');
    await files.close();
  });

  it('that falls silent is given up in time, whatever was being done', async () => {
    const files = await open({ endpoint: `http://127.0.0.1:${proxy.port}` }, { requestMs: 400 });
    const key = newKey();
    await files.put(key, noise(10), pdf);
    const halfPut = files.put(newKey(), new Source(noise(30 * MEBIBYTE), (at) => (at === 10 * MEBIBYTE ? proxy.inflict({ kind: 'black-hole' }) : undefined)), pdf);
    const away = { code: 'DEPENDENCY_UNAVAILABLE' };
    await expect(halfPut).rejects.toMatchObject(away);
    await expect(files.stat(key)).rejects.toMatchObject(away);
    await expect(files.get(key)).rejects.toMatchObject(away);
    await expect(files.put(key, noise(10), pdf)).rejects.toMatchObject(away);
    await expect(files.list(ownerOfFile(key))).rejects.toMatchObject(away);
    await expect(files.eraseOwner(ownerOfFile(key))).rejects.toMatchObject(away);
    await expect(files.check()).rejects.toMatchObject(away);
    await proxy.heal();
    expect((await contentOf(await files.get(key, { range: { start: 0, end: 9 } }))).byteLength).toBe(10);
    await files.close();
  }, 30_000); // prettier-ignore

  it('that stops in the middle of an answer is given up in time', async () => {
    const sha256 = 'a'.repeat(64);
    const half = createServer(
      (_req, res) => void res.writeHead(200, { 'content-length': '1000', 'x-amz-meta-sha256': sha256 }).write('half'),
    );
    await new Promise<void>((resolve) => half.listen(0, '127.0.0.1', resolve));
    const files = await open({ endpoint: `http://127.0.0.1:${(half.address() as AddressInfo).port}` }, { requestMs: 300 });
    const reading = await files.get(newKey());
    const silent = { code: 'DEPENDENCY_UNAVAILABLE', message: 'The file store does not answer in time' };
    await expect(contentOf(reading)).rejects.toMatchObject(silent);
    half.closeAllConnections();
    half.close();
    await files.close();
  });

  it('whose connections break is asked again, and a broken answer is told', async () => {
    const files = await open({ endpoint: `http://127.0.0.1:${proxy.port}` });
    const key = newKey();
    await files.put(key, noise(40 * MEBIBYTE), pdf);
    proxy.reset();
    expect(await files.stat(key)).toMatchObject({ size: 40 * MEBIBYTE });
    const { stream } = await files.get(key);
    const read = async (): Promise<void> => {
      for await (const _ of stream) proxy.reset();
    };
    await expect(read()).rejects.toMatchObject({ code: 'DEPENDENCY_UNAVAILABLE' });
    await proxy.inflict({ kind: 'refuse' });
    await expect(files.stat(key)).rejects.toMatchObject({ code: 'DEPENDENCY_UNAVAILABLE', retryAfterMs: 1_000 });
    await proxy.heal();
    expect((await contentOf(await files.get(key))).byteLength).toBe(40 * MEBIBYTE);
    await files.close();
  });

  it('leaves no connection and no timer behind', async () => {
    const stored = await withoutLeaks(async () => {
      const files = await open({});
      const key = newKey();
      const { size } = await files.put(key, noise(9 * MEBIBYTE), pdf);
      await contentOf(await files.get(key));
      (await files.get(key)).stream.destroy();
      await files.close();
      return size;
    });
    expect(stored).toBe(9 * MEBIBYTE);
  });
});
