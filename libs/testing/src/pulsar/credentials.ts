import 'reflect-metadata';
import { createPrivateKey, createSign, generateKeyPairSync, webcrypto } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cryptoProvider, SubjectAlternativeNameExtension, X509CertificateGenerator } from '@peculiar/x509';

/** Files below a broker's folder: made once and kept, apart from the administrator's token, which is new at every start. */
export interface CredentialFiles {
  /** PKCS#8 PEM, signs tokens. The broker itself only gets the public half. */
  readonly tokenKey: string;
  /** DER SubjectPublicKeyInfo: Pulsar does not read PEM here. */
  readonly tokenPublicKey: string;
  readonly adminToken: string;
  readonly certificate: string;
  readonly certificateKey: string;
}

/** The role of `superUserRoles`. */
export const ADMIN_ROLE = 'admin';
const DAY_SECONDS = 86_400;

const base64url = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A token whose role is `role`, ended `seconds` from now (negative: it has ended). */
export function mintToken(privateKeyPem: string, role: string, seconds: number): string {
  const claims = { sub: role, exp: Math.floor(Date.now() / 1_000) + seconds };
  const unsigned = `${base64url({ alg: 'RS256', typ: 'JWT' })}.${base64url(claims)}`;
  const signature = createSign('RSA-SHA256').update(unsigned).sign(createPrivateKey(privateKeyPem));
  return `${unsigned}.${signature.toString('base64url')}`;
}

/** A private key of the kind brokers are given, PKCS#8 PEM. Also the wrong one, for tests of it. */
export const newTokenKey = (): string =>
  generateKeyPairSync('rsa', { modulusLength: 2_048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

/** Makes what is missing. Every file is readable by its owner alone. */
export async function ensureCredentials(folder: string): Promise<CredentialFiles> {
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o700);
  const at = (name: string): string => path.join(folder, name);
  const files = {
    tokenKey: at('token.pem'),
    tokenPublicKey: at('token.pub.der'),
    adminToken: at('admin.jwt'),
    certificate: at('tls.pem'),
    certificateKey: at('tls.key'),
  };
  if (!existsSync(files.tokenKey)) {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
    keep(files.tokenPublicKey, publicKey.export({ type: 'spki', format: 'der' }));
    keep(files.tokenKey, privateKey.export({ type: 'pkcs8', format: 'pem' }));
  }
  if (!existsSync(files.certificate)) await selfSigned(files.certificate, files.certificateKey);
  keep(files.adminToken, mintToken(readFileSync(files.tokenKey, 'utf8'), ADMIN_ROLE, DAY_SECONDS));
  return files;
}

/** A certificate for localhost that is its own authority, and its key, as two PEM files. */
export async function selfSigned(certificateFile: string, keyFile: string): Promise<void> {
  cryptoProvider.set(webcrypto as never);
  const algorithm = { name: 'RSASSA-PKCS1-v1_5', modulusLength: 2_048, publicExponent: new Uint8Array([1, 0, 1]), hash: 'SHA-256' };
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const made = await X509CertificateGenerator.createSelfSigned({
    serialNumber: '01',
    name: 'CN=localhost',
    notBefore: new Date(Date.now() - DAY_SECONDS * 1_000),
    notAfter: new Date(Date.now() + 365 * DAY_SECONDS * 1_000),
    signingAlgorithm: algorithm as never,
    keys: keys as never,
    extensions: [new SubjectAlternativeNameExtension([{ type: 'dns', value: 'localhost' }, { type: 'ip', value: '127.0.0.1' }])], // prettier-ignore
  });
  const der = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey));
  keep(keyFile, createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }).export({ type: 'pkcs8', format: 'pem' }));
  keep(certificateFile, made.toString('pem'));
}

const keep = (file: string, content: string | Buffer): void => writeFileSync(file, content, { mode: 0o600 });
