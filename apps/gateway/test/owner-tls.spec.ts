import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { selfSigned, temporaryFolder } from '#testing';
import { RunningGateway, standIns, verdict } from './running-gateway.js';

const folder = temporaryFolder('owner-tls');
const file = (name: string): string => path.join(folder, name);
const tlsOf = (name: string) => ({ cert: readFileSync(file(`${name}.pem`)), key: readFileSync(file(`${name}.key`)) });

beforeAll(async () => {
  await Promise.all(['own', 'other'].map((name) => selfSigned(file(`${name}.pem`), file(`${name}.key`))));
  writeFileSync(file('none.pem'), 'nothing of the kind\n');
});

describe('owners that speak HTTPS', () => {
  let g: RunningGateway;
  beforeAll(async () => {
    g = await RunningGateway.start({ OWNER_TLS_CA_FILE: file('own.pem') }, undefined, standIns(tlsOf('own')));
  });
  afterAll(() => g?.stop());

  it('B52 are asked over TLS, by kept connections: a field each of two owners', async () => {
    const r = await g.ask('{ me { id } jobTypes }');
    expect([r.status, r.body.data]).toEqual([200, { me: { id: 'ann' }, jobTypes: ['fibonacci', 'generate-documents'] }]);
    expect(g.owners.auth.origin).toMatch(/^https:/);
    expect((await fetch(`${g.url}/health/ready`)).status).toBe(200);
  });

  it('B52 are watched over TLS', async () => {
    const client = createClient({ url: `${g.liveUrl}/graphql`, webSocketImpl: WebSocket, connectionParams: { authorization: 'Bearer user:ann' } }); // prettier-ignore
    try {
      const first = await client.iterate({ query: 'subscription { jobUpdated(id: "1") { id } }' }).next();
      expect(first.value).toEqual({ data: { jobUpdated: { id: '1' } } });
    } finally {
      await client.dispose();
    }
  });

  it('B52 get uploads over TLS', async () => {
    const r = await fetch(`${g.url}/uploads`, { method: 'POST', body: 'x'.repeat(300_000), headers: { authorization: 'Bearer t' } });
    expect([r.status, await r.json()]).toMatchObject([201, { bytes: 300_000 }]);
  });
});

describe('owners whose certificate is of another authority', () => {
  let g: RunningGateway;
  beforeAll(async () => {
    g = await RunningGateway.start({ OWNER_TLS_CA_FILE: file('other.pem'), OWNERS_WAIT_MS: '0' }, undefined, standIns(tlsOf('own')));
  });
  afterAll(() => g?.stop());

  it('B52 are told nothing: no token, no password, no byte of an upload', async () => {
    expect(verdict(await g.ask('{ me { id } }'))).toEqual([200, 'DEPENDENCY_UNAVAILABLE']);
    const r = await fetch(`${g.url}/uploads`, { method: 'POST', body: 'secret', headers: { authorization: 'Bearer t' } });
    expect(r.status).toBe(503);
    for (const owner of Object.values(g.owners)) expect(owner.seen).toMatchObject({ headers: [], bodies: [], uploaded: 0 });
  });

  it('B52 are named with what is wrong, where the operator looks', async () => {
    const { checks } = (await (await fetch(`${g.operationsUrl}/health/ready`)).json()) as { checks: Record<string, string> };
    expect(checks['auth']).toMatch(/^shows a certificate that OWNER_TLS_CA_FILE does not vouch for \(\w+\)$/);
  });
});

it.each([
  ['is missing', 'nowhere.pem', /OWNER_TLS_CA_FILE: the file \S+nowhere\.pem cannot be read \(ENOENT\)/],
  ['is no certificate', 'none.pem', /OWNER_TLS_CA_FILE: the file \S+none\.pem holds no certificate in PEM/],
])('B52 a gateway whose authority %s does not start', async (_, name, sentence) => {
  const owners = standIns(tlsOf('own'));
  await expect(RunningGateway.start({ OWNER_TLS_CA_FILE: file(name) }, undefined, owners)).rejects.toThrow(sentence);
  await Promise.all(Object.values(owners).map((o) => o.stop()));
});
