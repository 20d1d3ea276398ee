import { isJobType, jobsV1 } from '#contracts';
import { VitaeError, type ItemId, type JobId, type UserId } from '#common';
import { HeldItem } from '../execution/held-item.js';
import type { Disposition, HeartbeatVerdict } from '../execution/jobs.port.js';
import type { Outcome } from '../execution/outcome.js';

const NO_BYTES = Buffer.alloc(0);

export function toHeldItem(item: jobsV1.ClaimedItem): HeldItem {
  if (!isJobType(item.jobType)) throw new VitaeError('INTERNAL_SERVER_ERROR', 'Jobs answered with an item of an unknown type');
  const task = {
    itemId: item.itemId as ItemId,
    jobId: item.jobId as JobId,
    ownerId: item.ownerId as UserId,
    jobType: item.jobType,
    index: item.index,
    attempt: item.attempt,
    fence: item.fence,
    payload: item.payload,
  };
  return new HeldItem(task, item.leaseMs, item.traceparent);
}

const json = (detail: unknown): Buffer => (detail === undefined ? NO_BYTES : Buffer.from(JSON.stringify(detail)));

export function toOutcome(outcome: Outcome): Pick<jobsV1.Outcome, 'succeeded' | 'failed' | 'deferred'> {
  switch (outcome.is) {
    case 'succeeded':
      return { succeeded: { kind: outcome.kind, id: outcome.id ?? '', detail: json(outcome.detail) } };
    case 'failed': {
      const { code, message, permanent, retryAfterMs } = outcome;
      return { failed: { code, message, permanent, retryAfterMs: Math.ceil(retryAfterMs), detail: json(outcome.detail) } };
    }
    case 'deferred':
      return { deferred: { scope: outcome.scope, reason: outcome.reason, retryAfterMs: Math.ceil(outcome.retryAfterMs) } };
  }
}

export function toDisposition(disposition: jobsV1.Disposition): Disposition {
  switch (disposition) {
    case jobsV1.Disposition.DISPOSITION_APPLIED:
      return 'APPLIED';
    case jobsV1.Disposition.DISPOSITION_ALREADY_APPLIED:
      return 'ALREADY_APPLIED';
    case jobsV1.Disposition.DISPOSITION_STALE_ATTEMPT:
      return 'STALE_ATTEMPT';
    case jobsV1.Disposition.DISPOSITION_ITEM_CANCELLED:
      return 'ITEM_CANCELLED';
    case jobsV1.Disposition.DISPOSITION_UNKNOWN_ITEM:
      return 'UNKNOWN_ITEM';
    case jobsV1.Disposition.DISPOSITION_UNSPECIFIED:
    case jobsV1.Disposition.UNRECOGNIZED:
      throw new VitaeError('INTERNAL_SERVER_ERROR', 'Jobs answered with an unknown disposition');
  }
}

/** A verdict this version does not know leaves the work alone: Acknowledge will be the judge. */
export function toVerdict(verdict: jobsV1.HeartbeatVerdict): HeartbeatVerdict {
  switch (verdict) {
    case jobsV1.HeartbeatVerdict.HEARTBEAT_VERDICT_CANCEL:
      return 'CANCEL';
    case jobsV1.HeartbeatVerdict.HEARTBEAT_VERDICT_LOST:
      return 'LOST';
    case jobsV1.HeartbeatVerdict.HEARTBEAT_VERDICT_CONTINUE:
    case jobsV1.HeartbeatVerdict.HEARTBEAT_VERDICT_UNSPECIFIED:
    case jobsV1.HeartbeatVerdict.UNRECOGNIZED:
      return 'CONTINUE';
  }
}
