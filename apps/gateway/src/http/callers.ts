import { LRUCache } from 'lru-cache';
import { addressKey } from './throttle.js';

/** Tokens remembered; a person has one a quarter of an hour. At 1 kB each 20 MB and no more. */
const TOKENS = 20_000;
/** No token of ours is longer, and an owner takes none that is. */
const LONGEST = 4_096;
const LONGEST_SUBJECT = 64;

/** Who a request is counted to: a person, or an address. Bounded in number by who may hold something at once. */
export type Caller = string & { readonly caller: true };

/** The subject a token names, or the token itself where it names none. Nothing is verified here. */
function subjectOf(authorization: string): string {
  const payload = authorization.split('.')[1];
  if (payload === undefined) return authorization;
  try {
    const { sub } = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as { sub?: unknown };
    return typeof sub === 'string' && sub !== '' && sub.length <= LONGEST_SUBJECT ? sub : authorization;
  } catch {
    return authorization;
  }
}

/**
 * Tells people apart without the keys of their tokens: a token names its person once an owner has accepted it, letter for letter, and until then
 * its bearer is the address it came from. So nobody is charged for what somebody else sends in their name.
 */
export class Callers {
  private readonly accepted = new LRUCache<string, Caller>({ max: TOKENS });

  of(authorization: string | undefined, address: string): Caller {
    const person = authorization === undefined ? undefined : this.accepted.get(authorization);
    return person ?? (`address ${addressKey(address)}` as Caller);
  }

  isPerson(caller: Caller): boolean {
    return caller.startsWith('person ');
  }

  /** An owner has answered a request with this token: 401 is its word against it, 200 its word for it. */
  heard(authorization: string | undefined, status: number): void {
    if (authorization === undefined || authorization.length > LONGEST) return;
    if (status === 401) this.accepted.delete(authorization);
    else if (status === 200 && !this.accepted.has(authorization)) this.accepted.set(authorization, `person ${subjectOf(authorization)}` as Caller);
  }
} // prettier-ignore
