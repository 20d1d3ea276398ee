import { createHash, createHmac, randomBytes } from 'node:crypto';

const SHAPE = /^[A-Za-z0-9_-]{43}$/;

/** 256 random bits; the first token of a session. */
export const newRefreshToken = (): string => randomBytes(32).toString('base64url');

/** Whether it could be one of ours; anything else need not be looked up. */
export const looksLikeRefreshToken = (text: string): boolean => SHAPE.test(text);

/** What is stored: the token itself stands nowhere. Random enough for a plain hash. */
export const refreshTokenHash = (token: string): Buffer => createHash('sha256').update(token).digest();

/**
 * The one token that follows `token`. Derived and not drawn: a hundred requests with the same token compute the same successor without
 * having to find out which of them was first, and a client whose answer was lost gets the same answer again (docs/security.md, A28).
 */
export const successorOf = (token: string, secret: string): string =>
  createHmac('sha256', secret).update('refresh-successor:').update(token).digest('base64url');
