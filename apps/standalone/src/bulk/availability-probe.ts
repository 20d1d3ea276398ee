import { backoff, errorText, findVitaeError, sleep, VitaeError } from '#common';

/** Between two questions: ten a second notice a gap of a tenth of one. */
const BETWEEN_MS = 100;
/** Three tries more, as clients commonly make, each after what the answer says (`retryAfterSeconds`), else half a second, doubled each time. */
const TRIES_MORE = 3;
const untilRetry = backoff({ first: 500, longest: 2_000, jitter: 0 });
const CALL_MS = 5_000;

export interface AvailabilityReport {
  /** Questions asked at the gateway. */
  readonly asked: number;
  /** Answered wrongly or not at all at first. */
  readonly triedAgain: number;
  /** Still not answered at the last try. */
  readonly failed: number;
  readonly slowestMs: number;
  /** What the first ones that had to be tried again met. */
  readonly reasons: readonly string[];
}

/** Asks the gateway all the time, as a person with a page open does, until `stop` is called; each question reaches auth, jobs and resume. */
export function probeAvailability(url: string, token: () => string | undefined): { stop(): Promise<AvailabilityReport> } {
  const over = new AbortController();
  let [asked, triedAgain, failed, slowestMs] = [0, 0, 0, 0];
  const reasons: string[] = [];
  const ask = async (): Promise<void> => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token() ?? ''}` },
      body: JSON.stringify({ query: '{ me { id } jobs(first: 1) { totalCount } resumes(first: 1) { totalCount } }' }),
      signal: AbortSignal.timeout(CALL_MS),
    });
    const body = await response.text();
    if (response.ok && !body.includes('"errors"')) return;
    const [, seconds] = /"retryAfterSeconds":(\d+)/.exec(body) ?? [];
    const retryAfterMs = seconds === undefined ? undefined : Number(seconds) * 1_000;
    throw new VitaeError(
      'DEPENDENCY_UNAVAILABLE',
      `HTTP ${response.status} ${body.slice(0, 200)}`,
      retryAfterMs === undefined ? {} : { retryAfterMs },
    );
  };
  const life = (async () => {
    while (!over.signal.aborted) {
      const begun = performance.now();
      asked++;
      await ask().catch(async (error: unknown) => {
        triedAgain++;
        if (reasons.length < 5) reasons.push(errorText(error));
        const last = await again(ask, error);
        if (last === undefined) return;
        failed++;
        if (reasons.length < 10) reasons.push(`again: ${errorText(last)}`);
      });
      slowestMs = Math.max(slowestMs, performance.now() - begun);
      await sleep(BETWEEN_MS, over.signal).catch(() => undefined);
    }
  })();
  return {
    stop: async () => {
      over.abort();
      await life;
      return { asked, triedAgain, failed, slowestMs, reasons };
    },
  };
}

/** What the last try met; undefined when one was answered. */
async function again(ask: () => Promise<void>, first: unknown): Promise<unknown> {
  let met = first;
  for (let tries = 1; tries <= TRIES_MORE; tries++) {
    await sleep(Math.max(findVitaeError(met)?.retryAfterMs ?? 0, untilRetry(tries)));
    try {
      return await ask();
    } catch (error) {
      met = error;
    }
  }
  return met;
}
