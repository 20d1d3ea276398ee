import type { JobResult } from '#contracts';
import type { Handler, Task } from '../execution/task.js';

/** The n-th Fibonacci number. */
export class FibonacciHandler implements Handler<'fibonacci'> {
  readonly jobType = 'fibonacci';

  async handle({ payload: { n } }: Task<'fibonacci'>): Promise<JobResult<'fibonacci'>> {
    let [a, b] = [0n, 1n];
    for (let i = 0; i < n; i++) [a, b] = [b, a + b];
    return { kind: 'NUMBER', detail: { n, value: a.toString() } };
  }
}

export const createHandler = (): FibonacciHandler => new FibonacciHandler();
