import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { systemClock, type Clock } from '#common';
import { parseFileKey, type FileKey } from '../key/file-key.js';
import { MAX_LINK_MS } from '../store/files.js';
import { downloadName } from './download.js';

/** What a link allows: this object, under this name and type, until then. */
export interface LinkGrant {
  readonly key: FileKey;
  readonly contentType: string;
  readonly fileName: string;
  readonly expiresAt: Date;
}

export interface DiskLinksOptions {
  /** Secret of all processes that sign and verify; at least 32 characters. A new one ends every link, which none misses longer than an hour. */
  readonly key: string;
  /** Where the door that verifies answers, e.g. `https://vitae.example/files`: a link is this, a slash and the token. */
  readonly baseUrl: string;
  readonly clock?: Clock;
}

const payload = z.strictObject({ k: z.string(), t: z.string(), n: z.string(), e: z.int() });
/** Told apart from anything else that may be signed with the same secret, and from later forms of this token. */
const PURPOSE = 'vitae file link 1\n';
const MAC_CHARACTERS = 43;
const TOKEN = new RegExp(`^([A-Za-z0-9_-]{1,2000})\\.([A-Za-z0-9_-]{${MAC_CHARACTERS}})$`);

/** Links to objects on a disk: `<base64url of JSON>.<base64url of HMAC-SHA256>`. The door that gives the object out verifies them here. */
export class DiskLinks {
  private readonly clock: Clock;

  constructor(private readonly options: DiskLinksOptions) {
    this.clock = options.clock ?? systemClock;
  }

  sign({ key, contentType, fileName }: Omit<LinkGrant, 'expiresAt'>, lifeMs: number): { url: string; expiresAt: Date } {
    const expiresAt = this.clock.now() + lifeMs;
    const text = JSON.stringify({ k: key, t: contentType, n: downloadName(fileName), e: expiresAt } satisfies z.input<typeof payload>);
    const body = Buffer.from(text).toString('base64url');
    return { url: `${this.options.baseUrl.replace(/\/+$/, '')}/${body}.${this.mac(body)}`, expiresAt: new Date(expiresAt) };
  }

  /** What a token allows, or undefined for one that is not ours, was changed, has expired, or claims to live longer than an hour. Answer NOT_FOUND then. */
  verify(token: unknown): LinkGrant | undefined {
    const [, body, mac] = (typeof token === 'string' && TOKEN.exec(token)) || [];
    if (body === undefined || mac === undefined) return undefined;
    // As texts of one length: two spellings of base64url can mean the same bytes, and only one of them is ours.
    if (!timingSafeEqual(Buffer.from(mac), Buffer.from(this.mac(body)))) return undefined;
    const { k, t, n, e } = payload.parse(JSON.parse(Buffer.from(body, 'base64url').toString()));
    const key = parseFileKey(k);
    const left = e - this.clock.now();
    if (key === undefined || left <= 0 || left > MAX_LINK_MS) return undefined;
    return { key, contentType: t, fileName: n, expiresAt: new Date(e) };
  }

  private mac(body: string): string {
    return createHmac('sha256', this.options.key).update(PURPOSE).update(body).digest('base64url');
  }
}
