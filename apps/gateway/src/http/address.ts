import type { IncomingMessage } from 'node:http';
import { VitaeError } from '#common';

/** Names under which people put tokens into addresses, where they end in histories and logs (docs/security.md, A32). */
const TOKEN_NAMES: ReadonlySet<string> = new Set(['access_token', 'accesstoken', 'token', 'id_token', 'refresh_token', 'refreshtoken', 'authorization', 'auth', 'bearer', 'jwt']); // prettier-ignore
const JWT = /^(bearer\s+)?eyJ[\w-]+\.[\w-]+\.[\w-]*$/i;

export const carriesToken = (url: URL): boolean =>
  [...url.searchParams].some(([name, value]) => TOKEN_NAMES.has(name.toLowerCase()) || JWT.test(value));

export const tokenInAddress = (): VitaeError => new VitaeError('UNAUTHENTICATED', 'A token belongs into the Authorization header');

/** The request's address, dots resolved, or undefined where it is none (`//host`, absolute form of somebody else's). */
export function addressOf(req: IncomingMessage): URL | undefined {
  const url = req.url ?? '/';
  return url.startsWith('/') && URL.canParse(`http://gateway${url}`) ? new URL(`http://gateway${url}`) : undefined;
}
