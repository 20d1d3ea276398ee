import { sleep, VitaeError } from '#common';

/** 7 s on an idle machine, 98 s were seen on a loaded one. */
const READY_WITHIN_MS = 240_000;
const LOOK_EVERY_MS = 200;
const LOOK_WITHIN_MS = 2_000;
const HEALTH_WITHIN_MS = 30_000;

/** Resolves when the broker takes and hands out a message. Rejects when `alive` says no, or after four minutes. */
export async function whenServing(webUrl: string, token: string | undefined, alive: () => boolean): Promise<void> {
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const answers = (path: string, ms: number): Promise<boolean> =>
    fetch(`${webUrl}/admin/v2${path}`, { headers, signal: AbortSignal.timeout(ms) }).then(
      (answer) => answer.ok,
      () => false,
    );
  for (const end = performance.now() + READY_WITHIN_MS; performance.now() < end; await sleep(LOOK_EVERY_MS)) {
    if (!alive()) throw new VitaeError('DEPENDENCY_UNAVAILABLE', 'The broker ended while starting');
    // The namespace is made last at a first start. The health check sends itself a message: after a restart, on a loaded machine, topics
    // could not be made for ten seconds although the namespace was there.
    if ((await answers('/namespaces/public/default', LOOK_WITHIN_MS)) && (await answers('/brokers/health', HEALTH_WITHIN_MS))) return;
  }
  throw new VitaeError('DEADLINE_EXCEEDED', `The broker does not serve after ${READY_WITHIN_MS / 1_000} s`);
}
