import { parse } from 'content-disposition';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newId, type UserId } from '#common';
import { fileKind, newFileKey } from '../key/file-key.js';
import { contentDisposition, downloadHeaders, downloadName, rangeOfHeader } from './download.js';
import { DiskLinks } from './disk-links.js';

const key = newFileKey(newId<UserId>(), fileKind('export'));
const grant = { key, contentType: 'application/pdf', fileName: 'Résumé of Ada.pdf' };
const secret = 'a key of thirty-two characters, or more';
let now = 1_800_000_000_000;
const clock = { now: () => now };
const links = new DiskLinks({ key: secret, baseUrl: 'https://vitae.example/files/', clock });
const tokenOf = (url: string): string => url.slice('https://vitae.example/files/'.length);

describe('a link to a file on the disk', () => {
  it('allows what was signed until it expires', () => {
    const { url, expiresAt } = links.sign(grant, 600_000);
    expect(url).toMatch(/^https:\/\/vitae\.example\/files\/[\w-]+\.[\w-]{43}$/);
    expect(expiresAt).toEqual(new Date(now + 600_000));
    expect(links.verify(tokenOf(url))).toEqual({ ...grant, expiresAt });
    now += 599_999;
    expect(links.verify(tokenOf(url))).toBeDefined();
    now += 1;
    expect(links.verify(tokenOf(url))).toBeUndefined();
  });

  it('is refused with any character of it changed, taken away or added', () => {
    const token = tokenOf(links.sign(grant, 600_000).url);
    for (let at = 0; at < token.length; at++) {
      const other = token[at] === 'A' ? 'B' : 'A';
      expect(links.verify(token.slice(0, at) + other + token.slice(at + 1)), String(at)).toBeUndefined();
      expect(links.verify(token.slice(0, at) + token.slice(at + 1))).toBeUndefined();
    }
    for (const wrong of [`${token}A`, `${token}=`, ` ${token}`, `${token}\n`, '', '.', token.slice(0, -44), 'a'.repeat(100_000), undefined, 7, [token]]) {
      expect(links.verify(wrong)).toBeUndefined();
    } // prettier-ignore
  });

  it('is bound to key, type and name: parts of two links do not make a third', () => {
    const one = tokenOf(links.sign(grant, 600_000).url).split('.');
    for (const change of [
      { fileName: 'other.pdf' },
      { contentType: 'text/html' },
      { key: newFileKey(newId<UserId>(), fileKind('export')) },
    ]) {
      const two = tokenOf(links.sign({ ...grant, ...change }, 600_000).url).split('.');
      expect(links.verify(`${two[0]}.${one[1]}`)).toBeUndefined();
    }
  });

  it('of another key is refused, and one that would live too long', () => {
    const other = new DiskLinks({ key: `${secret}!`, baseUrl: 'https://vitae.example/files', clock });
    expect(links.verify(tokenOf(other.sign(grant, 600_000).url))).toBeUndefined();
    expect(links.verify(tokenOf(links.sign(grant, 3_600_001).url))).toBeUndefined();
    expect(links.verify(tokenOf(links.sign(grant, 3_600_000).url))).toBeDefined();
  });

  it('keeps within the bound of what is verified, whatever the name', () => {
    for (const fileName of ['\u{1F600}'.repeat(5_000), '"'.repeat(5_000), '\\'.repeat(5_000)]) {
      expect(links.verify(tokenOf(links.sign({ ...grant, contentType: `a/${'b'.repeat(98)}`, fileName }, 60_000).url))).toBeDefined();
    }
  });
});

describe('the name to save under', () => {
  it.each([
    ['../../etc/passwd', '_.._etc_passwd'],
    ['C:\\Windows\\win.ini', 'C__Windows_win.ini'],
    ['a\r\nset-cookie: x=1.pdf', 'aset-cookie_ x=1.pdf'],
    ['nul\u0000.pdf', 'nul.pdf'],
    ['invoice\u202Efdp.exe', 'invoicefdp.exe'],
    ['.htaccess', 'htaccess'],
    ['  .. ', 'file'],
    ['', 'file'],
    ['e\u0301.pdf', '\u00e9.pdf'],
    ['履歴書.pdf', '履歴書.pdf'],
    ['\uD800.pdf', '\uFFFD.pdf'],
    [`${'x'.repeat(500)}.docx`, `${'x'.repeat(145)}.docx`],
    [`${'é'.repeat(500)}.pdf`, `${'é'.repeat(73)}.pdf`],
    [`a.${'b'.repeat(500)}`, `a.${'b'.repeat(148)}`],
  ])('of %j is %j', (text, name) => {
    expect(downloadName(text)).toBe(name);
  });

  it('travels in a header for any text, and comes back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const header = contentDisposition(text);
        expect(header).toMatch(/^attachment; filename[\x20-\x7e]*$/);
        expect(Buffer.byteLength(downloadName(text))).toBeLessThanOrEqual(150);
        expect(parse(header).parameters.filename).toBe(downloadName(text));
        expect(downloadName(downloadName(text))).toBe(downloadName(text));
      }),
      { numRuns: 500 },
    );
  });

  it('has a plain form for readers without UTF-8', () => {
    expect(contentDisposition('Résumé "of" Ada.pdf')).toBe(
      `attachment; filename="R?sum? _of_ Ada.pdf"; filename*=UTF-8''R%C3%A9sum%C3%A9%20_of_%20Ada.pdf`,
    );
    expect(contentDisposition('50%41.pdf')).toContain("filename*=UTF-8''50%2541.pdf");
  });
});

describe('the answer that gives a file out', () => {
  const file = { key, size: 100, sha256: 'a'.repeat(64), contentType: 'text/html', storedAt: new Date(0) };

  it('is saved and never run', () => {
    expect(downloadHeaders({ file, range: { start: 0, end: 99 } }, grant)).toEqual({
      'content-type': 'application/pdf',
      'content-length': '100',
      'content-disposition': `attachment; filename="R?sum? of Ada.pdf"; filename*=UTF-8''R%C3%A9sum%C3%A9%20of%20Ada.pdf`,
      'accept-ranges': 'bytes',
      etag: `"${'a'.repeat(64)}"`,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    });
  });

  it('of a part says which', () => {
    expect(downloadHeaders({ file, range: { start: 10, end: 19 } }, grant)).toMatchObject({
      'content-length': '10',
      'content-range': 'bytes 10-19/100',
    });
  });

  it.each([
    ['bytes=0-9', { start: 0, end: 9 }],
    ['bytes=90-', { start: 90, end: 99 }],
    ['bytes=-10', { start: 90, end: 99 }],
    ['bytes=0-1000', { start: 0, end: 99 }],
    ['bytes=100-', 'unsatisfiable'],
    ['bytes=0-1,50-51', undefined],
    ['bytes=0-9,10-19', { start: 0, end: 19 }],
    ['lines=0-9', undefined],
    ['bytes', undefined],
    [`bytes=${'0-1,'.repeat(100)}`, undefined],
    [undefined, undefined],
  ])('Range %j', (header, range) => {
    expect(rangeOfHeader(header, 100)).toEqual(range);
  });
});
