import { errorText, pause } from '#common';

/** Between two questions: ten a second notice a gap of a tenth of one. */
const BETWEEN_MS = 100;
const RETRY_AFTER_MS = 500;
const CALL_MS = 5_000;

export interface Watched {
  /** Questions asked at the gateway. */
  readonly asked: number;
  /** Answered wrongly or not at all at first. */
  readonly triedAgain: number;
  /** Still not answered when tried once more. */
  readonly failed: number;
  readonly slowestMs: number;
  /** What the first ones that had to be tried again met. */
  readonly reasons: readonly string[];
}

/** Asks the gateway all the time, as a person with a page open does, until `stop` is called; each question reaches auth, jobs and resume. */
export function keepAsking(url: string, token: () => string | undefined): { stop(): Promise<Watched> } {
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
    if (!response.ok || body.includes('"errors"')) throw new Error(`HTTP ${response.status} ${body.slice(0, 200)}`);
  };
  const life = (async () => {
    while (!over.signal.aborted) {
      const begun = performance.now();
      asked++;
      await ask().catch(async (error: unknown) => {
        triedAgain++;
        if (reasons.length < 5) reasons.push(errorText(error));
        await pause(RETRY_AFTER_MS);
        await ask().catch((again: unknown) => {
          failed++;
          if (reasons.length < 10) reasons.push(`again: ${errorText(again)}`);
        });
      });
      slowestMs = Math.max(slowestMs, performance.now() - begun);
      await pause(BETWEEN_MS, over.signal).catch(() => undefined);
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
