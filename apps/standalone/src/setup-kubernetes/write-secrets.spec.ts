import { createPrivateKey, X509Certificate } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createLogger } from '#common';
import { Authority } from '../secrets/authority.js';
import { KubernetesClient, type KubernetesObject } from './kubernetes.client.js';
import { writeSecrets } from './write-secrets.js';

const logger = createLogger('test', 'silent');
let server: Server;
let base: string;
let volume: string;
let client: KubernetesClient;
/** What the API holds, by path; and every call with the token it came with. */
let objects: Map<string, KubernetesObject>;
let calls: string[];
let allowed: boolean;

beforeAll(async () => {
  base = mkdtempSync(path.join(tmpdir(), 'vitae-kube-'));
  const authority = await Authority.create(1);
  const { certificate, key } = await authority.issue('api', ['localhost'], 1);
  server = createServer({ cert: certificate, key }, (req, res) => {
    let body = '';
    req.on('data', (part: Buffer) => (body += part.toString()));
    req.on('end', () => {
      const where = (req.url ?? '').split('?')[0] as string;
      calls.push(`${req.method} ${req.url} ${req.headers['content-type']} ${req.headers.authorization}`);
      const answer = (status: number, value: object): void => void res.writeHead(status).end(JSON.stringify(value));
      if (!allowed) return answer(403, { kind: 'Status', reason: 'Forbidden' });
      if (req.method === 'PATCH') objects.set(where, JSON.parse(body) as KubernetesObject);
      const found = objects.get(where);
      return found ? answer(200, found) : answer(404, { kind: 'Status', reason: 'NotFound' });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const account = path.join(base, 'account');
  mkdirSync(account);
  for (const [name, text] of [['token', 'the-token\n'], ['ca.crt', authority.pem], ['namespace', 'demo']] as const) writeFileSync(path.join(account, name), text); // prettier-ignore
  client = new KubernetesClient({
    host: 'localhost',
    port: (server.address() as AddressInfo).port,
    accountFolder: account,
    owner: 'r-setup',
  });
});
afterAll(async () => {
  await client.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  rmSync(base, { recursive: true });
});
beforeEach(() => {
  volume = mkdtempSync(path.join(base, 'volume-'));
  calls = [];
  allowed = true;
  const account = { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'r-setup', uid: 'the-uid' } };
  objects = new Map([['/api/v1/namespaces/demo/serviceaccounts/r-setup', account]]);
});

const write = (rotation = 0): Promise<void> =>
  writeSecrets(client, { host: 'localhost', port: 1, accountFolder: '', owner: 'r-setup', folder: volume, release: 'r', rotation }, logger);
const secret = (name: string): Record<string, string> => {
  const { data } = objects.get(`/api/v1/namespaces/demo/secrets/${name}`) as unknown as { data: Record<string, string> };
  return Object.fromEntries(Object.entries(data).map(([k, v]) => [k, Buffer.from(v, 'base64').toString()]));
};

describe('writeSecrets', () => {
  it('writes one Secret a service, owned by the release, as server-side apply with the pod’s token', async () => {
    await write();
    const names = [...objects.keys()].filter((k) => k.includes('/secrets/')).map((k) => path.basename(k));
    expect(names).toEqual([
      'r-gateway',
      'r-auth',
      'r-jobs',
      'r-resume',
      'r-ai',
      'r-executor',
      'r-postgresql',
      'r-pulsar',
      'r-signing-key-0',
      'r-verification-keys-0',
    ]);
    expect(objects.get('/api/v1/namespaces/demo/secrets/r-auth')?.metadata['ownerReferences']).toEqual([{ apiVersion: 'v1', kind: 'ServiceAccount', name: 'r-setup', uid: 'the-uid' }]); // prettier-ignore
    const patch = calls.find((c) => c.includes('PATCH') && c.includes('r-jobs'));
    expect(patch).toContain('fieldManager=vitae-setup&force=true application/apply-patch+yaml Bearer the-token');
  });

  it('gives the signing key to auth alone, and no service a secret of another', async () => {
    await write();
    const holders = ['r-auth', 'r-jobs', 'r-resume', 'r-ai', 'r-executor'];
    for (const name of holders) expect(Object.keys(secret(name))).not.toContain('signing.key');
    expect(Object.keys(secret('r-verification-keys-0'))).toEqual(['jwks.json']);
    for (const key of ['database-password', 'service-key', 'tls.key']) {
      const values = holders.flatMap((name) => secret(name)[key] ?? []);
      expect(new Set(values).size).toBe(values.length);
    }
  });

  it('makes certificates for the names of the release’s Services', async () => {
    await write();
    const { 'tls.crt': certificate = '', 'tls.key': key = '', 'ca.crt': ca = '' } = secret('r-jobs');
    const x509 = new X509Certificate(certificate);
    for (const name of ['r-jobs', 'r-jobs-grpc', 'r-jobs-grpc.demo.svc']) expect(x509.checkHost(name)).toBe(name);
    expect(x509.checkPrivateKey(createPrivateKey(key))).toBe(true);
    expect(x509.verify(new X509Certificate(ca).publicKey)).toBe(true);
  });

  it('gives PostgreSQL and Pulsar certificates of the same authority, and the gateway the authority alone', async () => {
    await write();
    const { 'ca.crt': ca = '', ...nothing } = secret('r-gateway');
    expect(nothing).toEqual({});
    const servers = { 'r-postgresql': ['r-postgresql'], 'r-pulsar': ['r-pulsar', 'r-pulsar-0.r-pulsar'] };
    for (const [name, hosts] of Object.entries(servers)) {
      const { 'tls.crt': certificate = '', 'tls.key': key = '' } = secret(name);
      const x509 = new X509Certificate(certificate);
      for (const host of hosts) expect(x509.checkHost(host)).toBe(host);
      expect(x509.checkPrivateKey(createPrivateKey(key))).toBe(true);
      expect(x509.verify(new X509Certificate(ca).publicKey)).toBe(true);
    }
  });

  it('keeps everything over a second run and over the loss of the Secrets', async () => {
    await write();
    const before = secret('r-auth');
    for (const name of objects.keys()) if (name.includes('/secrets/')) objects.delete(name);
    await write();
    expect(secret('r-auth')).toEqual(before);
  });

  it('a rotation changes the token keys and nothing else', async () => {
    await write();
    const [auth, key] = [secret('r-auth'), secret('r-signing-key-0')];
    await write(1);
    expect(secret('r-auth')).toEqual(auth);
    expect(secret('r-signing-key-1')['signing.key']).not.toBe(key['signing.key']);
    expect(secret('r-signing-key-0')).toEqual(key);
  });

  it('refuses an empty volume beside Secrets that exist: new passwords would lock everybody out', async () => {
    await write();
    rmSync(path.join(volume, 'own'), { recursive: true });
    const before = new Map(objects);
    await expect(write()).rejects.toThrow(/The volume of secrets is empty, but the Secret r-auth exists/);
    expect(objects).toEqual(before);
  });

  it('says which right is missing', async () => {
    allowed = false;
    await expect(write()).rejects.toThrow('The service account may not read secrets/r-auth: does the Role belong to this release?');
  });
});
