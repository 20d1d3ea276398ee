import { eventually } from '../wait/eventually.js';

/**
 * Runs `work`, which must close what it opens, and fails with a list when sockets, servers, pipes, children, watchers or timers
 * are still open `settleMs` after it ended (default 2 s). Only what keeps a process from ending is seen, so a leaked `unref`ed
 * timer is not. Answers what `work` answered.
 */
export async function withoutLeaks<T>(work: () => Promise<T>, settleMs = 2_000): Promise<T> {
  const before = census();
  const result = await work();
  await eventually(
    () => {
      const left = [...census()].map(([kind, n]) => [kind, n - (before.get(kind) ?? 0)] as const).filter(([, n]) => n > 0);
      if (left.length) throw new Error(`still open: ${left.map(([kind, n]) => `${n} ${kind}`).join(', ')}`);
    },
    { timeoutMs: settleMs, intervalMs: 0 },
  );
  return result;
}

/** Work that ends by itself, and the test runner's own. */
const PASSING = new Set(['Immediate', 'FSReqCallback', 'FSReqPromise', 'TTYWrap', 'ConnectWrap', 'GetAddrInfoReqWrap', 'CloseReq']);

function census(): Map<string, number> {
  const counts = new Map<string, number>();
  for (const kind of process.getActiveResourcesInfo()) if (!PASSING.has(kind)) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}
