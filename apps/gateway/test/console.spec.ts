import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RunningGateway } from './running-gateway.js';

const PAGE = '<!doctype html><title>Vitae</title>';
const SCRIPT = `export default ${JSON.stringify('x'.repeat(2_000))};`;

function built(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'vitae-console-'));
  mkdirSync(path.join(folder, 'assets'));
  for (const [name, text] of [['index.html', PAGE], ['assets/index-abc.js', SCRIPT], ['icon.svg', '<svg/>']] as const) {
    const file = path.join(folder, name);
    writeFileSync(file, text);
    if (name === 'icon.svg') continue;
    writeFileSync(`${file}.br`, brotliCompressSync(text));
    writeFileSync(`${file}.gz`, gzipSync(text));
  } // prettier-ignore
  return folder;
}

interface Raw {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

let folder: string;
let g: RunningGateway;
beforeAll(async () => {
  folder = built();
  g = await RunningGateway.start({ CONSOLE: 'true', CONSOLE_DIR: folder, CORS_ORIGINS: 'https://elsewhere.example' });
});
afterAll(async () => {
  await g?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** fetch unpacks and normalises; this sends the path as it is written. */
const get = (address: string, headers: Record<string, string> = {}, method = 'GET', url = g.url): Promise<Raw> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const req = request({ hostname, port, path: address, method, headers }, (res) => {
      const chunks: Buffer[] = [];
      res.on('data', (c: Buffer) => chunks.push(c));
      res.on('end', () => resolve({ status: res.statusCode ?? 0, headers: res.headers, body: Buffer.concat(chunks) }));
    });
    req.on('error', reject);
    req.end();
  });

const HTML = { accept: 'text/html,application/xhtml+xml' };

describe('the console', () => {
  it('is where the bare address leads', async () => {
    for (const address of ['/', '/app']) {
      const r = await get(address);
      expect([address, r.status, r.headers['location']]).toEqual([address, 303, '/app/']);
    }
    expect((await get('/', {}, 'POST')).status).toBe(405);
  });

  it('sends the page with the whole set of headers, and asks again each time', async () => {
    const r = await get('/app/', HTML);
    expect([r.status, r.body.toString()]).toEqual([200, PAGE]);
    expect(r.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy':
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; font-src 'self'; connect-src 'self'; frame-src blob:; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
      'referrer-policy': 'no-referrer',
      'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'cache-control': 'no-cache',
    });
    const again = await get('/app/', { ...HTML, 'if-none-match': String(r.headers['etag']) });
    expect([again.status, again.body.length]).toEqual([304, 0]);
  });

  it('is framed and read by no other site, allowed ones included', async () => {
    const r = await get('/app/', { ...HTML, origin: 'https://elsewhere.example' });
    expect(r.headers['cross-origin-resource-policy']).toBe('same-origin');
    expect(r.headers['access-control-allow-credentials']).toBeUndefined();
  });

  it('sends assets packed as the browser takes them, for a year', async () => {
    const asked = { br: 'gzip, br', gzip: 'gzip', none: 'identity', no: 'br;q=0' };
    const [br, gzip, none, no] = await Promise.all(
      Object.values(asked).map((a) => get('/app/assets/index-abc.js', { 'accept-encoding': a })),
    );
    expect(brotliDecompressSync(br!.body).toString()).toBe(SCRIPT);
    expect(gunzipSync(gzip!.body).toString()).toBe(SCRIPT);
    expect([none!.body.toString(), no!.body.toString()]).toEqual([SCRIPT, SCRIPT]);
    expect([br, gzip, none].map((r) => r!.headers['content-encoding'])).toEqual(['br', 'gzip', undefined]);
    expect(new Set([br, gzip, none].map((r) => r!.headers['etag'])).size).toBe(3);
    for (const r of [br, gzip, none]) {
      expect(r!.headers).toMatchObject({
        'content-type': 'text/javascript; charset=utf-8',
        'cache-control': 'public, max-age=31536000, immutable',
        vary: 'accept-encoding',
        'x-content-type-options': 'nosniff',
        'content-length': String(r!.body.length),
      });
    }
  });

  it('stands for every address that a person may type', async () => {
    for (const address of ['/app/jobs', '/app/letters/01a2', '/app/jobs?status=RUNNING']) {
      expect((await get(address, HTML)).body.toString()).toBe(PAGE);
    }
  });

  it('never stands for a file that is not there, and lets nobody out of its folder', async () => {
    const missing = ['/app/assets/index-old.js', '/app/icon.png', '/app/index.html.br.br', '/app/assets/', '/app/..%2fpackage.json', '/app/%2e%2e/package.json', '/app/assets/..%5c..%5cpackage.json']; // prettier-ignore
    for (const address of missing) {
      const r = await get(address, HTML);
      expect([address, r.status, r.headers['content-type']]).toEqual([address, 404, expect.stringContaining('json')]);
    }
    expect((await get('/app/jobs', { accept: 'application/json' })).status).toBe(404);
  });

  it('answers HEAD without a body and refuses the rest', async () => {
    const head = await get('/app/', HTML, 'HEAD');
    expect([head.status, head.headers['content-length'], head.body.length]).toEqual([200, String(PAGE.length), 0]);
    for (const method of ['POST', 'PUT', 'DELETE']) {
      const r = await get('/app/', HTML, method);
      expect([method, r.status, r.headers['allow']]).toEqual([method, 405, 'GET, HEAD']);
    }
  });

  it('is gone, with its sign-in, where CONSOLE is off', async () => {
    const without = await RunningGateway.start();
    try {
      const statuses = await Promise.all(
        ['/', '/app/', '/session/refresh'].map(async (a) => (await get(a, HTML, 'GET', without.url)).status),
      );
      expect(statuses).toEqual([404, 404, 404]);
    } finally {
      await without.stop();
    }
  });

  it('that was not built ends the start with a sentence', async () => {
    const missing = path.join(folder, 'nowhere');
    await expect(RunningGateway.start({ CONSOLE: 'true', CONSOLE_DIR: missing })).rejects.toMatchObject({
      code: 'CONFIG_INVALID',
      message: expect.stringContaining('run npm run generate'),
    });
  });
});
