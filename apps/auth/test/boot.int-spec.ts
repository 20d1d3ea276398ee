import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '#embedded-postgres';
import { useDatabase } from '#testing';
import { generateSigningKey } from '../src/session/signing-key.js';
import { authTemplate, LOGIN, makeInstance, PASSWORD, REGISTER, type Instance } from './auth-service.js';

const MAIN = 'dist/apps/auth/src/main.js';
const database = useDatabase(authTemplate);
let instance: Instance;
beforeAll(() => {
  if (!existsSync(MAIN)) throw new Error('Build first: npm run build');
  instance = makeInstance(database.url);
});

const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

interface Running {
  readonly child: ChildProcess;
  readonly url: string;
  readonly output: () => string;
  readonly exited: Promise<number | null>;
}

/** Starts the service as an operator would: nothing in the environment but what is given. `url` is there once it said `ready`. */
async function start(env: Record<string, string | undefined>): Promise<Running> {
  const child = spawn(process.execPath, [MAIN], {
    env: { PATH: '/usr/bin', ...env } as Record<string, string>,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  let output = '';
  let port: (p: string) => void = () => undefined;
  const ready = new Promise<string>((resolve) => (port = resolve));
  for (const stream of [child.stdout!, child.stderr!]) {
    stream.on('data', (chunk) => {
      output += String(chunk);
      const line = /"port":(\d+)[^\n]*"msg":"ready"/.exec(output);
      if (line) port(line[1]!);
    });
  }
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const url = await Promise.race([ready.then((p) => `http://127.0.0.1:${p}`), exited.then(() => '')]);
  return { child, url, output: () => output, exited };
}

const environment = async (over: Record<string, string | undefined> = {}): Promise<Record<string, string | undefined>> => ({
  ...instance.env,
  AUTH_GRPC_PORT: String(await freePort()),
  ...over,
});

const post = (url: string, query: string, variables: unknown = {}): Promise<Response> =>
  fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query, variables }) });

describe('the process', () => {
  it.each([
    ['PASSWORD_PEPPER', undefined],
    ['PASSWORD_PEPPER', '8 bytes!'],
    ['PASSWORD_PEPPER', 'changeme-changeme-changeme-changeme'],
    ['REFRESH_TOKEN_SECRET', undefined],
    ['REFRESH_TOKEN_SECRET', 'this-is-an-example-secret-of-32-bytes'],
    ['REFRESH_TOKEN_SECRET', 'a'.repeat(64)],
    ['ACCESS_TOKEN_PRIVATE_KEY_FILE', undefined],
    ['ACCESS_TOKEN_PRIVATE_KEY_FILE', '/nowhere/key.pem'],
    ['ACCESS_TOKEN_PUBLIC_KEYS_FILE', '/nowhere/jwks.json'],
    ['DATABASE_URL', 'hunter2'],
    ['SERVICE_CALLERS', undefined],
  ])('A26 I159 exits and names %s, never its value (%s)', async (name, value) => {
    const running = await start(await environment({ [name]: value }));
    expect(await running.exited).toBe(1);
    expect(running.output()).toContain(name);
    if (value && !value.startsWith('/')) expect(running.output()).not.toContain(value);
  });

  it('A26 exits when the key it signs with is not the one the others verify with', async () => {
    const file = path.join(instance.folder, 'other.pem');
    writeFileSync(file, generateSigningKey('k1').privateKey);
    const running = await start(await environment({ ACCESS_TOKEN_PRIVATE_KEY_FILE: file }));
    expect(await running.exited).toBe(1);
    expect(running.output()).toContain('its public half is not in ACCESS_TOKEN_PUBLIC_KEYS_FILE');
  });

  it('F2 C53 hides schema, page and stack with NODE_ENV unset; says it is ready; answers its probes', async () => {
    const { url } = await start(await environment());
    const schema = await post(url, '{ __schema { types { name } } }');
    expect(schema.status).toBe(400);
    const page = await fetch(`${url}/graphql`, { headers: { accept: 'text/html' } });
    expect([page.status, page.headers.get('content-type')]).toEqual([400, 'application/json; charset=utf-8']);
    expect(await (await post(url, '{ nothing }')).text()).not.toContain('at ');
    expect((await fetch(`${url}/health/live`)).status).toBe(200);
    expect((await fetch(`${url}/health/ready`)).status).toBe(200);
    expect(await (await fetch(`${url}/metrics`)).text()).toContain('vitae_password_hashes_waiting{service="auth"} 0');
  });

  it('waits, not ready, for its database, and asks nobody to restart it', async () => {
    const { url, child } = await start(await environment({ DATABASE_URL: `postgresql://nobody:x@127.0.0.1:${await freePort()}/auth` }));
    expect((await fetch(`${url}/health/live`)).status).toBe(200);
    expect((await fetch(`${url}/health/ready`)).status).toBe(503);
    const answer = (await (await post(url, LOGIN, { email: 'jane@example.com', password: PASSWORD })).json()) as {
      errors: { extensions: { code: string } }[];
    };
    expect(answer.errors[0]!.extensions.code).toBe('DEPENDENCY_UNAVAILABLE');
    expect(child.exitCode).toBeNull();
  });

  it('I150 finishes what it has begun on SIGTERM, then exits with 0', async () => {
    const { url, child, exited } = await start(await environment());
    const begun = Array.from({ length: 8 }, (_, i) =>
      post(url, REGISTER, { input: { email: `drain-${i}@example.com`, password: PASSWORD } }),
    );
    await Promise.race(begun);
    child.kill('SIGTERM');
    const answers = await Promise.all(
      begun.map(async (r) => ((await (await r).json()) as { data: { register: { __typename: string } } }).data.register.__typename),
    );
    expect(new Set(answers)).toEqual(new Set(['AuthSession']));
    expect(await exited).toBe(0);
  });

  it('makes a signing key for operators, and never over an old one', async () => {
    const folder = path.join(instance.folder);
    const run = (): Promise<number | null> =>
      new Promise((resolve) =>
        spawn(process.execPath, ['dist/apps/auth/src/generate-signing-key.js', folder, 'k9'], { stdio: 'ignore' }).once('exit', resolve),
      );
    expect(await run()).toBe(0);
    expect(statSync(path.join(folder, 'access-token.key')).mode & 0o777).toBe(0o600);
    const running = await start(
      await environment({
        ACCESS_TOKEN_PRIVATE_KEY_FILE: path.join(folder, 'access-token.key'),
        ACCESS_TOKEN_PUBLIC_KEYS_FILE: path.join(folder, 'access-token.jwks.json'),
      }),
    );
    expect(running.url).not.toBe('');
    const before = readFileSync(path.join(folder, 'access-token.key'), 'utf8');
    expect(await run()).toBe(1);
    expect(readFileSync(path.join(folder, 'access-token.key'), 'utf8')).toBe(before);
  });
});
