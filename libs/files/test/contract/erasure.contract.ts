import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { expect, it } from 'vitest';
import { eventually } from '#testing';
import { fileKind, newFileKey } from '../../src/index.js';
import type { ContractContext } from './files-contract.js';
import { contentOf, EXPORT, MEBIBYTE, newKey, newOwner, noise, pdf, Source } from './files-harness.js';

export function erasureContract(t: ContractContext): void {
  it('leaves nothing of one owner and everything of the others', async () => {
    const [owner, other] = [newOwner(), newOwner()];
    for (let n = 0; n < 12; n++) await t.files.put(newFileKey(owner, fileKind(n % 2 ? 'export' : 'upload')), noise(1_000), pdf);
    await t.files.put(newFileKey(owner, EXPORT), noise(9 * MEBIBYTE), pdf);
    const kept = newKey(other);
    await t.files.put(kept, Buffer.from('kept'), pdf);
    expect(await t.files.eraseOwner(owner)).toEqual({ deleted: 13 });
    expect(await t.harness.remains(owner)).toEqual([]);
    expect(await t.files.list(owner)).toEqual({ files: [] });
    expect(await t.files.eraseOwner(owner)).toEqual({ deleted: 0 });
    expect((await contentOf(await t.files.get(kept))).toString()).toBe('kept');
  });

  it('goes over more than one page', async () => {
    const owner = newOwner();
    const keys = Array.from({ length: 1_050 }, () => newFileKey(owner, EXPORT));
    await t.harness.plant(keys);
    expect(await t.files.usage(owner)).toEqual({ files: 1_050, bytes: 1_050 });
    expect(await t.files.eraseOwner(owner)).toEqual({ deleted: 1_050 });
    expect(await t.harness.remains(owner)).toEqual([]);
  }, 120_000);

  it('keeps the owner out for good, in every process', async () => {
    const owner = newOwner();
    await t.files.eraseOwner(owner);
    const another = await t.harness.open();
    for (const size of [10, 9 * MEBIBYTE]) {
      await expect(another.put(newKey(owner), noise(size), pdf)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
    expect(await t.harness.remains(owner)).toEqual([]);
    await another.close();
  });

  it.each([
    ['small ones', 100_000, 12],
    ['ones in parts', 20 * MEBIBYTE, 4],
  ])(
    'during puts, %s, leaves nothing',
    async (_what, size, puts) => {
      const another = await t.harness.open();
      const content = noise(size);
      for (let round = 0; round < 4; round++) {
        const owner = newOwner();
        await t.files.put(newKey(owner), noise(10), pdf);
        let erasing: Promise<unknown> | undefined;
        // Each round the erasure begins at another place of the bodies.
        const begin = (at: number): void => {
          if (at >= (size * round) / 4) erasing ??= t.files.eraseOwner(owner);
        };
        const outcomes = await Promise.allSettled(
          Array.from({ length: puts }, () => another.put(newKey(owner), new Source(content, begin, size / 16), pdf)),
        );
        await erasing;
        for (const outcome of outcomes) {
          if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'NOT_FOUND' });
        }
        expect(await t.harness.remains(owner)).toEqual([]);
      }
      await another.close();
    },
    60_000,
  );

  it('can be broken off and goes on', async () => {
    const owner = newOwner();
    await t.files.put(newKey(owner), noise(10), pdf);
    await expect(t.files.eraseOwner(owner, AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
    expect(await t.files.eraseOwner(owner)).toEqual({ deleted: 1 });
  });

  it('a put that kill -9 ended was never visible and is swept', async () => {
    const key = newKey();
    const owner = key.slice(0, 36) as never;
    const child = spawn(process.execPath, [path.join(import.meta.dirname, '../half-put.mjs'), JSON.stringify(t.harness.choice), key, String(20 * MEBIBYTE)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    }); // prettier-ignore
    const ended = once(child, 'exit');
    try {
      await Promise.race([once(child.stdout, 'data'), ended]);
      await eventually(async () => expect(await t.harness.remains(owner)).not.toEqual([]), { timeoutMs: 10_000 });
    } finally {
      child.kill('SIGKILL');
    }
    expect(await ended).toEqual([null, 'SIGKILL']);
    await expect(t.files.get(key)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await t.files.list(owner)).toEqual({ files: [] });
    // What may still be growing stays.
    await t.files.sweep(60_000);
    expect(await t.harness.remains(owner)).not.toEqual([]);
    await eventually(async () => {
      await t.files.sweep(0);
      expect(await t.harness.remains(owner)).toEqual([]);
    });
  }, 60_000);
}
