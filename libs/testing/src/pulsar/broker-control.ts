import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { errorText, VitaeError } from '#common';
import { BROKER_VERBS, type BrokerControl } from './test-broker.js';

/** Longer than the slowest verb: a start on a loaded machine. */
const VERB_WITHIN_MS = 300_000;

/** Lets test processes do to the run's one broker what only its parent can. On loopback, for as long as the run. */
export async function serveControl(broker: BrokerControl): Promise<{ readonly url: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    const verb = BROKER_VERBS.find((v) => request.url === `/${v}`);
    const done = verb ? broker[verb]() : Promise.reject(new Error('There is no such verb'));
    done.then(
      () => response.writeHead(204).end(),
      (error: unknown) => response.writeHead(500).end(errorText(error)),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** The other end of `serveControl`. Throws with the broker's words when a verb fails. */
export function remoteControl(url: string): BrokerControl {
  const verb = (name: string) => async (): Promise<void> => {
    const answer = await fetch(`${url}/${name}`, { method: 'POST', signal: AbortSignal.timeout(VERB_WITHIN_MS) });
    if (!answer.ok) throw new VitaeError('DEPENDENCY_UNAVAILABLE', await answer.text());
  };
  return { start: verb('start'), kill: verb('kill'), stop: verb('stop'), pause: verb('pause'), resume: verb('resume') };
}
