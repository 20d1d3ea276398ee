import { findVitaeError } from '#common';
import { Deferral } from '../execution/outcome.js';

/** How long everything waits for a service of ours that is away, before somebody tries again. */
const AWAY_MS = 2_000;

/**
 * A call to a service of ours. That it is away or full, or its database is away, is nobody's fault and costs no attempt: whatever needs it waits,
 * visibly (`waitingReason`), for as long as it takes. Five attempts are over in some 25 seconds; a database fails over in more.
 * A provider that is away is told apart (PROVIDER_UNAVAILABLE) and charged: its bill is somebody's.
 */
export async function unlessAway<T>(service: 'ai' | 'resume', call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    const known = findVitaeError(error);
    if (known?.code !== 'DEPENDENCY_UNAVAILABLE' && known?.code !== 'OVERLOADED') throw error;
    throw new Deferral(`service:${service}`, known.code, Math.max(known.retryAfterMs ?? 0, AWAY_MS), error);
  }
}
