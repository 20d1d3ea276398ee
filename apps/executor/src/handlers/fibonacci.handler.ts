import { z } from 'zod';
import type { Handler, Success, Task } from '../execution/task.js';
import { readPayload } from './payload.js';

/** Larger ones fit no screen; the 1,000th has 209 digits. */
export const LARGEST_N = 1_000;

const Payload = z.object({ n: z.int().min(0).max(LARGEST_N) });

/** The smoke job: the n-th Fibonacci number, as text since it soon leaves what a number can hold. */
export class FibonacciHandler implements Handler {
  readonly jobType = 'fibonacci';

  async handle(task: Task): Promise<Success> {
    const { n } = readPayload(Payload, task.payload);
    let [a, b] = [0n, 1n];
    for (let i = 0; i < n; i++) [a, b] = [b, a + b];
    return { kind: 'NUMBER', detail: { n, value: a.toString() } };
  }
}
