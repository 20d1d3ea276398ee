import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { VitaeError } from '../errors/vitae-error.js';

/** A PEM file, and the variable that names it: what is wrong with one is said of the other. */
export interface TlsFile {
  readonly variable: string;
  readonly file: string;
}

const wrong = ({ variable, file }: TlsFile, what: string, cause?: unknown): VitaeError =>
  new VitaeError('CONFIG_INVALID', `Configuration: ${variable}: the file ${file} ${what}`, { cause });

function read(from: TlsFile): Buffer {
  try {
    return readFileSync(from.file);
  } catch (cause) {
    throw wrong(from, `cannot be read (${(cause as NodeJS.ErrnoException).code ?? 'unknown'})`, cause);
  }
}

function parsed<T>(from: TlsFile, what: string, parse: () => T): T {
  try {
    return parse();
  } catch (cause) {
    throw wrong(from, `holds no ${what} in PEM`, cause);
  }
}

/** The bytes of a file of certificates that others' are checked by. Throws CONFIG_INVALID naming variable and file. */
export function readAuthority(from: TlsFile): Buffer {
  const bytes = read(from);
  parsed(from, 'certificate', () => new X509Certificate(bytes));
  return bytes;
}

/** What a process shows of itself over TLS. Throws CONFIG_INVALID, naming variable and file, unless the key is the certificate's. */
export function readKeyPair(certificate: TlsFile, key: TlsFile): { readonly cert: Buffer; readonly key: Buffer } {
  const pair = { cert: read(certificate), key: read(key) };
  const own = parsed(certificate, 'certificate', () => new X509Certificate(pair.cert));
  const secret: KeyObject = parsed(key, 'private key', () => createPrivateKey(pair.key));
  if (!own.checkPrivateKey(secret)) throw wrong(key, `is not the key of the certificate ${certificate.file} (${certificate.variable})`);
  return pair;
}
