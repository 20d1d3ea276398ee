import { v7, validate } from 'uuid';

declare const brand: unique symbol;
type Branded<T, B extends string> = T & { readonly [brand]: B };

export type UserId = Branded<string, 'UserId'>;
export type SessionId = Branded<string, 'SessionId'>;
export type JobId = Branded<string, 'JobId'>;
export type ItemId = Branded<string, 'ItemId'>;
export type UploadId = Branded<string, 'UploadId'>;
export type ResumeId = Branded<string, 'ResumeId'>;
export type LetterId = Branded<string, 'LetterId'>;
export type ExecutorId = Branded<string, 'ExecutorId'>;

/** A new UUID v7 (RFC 9562 §5.7): sorts by time, so indexes stay narrow at their right edge. */
export const newId = <T extends string>(): T => v7() as T;

/** Canonical lower-case form of a UUID, or undefined for anything else. Look up with undefined = NOT_FOUND, never an SQL error. */
export function parseId<T extends string>(text: unknown): T | undefined {
  return typeof text === 'string' && text.length === 36 && validate(text) ? (text.toLowerCase() as T) : undefined;
}
