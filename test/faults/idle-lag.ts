import { Worker } from 'node:worker_threads';

const PROGRAM = `
const { monitorEventLoopDelay } = require('node:perf_hooks');
const { parentPort } = require('node:worker_threads');
const delay = monitorEventLoopDelay({ resolution: 10 });
delay.enable();
parentPort.once('message', () => parentPort.postMessage(delay.percentile(99) / 1e6));
`;

/**
 * The event-loop delay, p99 in milliseconds, of a thread that does nothing: what the machine itself adds to the figure of a service on it.
 * `stop` may be called again and answers the same.
 */
export function idleLag(): { stop(): Promise<number> } {
  const worker = new Worker(PROGRAM, { eval: true });
  let answer: Promise<number> | undefined;
  return {
    stop: () =>
      (answer ??= new Promise<number>((resolve, reject) => {
        worker.once('message', (ms: number) => {
          resolve(ms);
          void worker.terminate();
        });
        worker.once('error', reject);
        worker.postMessage('stop');
      })),
  };
}
