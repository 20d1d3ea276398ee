import type { ItemStatus } from './item.js';
import type { JobPhase, JobStatus, StopReason } from './job.js';

/**
 * The two state machines as tables. Nothing here reads a clock, a row or a random number; the SQL of dispatch/ is held to it by specs.
 *
 * ```
 * item  READY ──CLAIM──▶ RUNNING ──SUCCEED──▶ SUCCEEDED
 *       RUNNING ─RETRY│DEFER│RELEASE│LOSE─▶ READY        RUNNING ─FAIL─▶ DEAD ─REDRIVE─▶ READY
 *       READY│RUNNING ─CANCEL─▶ CANCELLED
 *
 * job   QUEUED ─START─▶ RUNNING ⇄ PAUSED        QUEUED│RUNNING│PAUSED ─STOP─▶ CANCELLING
 *       open ─FINISH─▶ SUCCEEDED│PARTIALLY_SUCCEEDED│FAILED│CANCELLED│EXPIRED ─REDRIVE─▶ RUNNING (run + 1)
 * ```
 */
export type ItemEvent = 'CLAIM' | 'SUCCEED' | 'RETRY' | 'DEFER' | 'RELEASE' | 'LOSE' | 'FAIL' | 'CANCEL' | 'REDRIVE';

const ITEM: Readonly<Record<ItemStatus, Readonly<Partial<Record<ItemEvent, ItemStatus>>>>> = {
  READY: { CLAIM: 'RUNNING', CANCEL: 'CANCELLED' },
  RUNNING: { SUCCEED: 'SUCCEEDED', RETRY: 'READY', DEFER: 'READY', RELEASE: 'READY', LOSE: 'READY', FAIL: 'DEAD', CANCEL: 'CANCELLED' },
  SUCCEEDED: {},
  DEAD: { REDRIVE: 'READY' },
  CANCELLED: {},
};

/** The state an item goes to, or undefined when the event means nothing in its state. */
export const nextItem = (status: ItemStatus, event: ItemEvent): ItemStatus | undefined => ITEM[status][event];

export const isItemOpen = (status: ItemStatus): boolean => status === 'READY' || status === 'RUNNING';

export type JobEvent = 'START' | 'PAUSE' | 'RESUME' | 'STOP' | 'REDRIVE';

const JOB: Readonly<Record<JobStatus, Readonly<Partial<Record<JobEvent, JobStatus>>>>> = {
  QUEUED: { START: 'RUNNING', PAUSE: 'PAUSED', STOP: 'CANCELLING' },
  RUNNING: { PAUSE: 'PAUSED', STOP: 'CANCELLING', REDRIVE: 'RUNNING' },
  PAUSED: { RESUME: 'RUNNING', STOP: 'CANCELLING', REDRIVE: 'PAUSED' },
  CANCELLING: {},
  SUCCEEDED: {},
  PARTIALLY_SUCCEEDED: { REDRIVE: 'RUNNING' },
  FAILED: { REDRIVE: 'RUNNING' },
  CANCELLED: { REDRIVE: 'RUNNING' },
  EXPIRED: { REDRIVE: 'RUNNING' },
};

/**
 * The status a job goes to, or undefined when the event means nothing in its state. A job paused before its first claim is QUEUED
 * again on RESUME: the caller shows RUNNING only when it was started.
 */
export const nextJob = (status: JobStatus, event: JobEvent): JobStatus | undefined => JOB[status][event];

const ASKED_FOR: Readonly<Partial<Record<JobEvent, readonly JobStatus[]>>> = {
  PAUSE: ['PAUSED'],
  RESUME: ['QUEUED', 'RUNNING'],
  STOP: ['CANCELLING', 'CANCELLED'],
};

/** The job is already where the event would take it: asking again is answered with the job, not with a conflict. */
export const isThere = (status: JobStatus, event: JobEvent): boolean => ASKED_FOR[event]?.includes(status) ?? false;

/** From which stored phases an event is allowed: what a guarded statement compares with. */
export function phasesBefore(event: JobEvent): JobPhase[] {
  const phases = (Object.keys(JOB) as JobStatus[]).filter((status) => JOB[status][event] !== undefined).map(phaseOf);
  return [...new Set(phases)];
}

export const phaseOf = (status: JobStatus): JobPhase => (status === 'QUEUED' || status === 'RUNNING' ? 'OPEN' : status);

export const statusOf = (phase: JobPhase, startedAt: Date | null): JobStatus =>
  phase === 'OPEN' ? (startedAt === null ? 'QUEUED' : 'RUNNING') : phase;

export const isFinished = (status: JobStatus): boolean =>
  status === 'SUCCEEDED' || status === 'PARTIALLY_SUCCEEDED' || status === 'FAILED' || status === 'CANCELLED' || status === 'EXPIRED';

/**
 * What a job ends as when no item is open any more. A cancelled or expired job says so unless everything had already succeeded;
 * an aborted import is judged by what it did.
 */
export function finishAs(counts: { succeeded: number; dead: number; cancelled: number }, stop: StopReason | null): JobStatus {
  const { succeeded, dead, cancelled } = counts;
  if (dead === 0 && cancelled === 0) return 'SUCCEEDED';
  if (cancelled > 0 && stop === 'CANCELLED') return 'CANCELLED';
  if (cancelled > 0 && stop === 'EXPIRED') return 'EXPIRED';
  return succeeded > 0 ? 'PARTIALLY_SUCCEEDED' : 'FAILED';
}
