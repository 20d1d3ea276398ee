import 'reflect-metadata';
import { webcrypto, X509Certificate } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { BasicConstraintsExtension, ExtendedKeyUsage, ExtendedKeyUsageExtension, KeyUsageFlags, KeyUsagesExtension, SubjectAlternativeNameExtension, X509CertificateGenerator, cryptoProvider } from '@peculiar/x509'; // prettier-ignore
import { writeSecret } from './write-secret.js';

const DAY_MS = 86_400_000;
const LIFETIME_DAYS = 365;
const RENEW_BEFORE_DAYS = 30;
const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;

const pemOf = (der: ArrayBuffer, label: string): string =>
  `-----BEGIN ${label}-----\n${
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g)
      ?.join('\n') ?? ''
  }\n-----END ${label}-----\n`;

const serial = (): string =>
  Buffer.from(webcrypto.getRandomValues(new Uint8Array(16)))
    .toString('hex')
    .replace(/^./, '4');

export interface CertificateFiles {
  readonly caFile: string;
  readonly certFile: string;
  readonly keyFile: string;
}

const filesOf = (folder: string, service: string): CertificateFiles => ({
  caFile: path.join(folder, 'ca.pem'),
  certFile: path.join(folder, `${service}.pem`),
  keyFile: path.join(folder, `${service}.key`),
});

const stillGood = (files: CertificateFiles): boolean => {
  if (!Object.values(files).every(existsSync)) return false;
  const certificate = new X509Certificate(readFileSync(files.certFile));
  return certificate.validToDate.getTime() > Date.now() + RENEW_BEFORE_DAYS * DAY_MS;
};

/**
 * Mutual TLS between the services of one machine: an authority made for this data folder whose key is thrown away once it has signed
 * one certificate a service (name `localhost`, identity `spiffe://vitae/sa/<service>`). All are renewed together 30 days before they end.
 */
export async function ensureCertificates(folder: string, services: readonly string[]): Promise<Record<string, CertificateFiles>> {
  const files = Object.fromEntries(services.map((s) => [s, filesOf(folder, s)]));
  if (Object.values(files).every(stillGood)) return files;
  cryptoProvider.set(webcrypto as never);
  const notBefore = new Date(Date.now() - DAY_MS);
  const notAfter = new Date(Date.now() + LIFETIME_DAYS * DAY_MS);
  const usage = { name: ALGORITHM.name, namedCurve: ALGORITHM.namedCurve };
  const caKeys = await webcrypto.subtle.generateKey(usage, true, ['sign', 'verify']);
  const ca = await X509CertificateGenerator.createSelfSigned({
    serialNumber: serial(),
    name: 'CN=Vitae local authority',
    notBefore,
    notAfter,
    signingAlgorithm: ALGORITHM,
    keys: caKeys as never,
    extensions: [new BasicConstraintsExtension(true, 0, true), new KeyUsagesExtension(KeyUsageFlags.keyCertSign, true)],
  });
  for (const [service, f] of Object.entries(files)) {
    const keys = await webcrypto.subtle.generateKey(usage, true, ['sign', 'verify']);
    const certificate = await X509CertificateGenerator.create({
      serialNumber: serial(),
      subject: `CN=${service}`,
      issuer: ca.subject,
      notBefore,
      notAfter,
      signingAlgorithm: ALGORITHM,
      publicKey: keys.publicKey as never,
      signingKey: caKeys.privateKey as never,
      extensions: [
        new BasicConstraintsExtension(false, undefined, true),
        new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
        new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth, ExtendedKeyUsage.clientAuth]),
        new SubjectAlternativeNameExtension([
          { type: 'dns', value: 'localhost' },
          { type: 'ip', value: '127.0.0.1' },
          { type: 'url', value: `spiffe://vitae/sa/${service}` },
        ]),
      ],
    });
    writeSecret(f.certFile, certificate.toString('pem'));
    writeSecret(f.keyFile, pemOf(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey), 'PRIVATE KEY'));
  }
  const anyFile = Object.values(files)[0];
  if (anyFile) writeSecret(anyFile.caFile, ca.toString('pem'));
  return files;
}
