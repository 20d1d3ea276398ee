import { parse } from 'content-disposition';
import { expect, it } from 'vitest';
import { eventually } from '#testing';
import { downloadName } from '../../src/index.js';
import type { ContractContext } from './files-contract.js';
import { newKey, noise, pdf } from './files-harness.js';

export function linksContract(t: ContractContext): void {
  it('reads one object, under its name and type, without any other permission', async () => {
    const key = newKey();
    const content = noise(300_000);
    await t.files.put(key, content, pdf);
    const { url, expiresAt, file } = await t.files.link(key, { fileName: 'Résumé of Ada.pdf', lifeMs: 60_000 });
    expect(file).toMatchObject({ key, size: 300_000 });
    expect(Math.abs(expiresAt.getTime() - Date.now() - 60_000)).toBeLessThan(2_000);
    const answer = await t.harness.fetch(url);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    expect(parse(answer.headers.get('content-disposition') ?? '')).toEqual({
      type: 'attachment',
      parameters: { filename: 'Résumé of Ada.pdf' },
    });
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
    expect(answer.headers.get('content-length')).toBe('300000');
    expect(Buffer.from(await answer.arrayBuffer()).equals(content)).toBe(true);
    const part = await t.harness.fetch(url, { range: 'bytes=10-19' });
    expect(part.status).toBe(206);
    expect(part.headers.get('content-range')).toBe('bytes 10-19/300000');
    expect(Buffer.from(await part.arrayBuffer()).equals(content.subarray(10, 20))).toBe(true);
    expect((await t.harness.fetch(url, { range: 'bytes=300000-' })).status).toBe(416);
  });

  it('gives a type of one’s own', async () => {
    const key = newKey();
    await t.files.put(key, noise(10), pdf);
    const { url } = await t.files.link(key, { fileName: 'a.bin', contentType: 'application/octet-stream' });
    expect((await t.harness.fetch(url)).headers.get('content-type')).toBe('application/octet-stream');
    await expect(t.files.link(key, { fileName: 'a', contentType: 'x\r\ny: z' })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });

  it('carries any name', async () => {
    const key = newKey();
    await t.files.put(key, noise(10), pdf);
    for (const fileName of ['a b+c&d=e%20.pdf', '"quoted".pdf', '履歴書.pdf', 'سيرة.pdf', '../../etc/passwd', 'a\r\nx: y', "it's; 100%.pdf", '😀'.repeat(300), '', '\ud800']) {
      const answer = await t.harness.fetch((await t.files.link(key, { fileName })).url);
      expect(answer.status, fileName).toBe(200);
      expect(parse(answer.headers.get('content-disposition') ?? '').parameters.filename).toBe(downloadName(fileName));
    } // prettier-ignore
  });

  it('is refused when any of it is changed', async () => {
    const key = newKey();
    const other = newKey();
    await t.files.put(key, noise(10), pdf);
    await t.files.put(other, noise(10), pdf);
    const { url } = await t.files.link(key, { fileName: 'a.pdf' });
    const { url: second } = await t.files.link(other, { fileName: 'a.pdf' });
    const changed = [url.slice(0, -1) + (url.endsWith('0') ? '1' : '0')];
    if (url.includes(key)) {
      changed.push(url.replace(key, other), url.replace('a.pdf', 'b.pdf'), url.replace(/Expires=\d+/, 'Expires=3600'));
    } else {
      const [claim, mac] = url.split('/').at(-1)?.split('.') ?? [];
      const claim2 = second.split('/').at(-1)?.split('.')[0];
      const door = url.slice(0, url.lastIndexOf('/'));
      changed.push(`${door}/${claim2}.${mac}`, `${door}/${claim}`, `${door}/${claim}.${mac}x`, `${door}/`);
    }
    for (const wrong of changed) {
      expect(wrong).not.toBe(url);
      expect([400, 403, 404], wrong).toContain((await t.harness.fetch(wrong)).status);
    }
    expect((await t.harness.fetch(url)).status).toBe(200);
  });

  it('ends', async () => {
    const key = newKey();
    await t.files.put(key, noise(10), pdf);
    const { url } = await t.files.link(key, { fileName: 'a.pdf', lifeMs: 1_000 });
    await eventually(async () => expect([403, 404]).toContain((await t.harness.fetch(url)).status), { timeoutMs: 10_000, intervalMs: 100 });
    for (const lifeMs of [0, 999, 3_600_001, Number.NaN, Number.POSITIVE_INFINITY, -1]) {
      await expect(t.files.link(key, { fileName: 'a', lifeMs })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    }
    await t.files.link(key, { fileName: 'a', lifeMs: 3_600_000 });
  });

  it('dies with its object', async () => {
    const key = newKey();
    await t.files.put(key, noise(10), pdf);
    const { url } = await t.files.link(key, { fileName: 'a.pdf' });
    await t.files.delete(key);
    expect((await t.harness.fetch(url)).status).toBe(404);
  });
}
