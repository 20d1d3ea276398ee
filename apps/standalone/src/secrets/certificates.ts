import { X509Certificate } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Authority } from './authority.js';
import { writeSecret } from './write-secret.js';

const DAY_MS = 86_400_000;
const LIFETIME_DAYS = 365;
/** A kept authority outlives every certificate it will sign: a changed one would part processes that have not been restarted from those that have. */
const KEPT_AUTHORITY_DAYS = 3_650;
const RENEW_BEFORE_DAYS = 30;

export interface CertificateFiles {
  readonly caFile: string;
  readonly certFile: string;
  readonly keyFile: string;
}

export interface CertificateOptions {
  /** Names besides `localhost` by which the others reach a service. Default none. */
  readonly hostNames?: (service: string) => readonly string[];
  /** True keeps the authority's key in the folder, so that later certificates are trusted by processes that still hold older ones. Default false: thrown away. */
  readonly keepAuthority?: boolean;
}

const filesOf = (folder: string, service: string): CertificateFiles => ({
  caFile: path.join(folder, 'ca.pem'),
  certFile: path.join(folder, `${service}.pem`),
  keyFile: path.join(folder, `${service}.key`),
});

const goodFor = (date: Date): boolean => date.getTime() > Date.now() + RENEW_BEFORE_DAYS * DAY_MS;

function stillGood(files: CertificateFiles, names: readonly string[]): boolean {
  if (!Object.values(files).every(existsSync)) return false;
  const certificate = new X509Certificate(readFileSync(files.certFile));
  const covered = new Set((certificate.subjectAltName ?? '').split(', '));
  return goodFor(certificate.validToDate) && names.every((n) => covered.has(`DNS:${n}`));
}

async function authorityIn(folder: string, keep: boolean): Promise<Authority> {
  const caFile = path.join(folder, 'ca.pem');
  const keyFile = path.join(folder, 'ca.key');
  if (keep && existsSync(caFile) && existsSync(keyFile)) {
    const kept = await Authority.load({ certificate: readFileSync(caFile, 'utf8'), key: readFileSync(keyFile, 'utf8') });
    if (kept.endsAt.getTime() > Date.now() + LIFETIME_DAYS * DAY_MS) return kept;
  }
  const authority = await Authority.create(keep ? KEPT_AUTHORITY_DAYS : LIFETIME_DAYS);
  if (keep) writeSecret(keyFile, await authority.keyPem());
  return authority;
}

/**
 * Mutual TLS between the services of one installation: an authority of its own, and one certificate a service (`localhost`, `hostNames`,
 * identity `spiffe://vitae/sa/<service>`). All are renewed together 30 days before one ends, or when a name is missing.
 */
export async function ensureCertificates(
  folder: string,
  services: readonly string[],
  options: CertificateOptions = {},
): Promise<Record<string, CertificateFiles>> {
  const files = Object.fromEntries(services.map((s) => [s, filesOf(folder, s)]));
  const namesOf = (service: string): readonly string[] => ['localhost', ...(options.hostNames?.(service) ?? [])];
  if (Object.entries(files).every(([service, f]) => stillGood(f, namesOf(service)))) return files;
  const authority = await authorityIn(folder, options.keepAuthority === true);
  for (const [service, f] of Object.entries(files)) {
    const { certificate, key } = await authority.issue(service, namesOf(service), LIFETIME_DAYS);
    writeSecret(f.certFile, certificate);
    writeSecret(f.keyFile, key);
  }
  const anyFile = Object.values(files)[0];
  if (anyFile) writeSecret(anyFile.caFile, authority.pem);
  return files;
}
