import { continueTrace, VitaeError, withContext, type Logger } from '#common';
import { jobType, type Success } from '#contracts';
import { startSpan } from '#telemetry';
import type { HeldItem } from './held-item.js';
import { outcomeOf, type Outcome } from './outcome.js';
import { readPayload } from './payload.js';
import type { Handler, Task } from './task.js';

/** A handler that does not stop this long after it was asked to loses its slot: what it still does is for nobody. */
const GRACE_MS = 5_000;

/**
 * Runs one attempt to an outcome; never throws. The handler's context carries the job's trace. Undefined: there is nothing to tell,
 * because the person cancelled or a drain takes the item back.
 */
export async function runAttempt(handler: Handler, item: HeldItem, logger: Logger): Promise<Outcome | undefined> {
  const { task } = item;
  if (item.stopped) return notToBeSent(item) ? undefined : afterStop(item);
  const span = startSpan(`handle ${task.jobType}`, { parent: item.traceparent, attributes: attributesOf(task) });
  const facts = { jobId: task.jobId, itemId: task.itemId, traceparent: span?.traceparent ?? continueTrace(item.traceparent) };
  const outcome = await withContext(facts, () => outcomeOfAttempt(handler, item, logger));
  span?.set({ 'vitae.outcome': outcome?.is ?? item.stopped ?? 'none' });
  if (outcome?.is === 'failed') span?.fail(outcome.code);
  span?.end();
  return outcome;
}

const attributesOf = ({ jobType, jobId, itemId, attempt, index }: HeldItem['task']) => ({
  'vitae.job.type': jobType,
  'vitae.job.id': jobId,
  'vitae.item.id': itemId,
  'vitae.item.index': index,
  'vitae.attempt': attempt,
});

async function outcomeOfAttempt(handler: Handler, item: HeldItem, logger: Logger): Promise<Outcome | undefined> {
  const { task } = item;
  const definition = jobType(task.jobType);
  const deadline = setTimeout(() => item.stop('deadline'), definition.deadlineMs);
  try {
    const payload = readPayload(definition.payload, task.payload) as Task['payload'];
    const result = await orAbandoned(handler.handle({ ...task, payload }, item.signal), item);
    const success: Success = definition.result.parse(result);
    return notToBeSent(item) ? undefined : { is: 'succeeded', ...success };
  } catch (error) {
    if (notToBeSent(item)) return undefined;
    if (item.stopped) return afterStop(item);
    const outcome = outcomeOf(error);
    if (outcome.is === 'failed' && outcome.code === 'INTERNAL_SERVER_ERROR') {
      logger.error('Handler failed unexpectedly', error, { jobType: task.jobType, attempt: task.attempt });
    }
    return outcome;
  } finally {
    clearTimeout(deadline);
  }
}

/** A cancelled item needs no word, and one that a drain takes back gets Release instead. */
const notToBeSent = (item: HeldItem): boolean => item.stopped === 'cancelled' || item.stopped === 'drain';

/** Stopped by the clock, or because the lease is somebody else's now: Jobs is told, and answers the latter with STALE_ATTEMPT. */
const afterStop = (item: HeldItem): Outcome => ({
  is: 'failed',
  code: item.stopped === 'lost' ? 'CONFLICT' : 'DEADLINE_EXCEEDED',
  message: item.stopped === 'lost' ? 'The lease was lost' : 'The work did not finish in time',
  permanent: false,
  retryAfterMs: 0,
});

function orAbandoned<T>(work: Promise<T>, item: HeldItem): Promise<T> {
  return new Promise((resolve, reject) => {
    let timer: NodeJS.Timeout | undefined;
    const settle = (end: () => void): void => {
      clearTimeout(timer);
      item.whenStopped(undefined);
      end();
    };
    item.whenStopped(() => {
      timer = setTimeout(() => reject(new VitaeError('DEADLINE_EXCEEDED', 'The work did not stop when asked to')), GRACE_MS);
    });
    work.then(
      (value) => settle(() => resolve(value)),
      (error: unknown) => settle(() => reject(error as Error)),
    );
  });
}
