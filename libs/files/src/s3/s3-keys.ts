import { createHash } from 'node:crypto';
import type { UserId } from '#common';
import type { FileKey } from '../key/file-key.js';

/** Names in the bucket: `objects/<key>`, `staging/<key>/<uuid>` (big objects until they are whole), `erased/<SHA-256 of an owner's id>`. */
export const STAGING = 'staging/';
export const OBJECTS = 'objects/';
export const objectName = (key: FileKey): string => `${OBJECTS}${key}`;
export const stagingName = (key: FileKey, id: string): string => `${STAGING}${key}/${id}`;
export const markName = (owner: UserId): string => `erased/${createHash('sha256').update(owner).digest('hex')}`;
