import { createHash, createPrivateKey, createPublicKey, createVerify, X509Certificate } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureSecretFolders } from './secret-folders.js';

let folder: string;
/** The authority and the verifying keys are for all; callers are hashes. */
const PUBLIC = ['token.pub.der', 'tls-ca.pem', 'access-token.jwks.json', 'service-callers'];
const make = () => ensureSecretFolders({ folder, databaseHost: 'postgres', databasePort: 5432 });
const read = (...names: string[]): string => readFileSync(path.join(folder, ...names), 'utf8');
const everything = (): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((e) => e.isFile())
      .map((e) => path.relative(folder, path.join(e.parentPath, e.name)))
      .toSorted()
      .map((f) => [f, read(f)]),
  );

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'vitae-setup-'));
  await make();
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('the folders of secrets', () => {
  it('give each service what it needs and nothing more', () => {
    const tls = ['tls-ca.pem', 'tls.key', 'tls.pem'];
    const given = Object.fromEntries(
      ['gateway', 'auth', 'jobs', 'resume', 'ai', 'executor', 'postgres', 'pulsar'].map((s) => [
        s,
        readdirSync(path.join(folder, s)).toSorted(),
      ]),
    );
    expect(given).toEqual({
      gateway: ['tls-ca.pem'],
      auth: [
        'access-token.jwks.json',
        'access-token.key',
        'database-url',
        'password-pepper',
        'pulsar-token',
        'refresh-token-secret',
        'service-callers',
        ...tls,
      ],
      jobs: ['access-token.jwks.json', 'database-url', 'pulsar-token', 'service-callers', 'service-key', ...tls],
      resume: ['access-token.jwks.json', 'database-url', 'pulsar-token', 'service-callers', 'service-key', ...tls],
      ai: ['database-url', 'service-callers', ...tls],
      executor: ['pulsar-token', 'service-key', ...tls],
      postgres: ['password', 'pg_hba.conf', ...tls],
      pulsar: ['admin-token', ...tls, 'token.pub.der'],
    });
  });

  it('share no secret: no file but public ones is in two folders', () => {
    const seen = new Map<string, string>();
    for (const [file, text] of Object.entries(everything())) {
      const name = path.basename(file);
      if (file.startsWith('own/') || PUBLIC.includes(name)) continue;
      expect(seen.get(text), `${file} is also there`).toBeUndefined();
      seen.set(text, file);
    }
    expect(seen.size).toBeGreaterThanOrEqual(15);
  });

  it('fit together: keys with hashes, the signing key with the public set, certificates with authority and name', () => {
    const hash = (service: string): string => createHash('sha256').update(read(service, 'service-key')).digest('hex');
    expect(read('jobs', 'service-callers').split(',').toSorted()).toEqual([`executor:${hash('executor')}`, `resume:${hash('resume')}`]);
    const x = createPublicKey(createPrivateKey(read('auth', 'access-token.key'))).export({ format: 'jwk' }).x;
    expect(JSON.parse(read('jobs', 'access-token.jwks.json'))).toMatchObject({ keys: [{ x }] });
    const certificate = new X509Certificate(read('jobs', 'tls.pem'));
    expect(certificate.verify(new X509Certificate(read('executor', 'tls-ca.pem')).publicKey)).toBe(true);
    expect(certificate.checkPrivateKey(createPrivateKey(read('jobs', 'tls.key')))).toBe(true);
    expect(certificate.checkHost('jobs')).toBe('jobs');
    for (const server of ['postgres', 'pulsar']) {
      const theirs = new X509Certificate(read(server, 'tls.pem'));
      expect(theirs.verify(new X509Certificate(read('gateway', 'tls-ca.pem')).publicKey)).toBe(true);
      expect(theirs.checkHost(server)).toBe(server);
      expect(theirs.checkPrivateKey(createPrivateKey(read(server, 'tls.key')))).toBe(true);
    }
    expect(read('postgres', 'pg_hba.conf')).not.toMatch(/^host\s/m);
  });

  it('reach a database over TLS only, checked by the authority where the service has it; the set-up by its own file', async () => {
    expect(read('jobs', 'database-url')).toMatch(
      /^postgresql:\/\/vitae_jobs:\w+@postgres:5432\/vitae_jobs\?sslmode=verify-full&sslrootcert=\/vitae\/secrets\/tls-ca\.pem$/,
    );
    const { adminUrl, databaseUrl } = await make();
    for (const url of [adminUrl, databaseUrl('jobs')]) expect(url).toContain(`?sslmode=verify-full&sslrootcert=${folder}/own/tls/ca.pem`);
  });

  it('name to the broker the role of the service that holds the token, signed by the key the broker knows', () => {
    const publicKey = createPublicKey({ key: readFileSync(path.join(folder, 'pulsar', 'token.pub.der')), format: 'der', type: 'spki' });
    const roles = { auth: 'auth', jobs: 'jobs', resume: 'resume', executor: 'executor', pulsar: 'admin' };
    for (const [owner, role] of Object.entries(roles)) {
      const [head = '', claims = '', signature = ''] = read(owner, owner === 'pulsar' ? 'admin-token' : 'pulsar-token').split('.');
      expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toEqual({ sub: role });
      const signed = createVerify('RSA-SHA256').update(`${head}.${claims}`);
      expect(signed.verify(publicKey, Buffer.from(signature, 'base64url')), owner).toBe(true);
    }
  });

  it('are readable by their owner only; the group reads what PostgreSQL and Pulsar need', () => {
    for (const file of Object.keys(everything())) {
      expect((statSync(path.join(folder, file)).mode & 0o777).toString(8), file).toBe(/^(postgres|pulsar)\//.test(file) ? '640' : '600');
    }
  });

  it('stay as they are when made again, and what is missing comes back the same', async () => {
    const before = everything();
    rmSync(path.join(folder, 'jobs', 'database-url'));
    await make();
    expect(everything()).toEqual(before);
  });
});
