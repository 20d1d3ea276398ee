import { readFile } from 'node:fs/promises';
import { PulsarProblem } from './problem.js';

/** Where Pulsar is and who we are to it. Files are read again at every use, so that what is mended or renewed needs no restart. */
export interface PulsarAccess {
  /** http:// or https://: admin REST and WebSocket. */
  readonly webUrl: string;
  /** At most one of the two; neither where the broker asks nobody. */
  readonly token?: string;
  readonly tokenFile?: string;
  /** PEM of the authority that signed the broker's certificate; the system's authorities without it. */
  readonly caFile?: string;
}

/** What a connection is opened with. */
export interface Pass {
  readonly token: string | undefined;
  readonly ca: string | undefined;
  /** When the token ends, in milliseconds since 1970, where it says so. */
  readonly expiresAt: number | undefined;
}

/** Throws PulsarProblem when a file cannot be read, or when the token says itself that it has ended: the broker's 401 does not say why. */
export async function readPass(access: PulsarAccess): Promise<Pass> {
  const [token, ca] = await Promise.all([
    access.tokenFile === undefined ? access.token : content(access.tokenFile, 'PULSAR_TOKEN_FILE'),
    access.caFile === undefined ? undefined : content(access.caFile, 'PULSAR_TLS_CA_FILE'),
  ]);
  if (access.tokenFile !== undefined && token === '') throw new PulsarProblem('PULSAR_TOKEN_FILE is empty', true);
  const expiresAt = token === undefined ? undefined : expiryOf(token);
  if (expiresAt !== undefined && expiresAt <= Date.now()) {
    throw new PulsarProblem(`The Pulsar token expired at ${new Date(expiresAt).toISOString()}: renew it (PULSAR_TOKEN, PULSAR_TOKEN_FILE)`, true); // prettier-ignore
  }
  return { token, ca, expiresAt };
}

export const authorization = (token: string | undefined): Record<string, string> =>
  token === undefined ? {} : { Authorization: `Bearer ${token}` };

/** `exp` of a JWT in milliseconds. Undefined for anything else: the broker judges it, not we. */
export function expiryOf(token: string): number | undefined {
  try {
    const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')) as { exp?: unknown };
    return typeof claims.exp === 'number' ? claims.exp * 1_000 : undefined;
  } catch {
    return undefined;
  }
}

async function content(file: string, name: string): Promise<string> {
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    throw new PulsarProblem(`The file of ${name} cannot be read (${code})`, true, { cause: error });
  }
}
