import { setImmediate as turn } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { UserId } from '#common';
import { eventually } from '#testing';
import type { FileBody, FileKey, FilesObserver, PutOptions } from '../../src/index.js';
import type { ContractContext } from './files-contract.js';
import { contentOf, digest, MEBIBYTE, newKey, noise, pdf, Source } from './files-harness.js';

const ownerOf = (key: FileKey): UserId => key.slice(0, 36) as UserId;

export function boundsContract(t: ContractContext): void {
  /** What a put over an object that is there is refused with. That object is as it was then, and nothing else is kept. */
  async function refusal(body: FileBody, options: Omit<PutOptions, 'contentType'>, files = t.files): Promise<unknown> {
    const key = newKey();
    await files.put(key, Buffer.from('what was there'), pdf);
    const error: unknown = await files.put(key, body, { ...pdf, ...options }).catch((thrown: unknown) => thrown);
    expect((await contentOf(await files.get(key))).toString()).toBe('what was there');
    expect(await t.harness.remains(ownerOf(key))).toHaveLength(1);
    return error;
  }

  describe.each([
    ['small', 100_000],
    ['in parts', 20 * MEBIBYTE],
  ])('a body that is %s', (_what, size) => {
    const content = noise(size);

    it('of another digest or size than announced is refused', async () => {
      expect(await refusal(content, { expected: { sha256: digest(noise(1)) } })).toMatchObject({
        code: 'UNPROCESSABLE_FILE',
        details: { differs: 'sha256' },
      });
      expect(await refusal(new Source(content), { expected: { size: size - 1 } })).toMatchObject({
        code: 'UNPROCESSABLE_FILE',
        details: { differs: 'size' },
      });
      expect(await refusal(new Source(content), { expected: { size: size + 1 } })).toMatchObject({ code: 'UNPROCESSABLE_FILE' });
      const key = newKey();
      await t.files.put(key, content, { ...pdf, expected: { size, sha256: digest(content).toUpperCase() } });
    });

    it('breaks off', async () => {
      const source = new Source(content, (at) => {
        if (at > size / 2) throw new Error('the client went away');
      });
      expect(await refusal(source, {})).toMatchObject({ message: 'the client went away' });
      const stream = Readable.from(new Source(content, (at) => {
        if (at > size / 2) stream.destroy(new Error('destroyed'));
      })); // prettier-ignore
      expect(await refusal(stream, {})).toMatchObject({ message: 'destroyed' });
    });

    it('stops coming', async () => {
      const files = await t.harness.open({ limits: { bodyStallMs: 150 } });
      const source = new Source(content, (at) => (at > size / 2 ? new Promise(() => undefined) : undefined));
      expect(await refusal(source, {}, files)).toMatchObject({ code: 'REQUEST_TIMEOUT' });
      const stream = new Readable({ read: () => undefined });
      expect(await refusal(stream, {}, files)).toMatchObject({ code: 'REQUEST_TIMEOUT' });
      expect(stream.destroyed).toBe(true);
      await files.close();
    });

    it('is aborted by its caller', async () => {
      const ending = new AbortController();
      const source = new Source(content, (at) => {
        if (at > size / 2) ending.abort(new Error('enough'));
      });
      expect(await refusal(source, { signal: ending.signal })).toMatchObject({ message: 'enough' });
      await eventually(() => expect(source.released).toBe(true));
      const none = new Source(content);
      expect(await refusal(none, { signal: AbortSignal.abort() })).toMatchObject({ name: 'AbortError' });
      expect(none.given).toBe(0);
    });

    it('takes too long', async () => {
      const files = await t.harness.open({ limits: { putMs: 400 } });
      const source = new Source(content, (at) => (at > size / 2 ? new Promise(() => undefined) : undefined));
      expect(await refusal(source, {}, files)).toMatchObject({ code: 'DEADLINE_EXCEEDED' });
      await files.close();
    });
  });

  it('an object has at most so many bytes, and no more of it is read', async () => {
    const files = await t.harness.open({ limits: { maxBytes: 9 * MEBIBYTE } });
    const key = newKey();
    await files.put(key, new Source(noise(9 * MEBIBYTE)), pdf);
    const source = new Source(noise(30 * MEBIBYTE));
    expect(await refusal(source, {}, files)).toMatchObject({ code: 'PAYLOAD_TOO_LARGE', details: { maxBytes: 9 * MEBIBYTE } });
    expect(source.given).toBe(9 * 16 + 1);
    await eventually(() => expect(source.released).toBe(true));
    const announced = new Source(noise(100));
    expect(await refusal(announced, { expected: { size: 9 * MEBIBYTE + 1 } }, files)).toMatchObject({ code: 'PAYLOAD_TOO_LARGE' });
    expect(announced.given).toBe(0);
    await files.close();
  });

  it('what is no media type or no bytes is refused', async () => {
    for (const contentType of ['', 'pdf', 'a/b\r\nx: y', 'text/html; x=y', `a/${'b'.repeat(100)}`, 'é/x', 'a/b;charset="x"']) {
      await expect(t.files.put(newKey(), noise(1), { contentType }), contentType).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    }
    expect(await refusal(Readable.from(['text']), {})).toMatchObject({ code: 'INTERNAL_SERVER_ERROR' });
  });

  it('readers that leave give back what they held', async () => {
    const key = newKey();
    await t.files.put(key, noise(3 * MEBIBYTE), pdf);
    // More than there are connections to S3.
    for (let n = 0; n < 100; n++) {
      const { stream } = await t.files.get(key);
      if (n % 3 === 0) for await (const _ of stream) break;
      else stream.destroy();
    }
    expect((await contentOf(await t.files.get(key))).byteLength).toBe(3 * MEBIBYTE);
  });

  it('a reader can be aborted', async () => {
    const key = newKey();
    await t.files.put(key, noise(3 * MEBIBYTE), pdf);
    const ending = new AbortController();
    const { stream } = await t.files.get(key, { signal: ending.signal });
    const read = async (): Promise<void> => {
      for await (const _ of stream) ending.abort(new Error('enough'));
    };
    await expect(read()).rejects.toThrow('enough');
    await expect(t.files.get(key, { signal: AbortSignal.abort() })).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('a reader that does not read on is left', async () => {
    const files = await t.harness.open({ limits: { readerStallMs: 100 } });
    const key = newKey();
    await files.put(key, noise(3 * MEBIBYTE), pdf);
    const never = await files.get(key);
    const stopped = await files.get(key);
    await new Promise((resolve) => stopped.stream.once('data', resolve));
    stopped.stream.pause();
    for (const { stream } of [never, stopped]) {
      await eventually(() => expect(stream.errored).toMatchObject({ code: 'DEADLINE_EXCEEDED' }));
      expect(stream.destroyed).toBe(true);
    }
    // Slow but reading on is fine.
    let got = 0;
    for await (const piece of (await files.get(key)).stream) {
      got += (piece as Buffer).byteLength;
      await turn();
    }
    expect(got).toBe(3 * MEBIBYTE);
    await files.close();
  });

  it('200 MB go through in little memory', async () => {
    const files = await t.harness.open({ limits: { maxBytes: 210 * MEBIBYTE } });
    const key = newKey();
    const piece = noise(65_536);
    let most = 0;
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    // What is kept, and not what nobody has collected yet.
    const held = (): number => {
      collect();
      const { heapUsed, external } = process.memoryUsage();
      return heapUsed + external;
    };
    const before = held();
    let pieces = 0;
    const watch = (): void => {
      if (pieces++ % 64 === 0) most = Math.max(most, held() - before);
    };
    async function* body(): AsyncGenerator<Uint8Array> {
      for (let n = 0; n < 200 * 16; n++) {
        watch();
        yield piece;
      }
    }
    await files.put(key, body(), pdf);
    let got = 0;
    for await (const part of (await files.get(key)).stream) {
      watch();
      got += (part as Buffer).byteLength;
    }
    expect(got).toBe(200 * MEBIBYTE);
    // Parts of 8 MiB, some at once; the whole would be 200.
    expect(most / MEBIBYTE).toBeLessThan(50);
    await files.delete(key);
    await files.close();
  }, 120_000);

  it('counts what it does', async () => {
    const told: string[] = [];
    const observer: FilesObserver = {
      operation: ({ store, operation, outcome }) => told.push(`${store === t.harness.choice.store} ${operation} ${outcome}`),
      bytes: ({ direction, bytes }) => told.push(`${direction} ${bytes}`),
    };
    const files = await t.harness.open({ observer });
    const key = newKey();
    await files.put(key, noise(100), pdf);
    await contentOf(await files.get(key));
    await files.delete(key);
    await files.get(key).catch(() => undefined);
    await eventually(() =>
      expect(told).toEqual(['in 100', 'true put ok', 'true get ok', 'out 100', 'true delete ok', 'true get NOT_FOUND']),
    );
    await files.close();
  });
}
