import { parseId, VitaeError, type ExecutorId, type ItemId } from '#common';
import { isJobType, jobsV1, type JobType } from '#contracts';
import type { Disposition, Outcome } from '../dispatch/acknowledge.js';
import type { HeldItem, HeartbeatVerdict } from '../dispatch/heartbeat.js';

/** `provider:` and a name; far longer than any. */
const MAX_LANE = 100;

const wrong = (what: string): VitaeError => new VitaeError('BAD_USER_INPUT', what);

/** Names of executors end up in rows and logs: bounded, plain. */
export function toExecutorId(text: string): ExecutorId {
  if (!/^[\w.:-]{1,100}$/.test(text)) throw wrong('executor_id must be 1 to 100 characters of letters, digits, ._:-');
  return text as ExecutorId;
}

export function toJobType(text: string): JobType {
  if (!isJobType(text)) throw wrong('job_type is not one of ours');
  return text;
}

/** Undefined: the executor is of a version that knows no lanes. */
export function toLane(text: string | undefined): string | undefined {
  if (text !== undefined && text.length > MAX_LANE) throw wrong(`lane must be at most ${MAX_LANE} characters`);
  return text;
}

/** Ids that are none cannot be claimed: like an unknown item they are simply not in the answer. */
export const toItemIds = (texts: readonly string[]): ItemId[] => texts.flatMap((text) => parseId<ItemId>(text) ?? []);

/** No item has this id: what is held under a name that is no id is answered as lost or unknown. */
const NO_ITEM = '00000000-0000-0000-0000-000000000000' as ItemId;

const toFence = (text: string): string => (/^\d{1,18}$/.test(text) ? text : '-1');
const toAttempt = (n: number): number => Math.min(n, 2_147_483_647);

export const toHeld = (item: jobsV1.HeldItem): HeldItem => ({
  itemId: parseId<ItemId>(item.itemId) ?? NO_ITEM,
  attempt: toAttempt(item.attempt),
  fence: toFence(item.fence),
});

/** Text as PostgreSQL can hold it: an executor's message must never be what keeps its outcome from being recorded. */
const storable = (text: string): string => text.replace(/[\0\p{Cs}]/gu, '');

/** UTF-8 JSON or nothing. Throws BAD_USER_INPUT for bytes that are not JSON: they would break every later read of the item. */
function toDetail(bytes: Uint8Array): string | null {
  if (bytes.byteLength === 0) return null;
  const text = storable(Buffer.from(bytes).toString('utf8'));
  try {
    JSON.parse(text);
  } catch (cause) {
    throw new VitaeError('BAD_USER_INPUT', 'detail must be JSON', { cause });
  }
  return text;
}

/** Retry hints beyond a day are a provider's mistake; the back-off table's own limit is an hour. */
const MAX_RETRY_MS = 86_400_000;
const bounded = (ms: number): number => Math.min(ms, MAX_RETRY_MS);

export function toOutcome(o: jobsV1.Outcome): Outcome {
  return { ...toHeld(o), result: toResult(o) };
}

function toResult(o: jobsV1.Outcome): Outcome['result'] {
  if (o.succeeded) {
    const { kind, id, detail } = o.succeeded;
    return { is: 'succeeded', kind: storable(kind) || 'NONE', id: storable(id) || null, detail: toDetail(detail) };
  }
  if (o.failed) {
    const { code, message, permanent, retryAfterMs, detail } = o.failed;
    return {
      is: 'failed',
      code: storable(code) || 'INTERNAL_SERVER_ERROR',
      message: storable(message),
      permanent,
      retryAfterMs: bounded(retryAfterMs),
      detail: toDetail(detail),
    };
  }
  if (o.deferred) {
    const { scope, reason, retryAfterMs } = o.deferred;
    if (!scope) throw wrong('deferred needs a scope');
    return { is: 'deferred', scope: storable(scope), reason: storable(reason) || 'WAITING', retryAfterMs: bounded(retryAfterMs) };
  }
  throw wrong('an outcome needs a result');
}

export function fromDisposition(disposition: Disposition): jobsV1.Disposition {
  switch (disposition) {
    case 'APPLIED':
      return jobsV1.Disposition.DISPOSITION_APPLIED;
    case 'ALREADY_APPLIED':
      return jobsV1.Disposition.DISPOSITION_ALREADY_APPLIED;
    case 'STALE_ATTEMPT':
      return jobsV1.Disposition.DISPOSITION_STALE_ATTEMPT;
    case 'ITEM_CANCELLED':
      return jobsV1.Disposition.DISPOSITION_ITEM_CANCELLED;
    case 'UNKNOWN_ITEM':
      return jobsV1.Disposition.DISPOSITION_UNKNOWN_ITEM;
  }
}

export function fromVerdict(verdict: HeartbeatVerdict): jobsV1.HeartbeatVerdict {
  switch (verdict) {
    case 'CONTINUE':
      return jobsV1.HeartbeatVerdict.HEARTBEAT_VERDICT_CONTINUE;
    case 'CANCEL':
      return jobsV1.HeartbeatVerdict.HEARTBEAT_VERDICT_CANCEL;
    case 'LOST':
      return jobsV1.HeartbeatVerdict.HEARTBEAT_VERDICT_LOST;
  }
}
