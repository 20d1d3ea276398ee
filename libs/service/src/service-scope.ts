import { AsyncLocalStorage } from 'node:async_hooks';
import type { Logger } from '#common';
import type { ServiceName } from '#contracts';

export interface Scope {
  readonly name: ServiceName;
  readonly logger: Logger;
}

const scopes = new AsyncLocalStorage<Scope>();

/**
 * Which service of a process the running code belongs to: everything a service starts (servers, timers, connections) inherits it. For what
 * Nest and Node know once a process only, its logger and a rejection nobody waited for.
 */
export const serviceScope = {
  run: <T>(scope: Scope, work: () => T): T => scopes.run(scope, work),
  get current(): Scope | undefined {
    return scopes.getStore();
  },
  /** Writes as the service whose code runs; elsewhere as `otherwise`. */
  logger: (otherwise: Logger): Logger => {
    const own = (): Logger => scopes.getStore()?.logger ?? otherwise;
    return {
      debug: (message, fields) => own().debug(message, fields),
      info: (message, fields) => own().info(message, fields),
      warn: (message, fields) => own().warn(message, fields),
      error: (message, error, fields) => own().error(message, error, fields),
      child: (fields) => own().child(fields),
    };
  },
};
