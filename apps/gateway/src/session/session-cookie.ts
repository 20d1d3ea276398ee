import type { IncomingMessage } from 'node:http';
import { VitaeError } from '#common';

/** A session ends seven days after its sign-in, however active it was (apps/auth): a cookie that stays longer would keep nothing. */
const MAX_AGE_SECONDS = 7 * 86_400;
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;
/** A refresh token is base64url; anything else in its place is nobody's token. */
const TOKEN = /^[\w-]{1,512}$/;

/**
 * Refuses what another site can make a browser send with our cookie: `Sec-Fetch-Site` of another site, an `Origin` that is not this host, a body
 * that is not JSON (a form's). Throws FORBIDDEN or UNSUPPORTED_MEDIA_TYPE. SameSite=Strict says the same again; neither is trusted alone.
 */
export function sameOrigin(req: IncomingMessage): URL {
  const forged = (): VitaeError => new VitaeError('FORBIDDEN', 'Only the console of this address may do that');
  const site = req.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') throw forged();
  const { origin, host } = req.headers;
  if (origin === undefined || !URL.canParse(origin)) throw forged();
  const from = new URL(origin);
  if (!/^https?:$/.test(from.protocol) || from.host !== host) throw forged();
  if (!/^application\/json\s*(;|$)/i.test(req.headers['content-type'] ?? '')) {
    throw new VitaeError('UNSUPPORTED_MEDIA_TYPE', 'Send application/json');
  }
  return from;
}

/**
 * The cookie that holds a browser's refresh token: no script can read it, and it travels to `/session` alone. `Secure` wherever the page came over
 * TLS; over plain http on the machine itself without it, because Safari refuses it there, and under a name with its port, because cookies know
 * no ports and two copies of the product would take each other's. Anywhere else there is no safe cookie, so there is none.
 */
export class SessionCookie {
  private readonly name: string;
  private readonly secure: boolean;

  /** `page`: the origin the browser says that the page is from. Throws FORBIDDEN for plain http that leaves the machine. */
  constructor(page: URL) {
    this.secure = page.protocol === 'https:';
    if (!this.secure && !LOOPBACK.test(page.hostname)) {
      throw new VitaeError('FORBIDDEN', 'Signing in needs https: over plain http everybody on the way could take your session');
    }
    this.name = this.secure ? '__Secure-vitae-refresh' : `vitae-refresh-${page.port || '80'}`;
  }

  read(req: IncomingMessage): string | undefined {
    const pair = (req.headers.cookie ?? '').split(/;\s*/).find((c) => c.startsWith(`${this.name}=`));
    const value = pair?.slice(this.name.length + 1);
    return value !== undefined && TOKEN.test(value) ? value : undefined;
  }

  /** The `Set-Cookie` that keeps a token. */
  keep(token: string): string {
    return this.line(token, MAX_AGE_SECONDS);
  }

  /** The `Set-Cookie` that takes it away. */
  clear(): string {
    return this.line('', 0);
  }

  private line(value: string, maxAge: number): string {
    return `${this.name}=${value}; Path=/session; HttpOnly; SameSite=Strict; Max-Age=${maxAge}${this.secure ? '; Secure' : ''}`;
  }
}
