import { newId, notFound, parseId, VitaeError, type UserId } from '#common';

declare const brand: unique symbol;

/**
 * Where one object lies: `<owner id>/<kind>/<uuid>`, e.g. `018f…/export/018f…`. Only letters a–z, digits, `-` and two slashes, at most
 * 106 characters, so one spelling is one object on every file system and no part of it ever comes from a person's text. Opaque to clients.
 */
export type FileKey = string & { readonly [brand]: 'FileKey' };

/** What an object is for, e.g. `export`: a constant of the code, 1–32 of a–z, 0–9 and `-`, beginning with a letter. */
export type FileKind = string & { readonly [brand]: 'FileKind' };

const KIND = /^[a-z][a-z0-9-]{0,31}$/;

/** Declares a kind, once, as a constant of the code that owns it. Throws INTERNAL_SERVER_ERROR when it is not of the allowed form. */
export function fileKind(name: string): FileKind {
  if (!KIND.test(name)) throw new VitaeError('INTERNAL_SERVER_ERROR', 'A kind of file is a–z, 0–9 and -, at most 32 characters');
  return name as FileKind;
}

/**
 * A new object's key. `id` lets an operation that may be repeated name its object once (the item's id of an export job): the repetition
 * then replaces it. Default: a new UUID v7. Throws NOT_FOUND when owner or id is not a UUID.
 */
export function newFileKey(owner: UserId, kind: FileKind, id: string = newId<string>()): FileKey {
  const parsedId = parseId<string>(id);
  if (parsedId === undefined) throw notFound();
  return `${ownerFolder(owner)}/${fileKind(kind)}/${parsedId}` as FileKey;
}

/** The key that `text` spells, or undefined for anything else: other case, other slashes, `..`, an escape, one character more. */
export function parseFileKey(text: unknown): FileKey | undefined {
  if (typeof text !== 'string' || text.length > 106) return undefined;
  const [owner, kind, id, ...more] = text.split('/');
  if (more.length > 0 || kind === undefined || !KIND.test(kind)) return undefined;
  if (parseId(owner) !== owner || parseId(id) !== id) return undefined;
  return text as FileKey;
}

/** Whose object it is. Every door compares it with who asks, and answers NOT_FOUND for somebody else's (docs/security.md, R6). */
export const ownerOfFile = (key: FileKey): UserId => key.slice(0, key.indexOf('/')) as UserId;

/** The key again, read anew: a brand is only a promise of the compiler. Throws NOT_FOUND. */
export function checkedKey(key: FileKey): FileKey {
  const parsed = parseFileKey(key);
  if (parsed === undefined) throw notFound();
  return parsed;
}

/** An owner's id as part of a key, canonical. Throws NOT_FOUND when it is no UUID. */
export function ownerFolder(owner: UserId): UserId {
  const parsed = parseId<UserId>(owner);
  if (parsed === undefined) throw notFound();
  return parsed;
}
