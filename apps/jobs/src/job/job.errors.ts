import { VitaeError } from '#common';
import type { JobStatus } from './job.js';
import type { JobEvent } from './job.transitions.js';

const VERB: Readonly<Record<JobEvent | 'DELETE', string>> = {
  START: 'started',
  PAUSE: 'paused',
  RESUME: 'resumed',
  STOP: 'cancelled',
  REDRIVE: 'redriven',
  DELETE: 'deleted',
};

/** The job's state does not allow what was asked. */
export class JobStateConflict extends VitaeError {
  constructor(
    readonly event: JobEvent | 'DELETE',
    readonly status: JobStatus,
  ) {
    super('CONFLICT', `A job that is ${status} cannot be ${VERB[event]}`, { facts: { event, status } });
  }
}

/** A client request id came again with another question. */
export class ClientRequestReused extends VitaeError {
  constructor() {
    super('IDEMPOTENCY_KEY_REUSED', 'This clientRequestId was used before with different input');
  }
}
