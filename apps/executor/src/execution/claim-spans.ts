import { isSampled, withContext } from '#common';
import type { JobType } from '#contracts';
import { currentTracing, errorType, startSpan, type Span } from '#telemetry';
import type { HeldItem } from './held-item.js';

const traceOf = (traceparent: string): string => traceparent.slice(3, 35);

/**
 * Runs one Claim. It brings items of many jobs, and the trace of each job gets a span of it, under which its items go on: so every job's spans
 * are one tree. The claim of a hint is a child of the first hint's span while it runs, and linked to the other hints; the spans of further
 * jobs are written when the answer is there, and linked to it. A claim by type belongs to nobody until its answer, and may have waited at Jobs
 * since before the job was there: its spans are moments.
 */
export async function spannedClaim(
  jobType: JobType,
  hints: readonly (string | undefined)[],
  claim: () => Promise<readonly HeldItem[]>,
): Promise<readonly HeldItem[]> {
  const [first] = hints;
  if (!currentTracing()) return withContext({ traceparent: first }, claim);
  const name = `claim ${jobType}`;
  const [parent, ...others] = hints.filter((hint) => isSampled(hint));
  const began = Date.now();
  const live = parent === undefined ? undefined : startSpan(name, { parent, links: others, attributes: attributesOf(jobType) });
  try {
    const items = await withContext({ traceparent: live?.traceparent ?? first }, claim);
    for (const [trace, own] of byTrace(items)) {
      if (live && traceOf(live.traceparent) === trace) take(live, jobType, own);
      else {
        const hint = others.find((other) => traceOf(other) === trace) ?? own[0]?.traceparent;
        const written = startSpan(name, { parent: hint, ...(live ? { startTime: began, links: [live.traceparent] } : {}) });
        if (written) take(written, jobType, own).end();
      }
    }
    return items;
  } catch (error) {
    live?.fail(errorType(error));
    throw error;
  } finally {
    live?.end();
  }
}

const attributesOf = (jobType: JobType, items = 0) => ({ 'vitae.job.type': jobType, 'vitae.items': items });

function take(span: Span, jobType: JobType, items: readonly HeldItem[]): Span {
  span.set(attributesOf(jobType, items.length));
  for (const item of items) item.claimedUnder(span.traceparent);
  return span;
}

/** Those of recorded traces. */
function byTrace(items: readonly HeldItem[]): Map<string, HeldItem[]> {
  const groups = new Map<string, HeldItem[]>();
  for (const item of items) {
    if (!isSampled(item.traceparent)) continue;
    const trace = traceOf(item.traceparent);
    const group = groups.get(trace);
    if (group) group.push(item);
    else groups.set(trace, [item]);
  }
  return groups;
}
