import { spawn } from 'node:child_process';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '#embedded-postgres';
import { bootSpec } from '#testing';
import { generateSigningKey } from '../src/session/signing-key.js';
import { LOGIN, makeInstance, PASSWORD, REGISTER, type Instance } from './auth-service.js';

let instance: Instance;
const { start, database } = bootSpec({
  main: 'dist/apps/auth/src/main.js',
  migrations: 'prisma/auth',
  env: async (url) => ({ ...instance.env, DATABASE_URL: url, QUEUE_DATABASE_URL: url, AUTH_GRPC_PORT: String(await freePort()) }),
  refuses: [
    ['PASSWORD_PEPPER', undefined],
    ['PASSWORD_PEPPER', '8 bytes!'],
    ['PASSWORD_PEPPER', 'changeme-changeme-changeme-changeme'],
    ['REFRESH_TOKEN_SECRET', undefined],
    ['REFRESH_TOKEN_SECRET', 'this-is-an-example-secret-of-32-bytes'],
    ['REFRESH_TOKEN_SECRET', 'a'.repeat(64)],
    ['ACCESS_TOKEN_PRIVATE_KEY_FILE', undefined],
    ['ACCESS_TOKEN_PRIVATE_KEY_FILE', '/nowhere/key.pem'],
    ['ACCESS_TOKEN_PUBLIC_KEYS_FILE', '/nowhere/jwks.json'],
  ],
});
beforeAll(() => {
  instance = makeInstance(database.url);
});

const post = (url: string, query: string, variables: unknown = {}): Promise<Response> =>
  fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query, variables }) });

describe('the process of auth', () => {
  it('A26 exits when the key it signs with is not the one the others verify with', async () => {
    const file = path.join(instance.folder, 'other.pem');
    writeFileSync(file, generateSigningKey('k1').privateKey);
    const running = await start({ ACCESS_TOKEN_PRIVATE_KEY_FILE: file });
    expect(await running.exited).toBe(1);
    expect(running.output()).toContain('its public half is not in ACCESS_TOKEN_PUBLIC_KEYS_FILE');
  });

  it('F2 C53 hides schema, page and stack with NODE_ENV unset; says it is ready; answers its probes', async () => {
    const { url } = await start();
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
    const { url, child } = await start({ DATABASE_URL: `postgresql://nobody:x@127.0.0.1:${await freePort()}/auth` });
    expect((await fetch(`${url}/health/live`)).status).toBe(200);
    expect((await fetch(`${url}/health/ready`)).status).toBe(503);
    const answer = (await (await post(url, LOGIN, { email: 'jane@example.com', password: PASSWORD })).json()) as {
      errors: { extensions: { code: string } }[];
    };
    expect(answer.errors[0]!.extensions.code).toBe('DEPENDENCY_UNAVAILABLE');
    expect(child.exitCode).toBeNull();
  });

  it('I150 finishes what it has begun on SIGTERM, then exits with 0', async () => {
    const { url, child, exited } = await start();
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
    const running = await start({
      ACCESS_TOKEN_PRIVATE_KEY_FILE: path.join(folder, 'access-token.key'),
      ACCESS_TOKEN_PUBLIC_KEYS_FILE: path.join(folder, 'access-token.jwks.json'),
    });
    expect(running.url).not.toBe('');
    const before = readFileSync(path.join(folder, 'access-token.key'), 'utf8');
    expect(await run()).toBe(1);
    expect(readFileSync(path.join(folder, 'access-token.key'), 'utf8')).toBe(before);
  });
});
