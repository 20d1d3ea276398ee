import { pause, VitaeError } from '#common';

/** 7 s on an idle machine, 98 s were seen on a loaded one. */
const READY_WITHIN_MS = 240_000;
const LOOK_EVERY_MS = 200;
const LOOK_WITHIN_MS = 2_000;

/** Resolves when the broker serves its default namespace, which it makes last. Rejects when `alive` says no, or after four minutes. */
export async function whenServing(webUrl: string, token: string | undefined, alive: () => boolean): Promise<void> {
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const url = `${webUrl}/admin/v2/namespaces/public/default`;
  for (const end = performance.now() + READY_WITHIN_MS; performance.now() < end; await pause(LOOK_EVERY_MS)) {
    if (!alive()) throw new VitaeError('DEPENDENCY_UNAVAILABLE', 'The broker ended while starting');
    const status = await fetch(url, { headers, signal: AbortSignal.timeout(LOOK_WITHIN_MS) }).then(
      (answer) => answer.status,
      () => 0,
    );
    if (status === 200) return;
  }
  throw new VitaeError('DEADLINE_EXCEEDED', `The broker does not serve after ${READY_WITHIN_MS / 1_000} s`);
}
