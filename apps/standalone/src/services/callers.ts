import { createHash } from 'node:crypto';
import { callersOf, type ServiceName } from '#contracts/services';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** SERVICE_CALLERS of a server: it gets the hashes of its callers' keys, never the keys. */
export const serviceCallers = (server: ServiceName, keys: Readonly<Record<ServiceName, string>>): string =>
  callersOf(server)
    .map((caller) => `${caller}:${sha256(keys[caller])}`)
    .join(',');
