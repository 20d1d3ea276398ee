import { request, Agent } from 'node:http';
import { z } from 'zod';
import { isErrorCode, VitaeError, type ExecutorId } from '#common';
import type { JobResult } from '#contracts';
import type { Handler, Task } from '../execution/task.js';
import type { HandlerPorts } from './handler-ports.js';

const Answer = z.object({ do: z.enum(['ok', 'permanent', 'transient', 'invalid', 'exit']), code: z.string().optional() });

/** A witness that takes longer is away: the item is tried again. */
const WITNESS_MS = 30_000;

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/**
 * The job type that exists to be broken. It tells a witness outside (VITAE_PROBE_URL) what it executes, and does as the witness says:
 * succeed, fail in one of three ways, or end its process. Without a witness it is the no-op of the benchmarks.
 * Run only where VITAE_PROBE=true.
 */
export class ProbeHandler implements Handler<'probe'> {
  readonly jobType = 'probe';

  constructor(
    private readonly witness: string | undefined,
    private readonly executorId: ExecutorId,
  ) {}

  async handle(task: Task<'probe'>, signal: AbortSignal): Promise<JobResult<'probe'>> {
    const done: JobResult<'probe'> = { kind: 'NUMBER', detail: { n: task.index } };
    if (this.witness === undefined) return done;
    const { itemId, jobId, attempt, index: n } = task;
    const answer = await tell(this.witness, JSON.stringify({ itemId, jobId, attempt, n, executorId: this.executorId }), signal);
    const code = answer.code !== undefined && isErrorCode(answer.code) ? answer.code : undefined;
    switch (answer.do) {
      case 'ok':
        return done;
      case 'exit':
        return process.exit(1);
      case 'invalid':
        throw new VitaeError('BAD_USER_INPUT', 'Failed as asked');
      case 'permanent':
        throw new VitaeError(code ?? 'AI_REFUSED', 'Failed as asked');
      case 'transient':
        throw new VitaeError(code ?? 'DEPENDENCY_UNAVAILABLE', 'Failed as asked');
    }
  }
}

/** POSTs to the witness; any failure of the way is DEPENDENCY_UNAVAILABLE, so the item is tried again. */
function tell(url: string, body: string, signal: AbortSignal): Promise<z.output<typeof Answer>> {
  return new Promise((resolve, reject) => {
    const away = (cause?: unknown): void => reject(new VitaeError('DEPENDENCY_UNAVAILABLE', 'The witness is away', { cause }));
    const sent = request(
      url,
      { method: 'POST', agent, signal, timeout: WITNESS_MS, headers: { 'content-type': 'application/json' } },
      (res) => {
        let text = '';
        res.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        res.on('error', away).on('end', () => {
          const parsed = Answer.safeParse(res.statusCode === 200 ? JSON.parse(text) : undefined);
          if (parsed.success) resolve(parsed.data);
          else away();
        });
      },
    );
    sent.on('timeout', () => sent.destroy(new Error('timeout')));
    sent.on('error', away);
    sent.end(body);
  });
}

export const createHandler = ({ probeUrl, executorId }: HandlerPorts): ProbeHandler => new ProbeHandler(probeUrl, executorId);
