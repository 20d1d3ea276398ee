import { readFileSync } from 'node:fs';
import { get, type RequestOptions } from 'node:https';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deployMigrations } from '#migrations';
import { migratedTemplate, selfSigned, temporaryFolder, useDatabase } from '#testing';
import { startService, type Started } from './resume-service.js';

const database = useDatabase(() => migratedTemplate('prisma/resume', (url) => deployMigrations({ folder: 'prisma/resume', url })));
const folder = temporaryFolder('resume-tls');
const file = (name: string): string => path.join(folder, name);
const tls = (certificate: string, key: string) => ({ HTTP_TLS_CERT_FILE: file(certificate), HTTP_TLS_KEY_FILE: file(key) });

beforeAll(async () => {
  await Promise.all(['own', 'other'].map((name) => selfSigned(file(`${name}.pem`), file(`${name}.key`))));
});

describe('an owner with a certificate', () => {
  let resume: Started;
  beforeAll(async () => {
    resume = await startService(database.url, tls('own.pem', 'own.key'));
  });
  afterAll(() => resume?.stop());

  const statusOf = (path: string, options: RequestOptions = {}): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      const url = new URL(path, resume.url);
      get(url, { agent: false, ca: readFileSync(file('own.pem')), ...options }, (r) => resolve(r.resume().statusCode)).on('error', reject);
    });

  it('B52 answers over TLS 1.3 and nothing below it', async () => {
    expect(resume.url).toMatch(/^https:/);
    expect(await statusOf('/health/live')).toBe(200);
    expect(await statusOf('/metrics')).toBe(200);
    await expect(statusOf('/health/live', { maxVersion: 'TLSv1.2' })).rejects.toThrow(/protocol version|handshake/i);
  });

  it('B52 is not trusted by who has another authority', async () => {
    await expect(statusOf('/health/live', { ca: readFileSync(file('other.pem')) })).rejects.toMatchObject({
      code: 'DEPTH_ZERO_SELF_SIGNED_CERT',
    });
  });

  it('B52 answers nothing in clear, and the next good request works', async () => {
    await expect(fetch(new URL('/health/live', resume.url.replace('https', 'http')))).rejects.toThrow('fetch failed');
    expect(await statusOf('/health/live')).toBe(200);
  });
});

it.each([
  ['one file without the other', { HTTP_TLS_CERT_FILE: file('own.pem') }, /set both HTTP_TLS_CERT_FILE and HTTP_TLS_KEY_FILE, or neither/],
  ['a file that is missing', tls('nowhere.pem', 'own.key'), /HTTP_TLS_CERT_FILE: the file \S+nowhere\.pem cannot be read \(ENOENT\)/],
  ['a key where the certificate belongs', tls('own.key', 'own.key'), /HTTP_TLS_CERT_FILE: the file \S+own\.key holds no certificate in PEM/],
  ['a certificate where the key belongs', tls('own.pem', 'own.pem'), /HTTP_TLS_KEY_FILE: the file \S+own\.pem holds no private key in PEM/],
  ['the key of another certificate', tls('own.pem', 'other.key'), /HTTP_TLS_KEY_FILE: the file \S+other\.key is not the key of the certificate/],
])('B52 does not start with %s', async (_, settings, sentence) => {
  await expect(startService(database.url, settings)).rejects.toThrow(sentence);
}); // prettier-ignore

it.each([
  ['missing', file('nowhere.pem')],
  ['no certificate', file('own.key')],
])('B52 does not start with a database whose authority is %s', async (_, authority) => {
  const url = `${database.url}?sslmode=verify-full&sslrootcert=${authority}`;
  await expect(startService(url)).rejects.toThrow(/DATABASE_URL: names an sslrootcert that cannot be read or is no certificate/);
});
