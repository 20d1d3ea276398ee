import { createRequire } from 'node:module';
import { errorText } from '#common';

/** Why the native client of Pulsar cannot be loaded here, in one line; undefined where it can. Loads it when it can: forks only. */
export function nativeClientProblem(): string | undefined {
  try {
    createRequire(import.meta.url)('pulsar-client');
    return undefined;
  } catch (error) {
    return errorText(error).split('\n')[0];
  }
}
