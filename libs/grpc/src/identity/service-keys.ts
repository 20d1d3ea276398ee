import { createHash, timingSafeEqual } from 'node:crypto';
import { VitaeError } from '#common';

export const SERVICE_NAME_HEADER = 'x-vitae-service';
export const SERVICE_KEY_HEADER = 'x-vitae-key';

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

/**
 * The callers a server knows, from `SERVICE_CALLERS="executor:<sha256 hex>,jobs:<sha256 hex>"`: it holds hashes, never the keys.
 * A key is 32 random bytes or more, so a plain hash is enough. Throws CONFIG_INVALID naming the entry.
 */
export function readCallers(text: string): ReadonlyMap<string, Buffer> {
  const callers = new Map<string, Buffer>();
  for (const entry of text.split(',').filter(Boolean)) {
    const [name, hash] = entry.trim().split(':');
    if (!name || !hash || !/^[0-9a-f]{64}$/i.test(hash)) {
      throw new VitaeError('CONFIG_INVALID', `Configuration: SERVICE_CALLERS: "${name ?? ''}" must be <service>:<sha256 in hex>`);
    }
    callers.set(name, Buffer.from(hash, 'hex'));
  }
  return callers;
}

/** Constant-time in the key; an unknown name costs the same as a wrong key. */
export function isCaller(callers: ReadonlyMap<string, Buffer>, name: string, key: string): boolean {
  const expected = callers.get(name);
  const same = timingSafeEqual(sha256(key), expected ?? sha256(''));
  return same && expected !== undefined;
}

export const hashServiceKey = (key: string): string => sha256(key).toString('hex');
