import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ensureCertificates, type CertificateOptions } from './certificates.js';

let folder: string;
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'vitae-tls-'))));
afterEach(() => rmSync(folder, { recursive: true }));

async function made(options?: CertificateOptions): Promise<{ ca: X509Certificate; jobs: X509Certificate }> {
  const files = await ensureCertificates(folder, ['auth', 'jobs'], options);
  const read = (file: string): X509Certificate => new X509Certificate(readFileSync(file));
  return { ca: read(files['jobs']!.caFile), jobs: read(files['jobs']!.certFile) };
}

describe('ensureCertificates', () => {
  it('makes certificates once, for the names the others use', async () => {
    const first = await made({ hostNames: (s) => [`demo-${s}`] });
    expect(first.jobs.verify(first.ca.publicKey)).toBe(true);
    expect(first.jobs.checkHost('demo-jobs')).toBe('demo-jobs');
    expect(first.jobs.checkHost('demo-auth')).toBeUndefined();
    expect(first.jobs.subjectAltName).toContain('spiffe://vitae/sa/jobs');
    const second = await made({ hostNames: (s) => [`demo-${s}`] });
    expect(second.jobs.fingerprint256).toBe(first.jobs.fingerprint256);
  });

  it('renews for a new name under the kept authority, which old certificates still chain to', async () => {
    const before = await made({ keepAuthority: true });
    const after = await made({ keepAuthority: true, hostNames: (s) => [`other-${s}`] });
    expect(after.ca.fingerprint256).toBe(before.ca.fingerprint256);
    expect(after.jobs.fingerprint256).not.toBe(before.jobs.fingerprint256);
    expect(before.jobs.verify(after.ca.publicKey)).toBe(true);
  });

  it('takes a new authority where none was kept', async () => {
    const before = await made();
    const after = await made({ hostNames: () => ['another'] });
    expect(after.ca.fingerprint256).not.toBe(before.ca.fingerprint256);
    expect(after.jobs.verify(after.ca.publicKey)).toBe(true);
  });
});
