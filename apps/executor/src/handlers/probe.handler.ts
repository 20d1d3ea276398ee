import { z } from 'zod';
import { isErrorCode, pause, VitaeError } from '#common';
import type { Handler, Success, Task } from '../execution/task.js';
import { readPayload } from './payload.js';
import type { ProbeRepository } from './probe.repository.js';

const Payload = z.object({
  key: z.string().min(1).max(200).optional(),
  sleepMs: z.int().min(0).max(600_000).optional(),
  failUntilAttempt: z.int().min(0).optional(),
  failWith: z.string().optional(),
  exit: z.boolean().optional(),
});

/**
 * The job type that exists to be broken: leaves traces in a database of the test and fails, sleeps or kills its process as it is told.
 * Registered only where VITAE_PROBE=true; without a database of its own it leaves no traces and is the no-op of the benchmarks.
 */
export class ProbeHandler implements Handler {
  readonly jobType = 'probe';

  constructor(private readonly traces: ProbeRepository | undefined) {}

  async handle(task: Task, signal: AbortSignal): Promise<Success> {
    const input = readPayload(Payload, task.payload);
    await this.traces?.started(task);
    if (input.exit) process.exit(70);
    if (input.sleepMs) await pause(input.sleepMs, signal);
    signal.throwIfAborted();
    if (input.failWith !== undefined)
      throw new VitaeError(isErrorCode(input.failWith) ? input.failWith : 'BAD_USER_INPUT', 'Failed as asked');
    if (task.attempt <= (input.failUntilAttempt ?? 0)) throw new VitaeError('DEPENDENCY_UNAVAILABLE', 'Failed as asked');
    await this.traces?.effect(input.key ?? task.itemId, task);
    return { kind: 'PROBE' };
  }
}
