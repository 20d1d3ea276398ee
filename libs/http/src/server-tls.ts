import { readKeyPair, VitaeError } from '#common';

/** A caller on the installation's own network shakes hands in a round trip; Node would let it take two minutes. */
const HANDSHAKE_MS = 5_000;

/** Of Node's options of an HTTPS server. */
export interface ServerTls {
  readonly cert: Buffer;
  readonly key: Buffer;
  readonly minVersion: 'TLSv1.3';
  readonly handshakeTimeout: number;
}

/**
 * What an HTTPS server is made with; undefined where neither file is named: plain HTTP. Throws CONFIG_INVALID for one without the other, and for
 * files that are missing, wrong, or not of each other (docs/security.md, B52).
 */
export function serverTls(config: {
  readonly httpCertFile?: string | undefined;
  readonly httpKeyFile?: string | undefined;
}): ServerTls | undefined {
  const { httpCertFile: certFile, httpKeyFile: keyFile } = config;
  if (!certFile && !keyFile) return undefined;
  if (!certFile || !keyFile) {
    throw new VitaeError('CONFIG_INVALID', 'Configuration: set both HTTP_TLS_CERT_FILE and HTTP_TLS_KEY_FILE, or neither for plain HTTP');
  }
  const pair = readKeyPair({ variable: 'HTTP_TLS_CERT_FILE', file: certFile }, { variable: 'HTTP_TLS_KEY_FILE', file: keyFile });
  return { ...pair, minVersion: 'TLSv1.3', handshakeTimeout: HANDSHAKE_MS };
}
