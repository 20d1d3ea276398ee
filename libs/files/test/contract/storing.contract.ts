import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { fileKind, newFileKey, parseFileKey, type FileKey } from '../../src/index.js';
import type { ContractContext } from './files-contract.js';
import { contentOf, digest, MEBIBYTE, newKey, newOwner, noise, pdf, Source } from './files-harness.js';

export function storingContract(t: ContractContext): void {
  it.each([0, 1, 511, 512, 65_536, 8 * MEBIBYTE - 1, 8 * MEBIBYTE, 8 * MEBIBYTE + 1, 17 * MEBIBYTE])('%i bytes come back as they went', async (size) => {
    const key = newKey();
    const content = noise(size);
    const stored = await t.files.put(key, new Source(content, undefined, 100_000), pdf);
    expect(stored).toMatchObject({ key, size, sha256: digest(content), contentType: 'application/pdf' });
    expect(Math.abs(stored.storedAt.getTime() - Date.now())).toBeLessThan(10_000);
    const open = await t.files.get(key);
    expect(open.range).toEqual({ start: 0, end: size - 1 });
    expect(open.file).toMatchObject({ key, size, sha256: digest(content), contentType: 'application/pdf' });
    expect((await contentOf(open)).equals(content)).toBe(true);
    expect(await t.files.stat(key)).toMatchObject({ size, sha256: digest(content) });
  }); // prettier-ignore

  it('takes bytes, a stream and any iterable', async () => {
    const content = noise(300_000);
    for (const body of [
      content,
      new Uint8Array(content),
      Readable.from([content.subarray(0, 7), content.subarray(7)]),
      new Source(content),
    ]) {
      const key = newKey();
      await t.files.put(key, body, { contentType: 'text/plain; charset=utf-8' });
      const open = await t.files.get(key);
      expect(open.file.contentType).toBe('text/plain; charset=utf-8');
      expect((await contentOf(open)).equals(content)).toBe(true);
    }
  });

  it('puts a whole one in the place of another', async () => {
    const key = newKey();
    await t.files.put(key, noise(10 * MEBIBYTE), pdf);
    await t.files.put(key, Buffer.from('short'), { contentType: 'text/plain' });
    expect((await contentOf(await t.files.get(key))).toString()).toBe('short');
    expect(await t.files.stat(key)).toMatchObject({ size: 5, contentType: 'text/plain' });
    expect(await t.harness.remains(key.slice(0, 36) as never)).toHaveLength(1);
  });

  it('never gives a mixture of puts at once', async () => {
    const key = newKey();
    const bodies = [3, 9, 1, 10].map((mebibytes, n) => Buffer.alloc(mebibytes * MEBIBYTE, n + 1));
    const digests = new Set(bodies.map(digest));
    await t.files.put(key, bodies[0]!, pdf);
    let writing = true;
    const writers = Promise.all(bodies.map((body) => t.files.put(key, new Source(body), pdf))).finally(() => (writing = false));
    const seen = new Set<string>();
    while (writing) seen.add(digest(await contentOf(await t.files.get(key))));
    await writers;
    const last = digest(await contentOf(await t.files.get(key)));
    expect(digests).toContain(last);
    for (const one of seen) expect(digests).toContain(one);
    expect((await t.files.stat(key)).sha256).toBe(last);
    expect(await t.harness.remains(key.slice(0, 36) as never)).toHaveLength(1);
  });

  describe('a part', () => {
    const content = noise(200_000);
    const key = newKey();
    it.each([
      [{ start: 0, end: 0 }, 0, 0],
      [{ start: 100, end: 199 }, 100, 199],
      [{ start: 70_000 }, 70_000, 199_999],
      [{ start: 199_999 }, 199_999, 199_999],
      [{ start: 0, end: 10_000_000 }, 0, 199_999],
      [{ start: 0, end: 199_999 }, 0, 199_999],
    ])('%j', async (range, start, end) => {
      await t.files.put(key, content, pdf);
      const open = await t.files.get(key, { range });
      expect(open.range).toEqual({ start, end });
      expect(open.file.size).toBe(200_000);
      expect((await contentOf(open)).equals(content.subarray(start, end + 1))).toBe(true);
    });

    it.each([
      { start: 200_000 },
      { start: 200_000, end: 300_000 },
      { start: -1 },
      { start: 5, end: 4 },
      { start: 0.5 },
      { start: Number.NaN },
    ])('that is none: %j', async (range) => {
      await t.files.put(key, content, pdf);
      await expect(t.files.get(key, { range })).rejects.toMatchObject({ code: 'RANGE_NOT_SATISFIABLE' });
    });

    it('of nothing there is none', async () => {
      const empty = newKey();
      await t.files.put(empty, new Uint8Array(), pdf);
      await expect(t.files.get(empty, { range: { start: 0 } })).rejects.toMatchObject({ code: 'RANGE_NOT_SATISFIABLE' });
    });
  });

  it('answers NOT_FOUND for what is not there, and deletes as often as asked', async () => {
    const key = newKey();
    const missing = { code: 'NOT_FOUND' };
    await expect(t.files.get(key)).rejects.toMatchObject(missing);
    await expect(t.files.stat(key)).rejects.toMatchObject(missing);
    await expect(t.files.link(key, { fileName: 'a' })).rejects.toMatchObject(missing);
    await t.files.delete(key);
    await t.files.put(key, noise(10), pdf);
    await t.files.delete(key);
    await t.files.delete(key);
    await expect(t.files.get(key)).rejects.toMatchObject(missing);
    await t.files.put(key, noise(10), pdf);
    expect(await t.files.stat(key)).toMatchObject({ size: 10 });
  });

  it('refuses what is no key, whatever the type says', async () => {
    const good = newKey();
    const [owner, , id] = good.split('/');
    for (const wrong of [
      '', '/', '..', '../x', `/${good}`, `${good}/`, `${good}/../../x`, `${owner}/../${id}`, `${owner}/%2e%2e/${id}`, `${good}\u0000`,
      good.toUpperCase(), `${owner}/export/${'a'.repeat(5_000)}`, `${owner}/e\u0301xport/${id}`, `${owner}\\export\\${id}`,
    ] as FileKey[]) {
      const missing = { code: 'NOT_FOUND' };
      await expect(t.files.put(wrong, noise(1), pdf), wrong).rejects.toMatchObject(missing);
      await expect(t.files.get(wrong)).rejects.toMatchObject(missing);
      await expect(t.files.stat(wrong)).rejects.toMatchObject(missing);
      await expect(t.files.delete(wrong)).rejects.toMatchObject(missing);
      await expect(t.files.link(wrong, { fileName: 'a' })).rejects.toMatchObject(missing);
      await expect(t.files.list(newOwner(), { after: wrong })).rejects.toMatchObject(missing);
    }
    for (const owner of ['', '..', '*', `${newOwner()}/x`] as never[]) {
      await expect(t.files.list(owner)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(t.files.usage(owner)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(t.files.eraseOwner(owner)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
  }); // prettier-ignore

  it('tells of a damaged object before its last bytes', async () => {
    for (const [size, at] of [[1_000, 0], [500_000, 250_000], [500_000, 499_999]] as const) {
      const key = newKey();
      await t.files.put(key, noise(size), pdf);
      await t.harness.damage(key, at);
      const { stream } = await t.files.get(key);
      let got = 0;
      const read = async (): Promise<void> => {
        for await (const piece of stream) got += (piece as Buffer).byteLength;
      };
      await expect(read()).rejects.toMatchObject({ code: 'FILE_CORRUPT' });
      expect(got).toBeLessThan(size);
    }
  }); // prettier-ignore

  it('lists an owner’s by key, page by page, and counts them', async () => {
    const owner = newOwner();
    const keys = ['a', 'a-b', 'ab', 'b'].flatMap((kind) => Array.from({ length: 3 }, () => newFileKey(owner, fileKind(kind)))).toSorted();
    for (const [n, key] of keys.entries()) await t.files.put(key, noise(n), pdf);
    await t.files.put(newKey(), noise(1), pdf);
    const whole = await t.files.list(owner);
    expect(whole.files.map((f) => f.key)).toEqual(keys);
    expect(whole.files.map((f) => f.size)).toEqual(keys.map((_, n) => n));
    expect(whole.next).toBeUndefined();
    const paged: FileKey[] = [];
    let after: FileKey | undefined;
    let pages = 0;
    do {
      const page = await t.files.list(owner, { limit: 5, ...(after === undefined ? {} : { after }) });
      paged.push(...page.files.map((f) => f.key));
      after = page.next;
      pages++;
    } while (after);
    expect(paged).toEqual(keys);
    expect(pages).toBe(3);
    expect(await t.files.usage(owner)).toEqual({ files: 12, bytes: 66 });
    expect(await t.files.list(newOwner())).toEqual({ files: [] });
    expect(await t.files.usage(newOwner())).toEqual({ files: 0, bytes: 0 });
    expect(whole.files.every((f) => parseFileKey(f.key) === f.key)).toBe(true);
    for (const limit of [0, 1_001, 1.5, -1]) await expect(t.files.list(owner, { limit })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });

  it('is well', async () => {
    await expect(t.files.check()).resolves.toBeUndefined();
  });
}
