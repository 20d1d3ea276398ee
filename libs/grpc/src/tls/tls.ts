import { credentials, ServerCredentials, type ChannelCredentials } from '@grpc/grpc-js';
import { readAuthority, readKeyPair, VitaeError } from '#common';

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

const authority = (file: string): Buffer => readAuthority({ variable: 'GRPC_TLS_CA_FILE', file });
const pair = (t: { certFile: string; keyFile: string }): { readonly cert: Buffer; readonly key: Buffer } =>
  readKeyPair({ variable: 'GRPC_TLS_CERT_FILE', file: t.certFile }, { variable: 'GRPC_TLS_KEY_FILE', file: t.keyFile });

/** Throws CONFIG_INVALID for a file that is missing or wrong, naming its variable. */
export function serverCredentials(t: TransportSecurity): ServerCredentials {
  if (t.mode === 'plaintext') return ServerCredentials.createInsecure();
  const { cert, key } = pair(t);
  return ServerCredentials.createSsl(authority(t.caFile), [{ cert_chain: cert, private_key: key }], true);
}

/** As `serverCredentials`. */
export function channelCredentials(t: TransportSecurity): ChannelCredentials {
  if (t.mode === 'plaintext') return credentials.createInsecure();
  const { cert, key } = pair(t);
  return credentials.createSsl(authority(t.caFile), key, cert);
}
