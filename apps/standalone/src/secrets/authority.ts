import 'reflect-metadata';
import { createPrivateKey, webcrypto } from 'node:crypto';
import { BasicConstraintsExtension, ExtendedKeyUsage, ExtendedKeyUsageExtension, KeyUsageFlags, KeyUsagesExtension, SubjectAlternativeNameExtension, X509Certificate, X509CertificateGenerator, cryptoProvider } from '@peculiar/x509'; // prettier-ignore

const DAY_MS = 86_400_000;
const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const USAGE = { name: ALGORITHM.name, namedCurve: ALGORITHM.namedCurve };

export interface Pem {
  readonly certificate: string;
  /** PKCS #8. */
  readonly key: string;
}

const pemOf = (der: ArrayBuffer): string =>
  `-----BEGIN PRIVATE KEY-----\n${
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g)
      ?.join('\n') ?? ''
  }\n-----END PRIVATE KEY-----\n`;

const serial = (): string =>
  Buffer.from(webcrypto.getRandomValues(new Uint8Array(16)))
    .toString('hex')
    .replace(/^./, '4');

/** From yesterday on: two machines' clocks differ. */
const validity = (days: number): { notBefore: Date; notAfter: Date } => ({
  notBefore: new Date(Date.now() - DAY_MS),
  notAfter: new Date(Date.now() + days * DAY_MS),
});

/** A certificate authority on P-256 that signs the services of one installation and nothing else. */
export class Authority {
  private constructor(
    private readonly certificate: X509Certificate,
    private readonly key: webcrypto.CryptoKey,
  ) {}

  static async create(days: number): Promise<Authority> {
    cryptoProvider.set(webcrypto as never);
    const keys = await webcrypto.subtle.generateKey(USAGE, true, ['sign', 'verify']);
    const certificate = await X509CertificateGenerator.createSelfSigned({
      serialNumber: serial(),
      name: 'CN=Vitae local authority',
      ...validity(days),
      signingAlgorithm: ALGORITHM,
      keys: keys as never,
      extensions: [new BasicConstraintsExtension(true, 0, true), new KeyUsagesExtension(KeyUsageFlags.keyCertSign, true)],
    });
    return new Authority(certificate, keys.privateKey);
  }

  /** Throws what the parsers throw when `pem` is not a certificate and its key. */
  static async load(pem: Pem): Promise<Authority> {
    cryptoProvider.set(webcrypto as never);
    const der = createPrivateKey(pem.key).export({ format: 'der', type: 'pkcs8' });
    return new Authority(new X509Certificate(pem.certificate), await webcrypto.subtle.importKey('pkcs8', der, USAGE, true, ['sign']));
  }

  get pem(): string {
    return this.certificate.toString('pem');
  }

  get endsAt(): Date {
    return this.certificate.notAfter;
  }

  async keyPem(): Promise<string> {
    return pemOf(await webcrypto.subtle.exportKey('pkcs8', this.key));
  }

  /** A certificate for both ends of a connection, for these DNS names, loopback, and the identity `spiffe://vitae/sa/<service>`. */
  async issue(service: string, dnsNames: readonly string[], days: number): Promise<Pem> {
    const keys = await webcrypto.subtle.generateKey(USAGE, true, ['sign', 'verify']);
    const certificate = await X509CertificateGenerator.create({
      serialNumber: serial(),
      subject: `CN=${service}`,
      issuer: this.certificate.subject,
      ...validity(days),
      signingAlgorithm: ALGORITHM,
      publicKey: keys.publicKey as never,
      signingKey: this.key as never,
      extensions: [
        new BasicConstraintsExtension(false, undefined, true),
        new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
        new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth, ExtendedKeyUsage.clientAuth]),
        new SubjectAlternativeNameExtension([
          ...dnsNames.map((value) => ({ type: 'dns' as const, value })),
          { type: 'ip', value: '127.0.0.1' },
          { type: 'url', value: `spiffe://vitae/sa/${service}` },
        ]),
      ],
    });
    return { certificate: certificate.toString('pem'), key: pemOf(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey)) };
  }
}
