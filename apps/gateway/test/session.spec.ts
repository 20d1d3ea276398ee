import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { request, type IncomingHttpHeaders } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RunningGateway } from './running-gateway.js';

let folder: string;
let g: RunningGateway;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'vitae-session-'));
  writeFileSync(path.join(folder, 'index.html'), '<!doctype html>');
  g = await RunningGateway.start({ CONSOLE: 'true', CONSOLE_DIR: folder });
});
afterAll(async () => {
  await g?.stop();
  rmSync(folder, { recursive: true, force: true });
});

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly cookie: string | undefined;
  readonly body: Readonly<Record<string, unknown>>;
}

/** What a browser sends from the console's own page, unless told otherwise; fetch would not let a test say `origin`, `host` and `cookie`. */
function post(verb: string, body: unknown = {}, headers: Record<string, string | undefined> = {}, method = 'POST'): Promise<Answer> {
  const { hostname, port, origin, host } = new URL(g.url);
  const all = { origin, host, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json', ...headers };
  const sent = Object.fromEntries(Object.entries(all).filter((e): e is [string, string] => e[1] !== undefined));
  return new Promise((resolve, reject) => {
    const req = request({ hostname, port, path: `/session/${verb}`, method, headers: sent }, (res) => {
      let text = '';
      res.setEncoding('utf8').on('data', (c: string) => (text += c));
      res.on('end', () => resolve({ status: res.statusCode ?? 0, headers: res.headers, cookie: res.headers['set-cookie']?.[0], body: text === '' ? {} : (JSON.parse(text) as Answer['body']) })); // prettier-ignore
    });
    req.on('error', reject);
    req.end(method === 'GET' ? undefined : typeof body === 'string' ? body : JSON.stringify(body));
  });
}

const ANN = { email: 'ann@example.org', password: 'good' };
const name = (): string => `vitae-refresh-${new URL(g.url).port}`;
const held = (token: string): Record<string, string> => ({ cookie: `other=1; ${name()}=${token}` });

describe('the session of a browser', () => {
  it('keeps the refresh token in a cookie that no script can read, and answers with the rest', async () => {
    const r = await post('login', ANN);
    expect(r.status).toBe(200);
    expect(r.body).toMatchObject({ accessToken: 'user:ann@example.org', user: { email: 'ann@example.org' } });
    expect(JSON.stringify(r.body)).not.toContain('refreshToken');
    expect(r.cookie).toBe(`${name()}=r-ann-1; Path=/session; HttpOnly; SameSite=Strict; Max-Age=604800`);
    expect(r.headers['cache-control']).toBe('no-store');
  });

  it('is Secure wherever the page came over TLS, and not kept at all where it left the machine in clear', async () => {
    const host = 'vitae.example.org';
    const tls = await post('login', ANN, { host, origin: `https://${host}` });
    expect(tls.cookie).toMatch(/^__Secure-vitae-refresh=[\w-]+; Path=\/session; HttpOnly; SameSite=Strict; Max-Age=604800; Secure$/);
    const clear = await post('login', ANN, { host, origin: `http://${host}` });
    expect([clear.status, clear.cookie, clear.body['detail']]).toEqual([403, undefined, expect.stringContaining('https')]);
  });

  it('refuses what a page of another origin makes a browser send, cookie or not', async () => {
    const asked = g.owners.auth.seen.bodies.length;
    const forged: Record<string, string | undefined>[] = [
      { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'none' },
      { origin: 'https://evil.example', 'sec-fetch-site': undefined },
      { origin: 'null', 'sec-fetch-site': undefined },
      { origin: undefined },
      { origin: `${g.url}.evil.example` },
      { origin: g.url.replace(/\d+$/, '1') },
    ];
    for (const headers of forged) {
      for (const verb of ['login', 'refresh', 'logout']) {
        const r = await post(verb, ANN, { ...held('r-ann-1'), ...headers });
        expect([headers, verb, r.status, r.cookie]).toEqual([headers, verb, 403, undefined]);
      }
    }
    // What a form can send without asking first.
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', undefined]) {
      expect((await post('logout', '{}', { ...held('r-ann-1'), 'content-type': type })).status).toBe(415);
    }
    expect(g.owners.auth.seen.bodies.length).toBe(asked);
  });

  it('is renewed from the cookie alone, which changes with it', async () => {
    const r = await post('refresh', {}, held('r-ann-1'));
    expect([r.status, r.body['accessToken']]).toEqual([200, 'user:ann']);
    expect(r.cookie).toContain(`${name()}=r-ann-2;`);
  });

  it('answers a first visit with nothing: no error on the console, nobody asked', async () => {
    const asked = g.owners.auth.seen.bodies.length;
    const r = await post('refresh');
    expect([r.status, r.cookie, g.owners.auth.seen.bodies.length]).toEqual([204, undefined, asked]);
    expect((await post('refresh', {}, { cookie: `${name()}="; DROP"` })).status).toBe(204);
  });

  it('takes the cookie away when its token was used before: whoever has it is out', async () => {
    const r = await post('refresh', {}, held('r-used-1'));
    expect([r.status, r.body['code']]).toEqual([401, 'UNAUTHENTICATED']);
    expect(r.cookie).toBe(`${name()}=; Path=/session; HttpOnly; SameSite=Strict; Max-Age=0`);
  });

  it('ends at the service and in the browser', async () => {
    const r = await post('logout', {}, held('r-ann-1'));
    expect([r.status, r.cookie]).toEqual([204, `${name()}=; Path=/session; HttpOnly; SameSite=Strict; Max-Age=0`]);
    expect(g.owners.auth.seen.queries.at(-1)).toContain('logout');
    expect(g.owners.auth.seen.headers.at(-1)).toMatchObject({ authorization: 'Bearer user:ann' });
    // A cookie that is of no use any more only goes.
    expect((await post('logout', {}, held('r-used-1'))).status).toBe(204);
    expect((await post('logout')).status).toBe(204);
  });

  it('tells Auth the address it counts attempts by, and shows it neither cookie nor a token of somebody', async () => {
    await post('login', ANN, { ...held('r-ann-1'), authorization: 'Bearer user:eve', 'x-forwarded-for': '203.0.113.9' });
    const headers = g.owners.auth.seen.headers.at(-1);
    expect(headers).toMatchObject({ 'x-forwarded-for': '127.0.0.1' });
    expect([headers?.['cookie'], headers?.['authorization']]).toEqual([undefined, undefined]);
  });

  it('tells what is wrong in words and codes', async () => {
    expect(await post('login', { ...ANN, password: 'bad' })).toMatchObject({
      status: 401,
      body: { code: 'UNAUTHENTICATED' },
      cookie: undefined,
    });
    expect(await post('register', { email: 'taken@example.org', password: 'x' })).toMatchObject({
      status: 409,
      body: { code: 'CONFLICT' },
    });
    const weak = await post('register', { email: 'weak@example.org', password: 'x' });
    expect(weak).toMatchObject({ status: 400, body: { code: 'BAD_USER_INPUT', issues: [{ path: '/password' }] } });
    expect(await post('register', { email: 'mail@example.org', password: 'x' })).toMatchObject({
      status: 202,
      body: { email: 'mail@example.org' },
    });
    expect(await post('login', { email: 7 })).toMatchObject({ status: 400, body: { code: 'BAD_USER_INPUT', issues: expect.anything() } });
    expect(await post('login', '{"email":')).toMatchObject({ status: 400, body: { code: 'BAD_REQUEST' } });
    expect(await post('login', 'x'.repeat(5_000))).toMatchObject({ status: 413, body: { code: 'PAYLOAD_TOO_LARGE' } });
    expect(await post('enter', ANN)).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
    expect(await post('login', undefined, {}, 'GET')).toMatchObject({ status: 405, headers: { allow: 'POST' } });
  });

  it('passes on what Auth refuses with, and says when Auth is away', async () => {
    const limited = JSON.stringify({ errors: [{ message: 'Too many attempts', extensions: { code: 'RATE_LIMITED' } }] });
    g.owners.auth.answer = { status: 429, type: 'application/json', body: limited, headers: { 'retry-after': '7' } };
    const slow = await post('login', ANN);
    expect([slow.status, slow.body['code'], slow.headers['retry-after']]).toEqual([429, 'RATE_LIMITED', '7']);
    g.owners.auth.answer = { status: 502, type: 'text/html', body: '<html>Bad gateway</html>' };
    expect(await post('login', ANN)).toMatchObject({ status: 503, body: { code: 'DEPENDENCY_UNAVAILABLE' } });
    g.owners.auth.answer = undefined;
    await g.owners.auth.stop();
    // Nobody is signed out by a service that is away.
    expect(await post('refresh', {}, held('r-ann-1'))).toMatchObject({ status: 503, cookie: undefined });
    await g.owners.auth.start();
    expect((await post('refresh', {}, held('r-ann-1'))).status).toBe(200);
  });
});
