import { readFileSync } from 'node:fs';
import { credentials, ServerCredentials, type ChannelCredentials } from '@grpc/grpc-js';
import { VitaeError } from '#common';

/** File names of PEM files for mutual TLS, or plaintext by its explicit name (docs/security.md, B46). */
export type TransportSecurity =
  | { readonly mode: 'mtls'; readonly caFile: string; readonly certFile: string; readonly keyFile: string }
  | { readonly mode: 'plaintext' };

/** The settings every service reads alike: three files, or `GRPC_PLAINTEXT=true`. Throws CONFIG_INVALID for anything in between. */
export function transportSecurity(s: {
  plaintext: boolean;
  caFile?: string | undefined;
  certFile?: string | undefined;
  keyFile?: string | undefined;
}): TransportSecurity {
  if (s.plaintext) return { mode: 'plaintext' };
  if (s.caFile && s.certFile && s.keyFile) return { mode: 'mtls', caFile: s.caFile, certFile: s.certFile, keyFile: s.keyFile };
  throw new VitaeError(
    'CONFIG_INVALID',
    'Configuration: set GRPC_TLS_CA_FILE, GRPC_TLS_CERT_FILE and GRPC_TLS_KEY_FILE, or GRPC_PLAINTEXT=true by its name',
  );
}

function pem(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (cause) {
    throw new VitaeError('CONFIG_INVALID', `Configuration: the TLS file ${file} cannot be read`, { cause });
  }
}

export const serverCredentials = (t: TransportSecurity): ServerCredentials =>
  t.mode === 'plaintext'
    ? ServerCredentials.createInsecure()
    : ServerCredentials.createSsl(pem(t.caFile), [{ cert_chain: pem(t.certFile), private_key: pem(t.keyFile) }], true);

export const channelCredentials = (t: TransportSecurity): ChannelCredentials =>
  t.mode === 'plaintext' ? credentials.createInsecure() : credentials.createSsl(pem(t.caFile), pem(t.keyFile), pem(t.certFile));
