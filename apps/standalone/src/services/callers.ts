import { createHash } from 'node:crypto';
import type { ServiceName } from '../secrets/secrets.js';

/** Callers of each gRPC server: the edges of the house, and no others. */
export const CALLERS: Readonly<Record<'auth' | 'jobs' | 'resume' | 'ai', readonly ServiceName[]>> = {
  auth: ['jobs', 'resume'],
  jobs: ['executor', 'resume'],
  resume: ['jobs', 'executor'],
  ai: ['jobs', 'executor'],
};

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** SERVICE_CALLERS of a server: it gets the hashes of its callers' keys, never the keys. */
export const callersOf = (server: keyof typeof CALLERS, keys: Readonly<Record<ServiceName, string>>): string =>
  CALLERS[server].map((caller) => `${caller}:${sha256(keys[caller])}`).join(',');
