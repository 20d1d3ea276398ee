import { VitaeError } from '#common';
import type { Queue } from '../port/queue.js';

/** A readiness check of the broker: rejects with what is wrong. For a check that only degrades: work goes on by polling, events wait. */
export const queueReady =
  (queue: Pick<Queue, 'health'>): (() => Promise<void>) =>
  async () => {
    const { ok, problem } = await queue.health();
    if (!ok) throw new VitaeError('DEPENDENCY_UNAVAILABLE', problem ?? 'The broker does not answer');
  };
