import { fork, type ChildProcess } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Style } from '../design/design.js';
import type { DocumentView } from '../view/view.js';
import type { HeavyFormat, RenderReply, RenderRequest } from './messages.js';
import { RenderError } from './render.errors.js';

export interface RendererLimits {
  readonly timeoutMs: number;
  /** Resident memory of the child, megabytes. Checked on Linux. */
  readonly maxMegabytes: number;
  /** The engine keeps 0.9 MB of every document for good (117 → 975 MB over 1,000), so a child makes so many and goes; the next is warm in 0.2 s. */
  readonly maxDocuments: number;
  /** Nobody asked for so long: the child goes, and with it all that rendering costs. */
  readonly idleMs: number;
}

/** Six pages take 70 ms and 190 MB: these are for what is no résumé. */
const DEFAULTS: RendererLimits = { timeoutMs: 10_000, maxMegabytes: 512, maxDocuments: 100, idleMs: 60_000 };

/** In a spec this file is TypeScript, which a process of its own does not read: it takes what was built. */
const CHILD = import.meta.url.endsWith('.ts') ? '../../../../dist/libs/render/src/renderer/child.js' : './child.js';

const WATCH_MS = 50;
const PAGE_BYTES = 4_096;

function residentMegabytes(pid: number | undefined): number {
  try {
    return (Number(readFileSync(`/proc/${pid}/statm`, 'ascii').split(' ')[1]) * PAGE_BYTES) / 1e6;
  } catch {
    return 0;
  }
}

/** Where a container's memory runs out, the kernel ends the renderer and not the service (Linux, proc(5): oom_score_adj). */
function endFirst(pid: number | undefined): void {
  try {
    writeFileSync(`/proc/${pid}/oom_score_adj`, '1000');
  } catch {
    // No Linux, or it has ended already.
  }
}

/**
 * Renders one document after the other in a child process. States: cold (no child) → idle → busy → idle; a limit, a crash, `idleMs` or `stop`
 * kill the child → cold, and the next document starts another.
 *
 * A process and no thread: nothing in JavaScript interrupts native code (a thread's `terminate` had not come back after six seconds), and
 * `resourceLimits` does not count the memory it takes. SIGKILL always works. The child has no variable of this process, so no secret.
 */
export class Renderer {
  private readonly limits: RendererLimits;
  private child: ChildProcess | undefined;
  private tail: Promise<unknown> = Promise.resolve();
  private idle: NodeJS.Timeout | undefined;
  private made = 0;
  private lastId = 0;
  private stopped = false;

  constructor(
    limits: Partial<RendererLimits> = {},
    private readonly entry: string = fileURLToPath(new URL(CHILD, import.meta.url)),
  ) {
    this.limits = { ...DEFAULTS, ...limits };
  }

  /** Throws RenderError. Callers bound how many wait. */
  render(format: HeavyFormat, view: DocumentView, style: Style): Promise<Buffer> {
    const result = this.tail.then(() => this.one({ id: ++this.lastId, format, view, style }));
    this.tail = result.catch(() => undefined);
    return result;
  }

  /** Id of the process, while there is one. */
  get pid(): number | undefined {
    return this.child?.pid;
  }

  /** What is under way ends with an error. */
  stop(): void {
    this.stopped = true;
    this.kill();
  }

  private kill(): void {
    clearTimeout(this.idle);
    this.child?.kill('SIGKILL');
    this.child = undefined;
    this.made = 0;
  }

  private start(): ChildProcess {
    const child = fork(this.entry, {
      serialization: 'advanced', // bytes come back as bytes
      env: { TZ: 'UTC', MALLOC_ARENA_MAX: '2' },
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      execArgv: ['--max-old-space-size=256'],
    });
    child.unref();
    child.channel?.unref();
    endFirst(child.pid);
    return child;
  }

  private one(request: RenderRequest): Promise<Buffer> {
    if (this.stopped) throw new RenderError('FAILED', 'The renderer is stopped');
    clearTimeout(this.idle);
    if (this.made >= this.limits.maxDocuments) this.kill();
    const child = (this.child ??= this.start());
    return new Promise<Buffer>((resolve, reject) => {
      const end = (): void => {
        clearTimeout(late);
        clearInterval(watch);
        child.removeAllListeners();
      };
      const fail = (error: RenderError): void => {
        end();
        if (this.child === child) this.kill();
        reject(error);
      };
      const late = setTimeout(
        () => fail(new RenderError('TOO_LARGE', `No answer within ${this.limits.timeoutMs} ms`)),
        this.limits.timeoutMs,
      );
      const watch = setInterval(() => {
        if (residentMegabytes(child.pid) > this.limits.maxMegabytes)
          fail(new RenderError('TOO_LARGE', `More than ${this.limits.maxMegabytes} MB`));
      }, WATCH_MS);
      child.once('exit', (code, signal) => fail(new RenderError('FAILED', `The renderer ended: ${signal ?? code}`)));
      child.once('error', (error) => fail(new RenderError('FAILED', error.message)));
      child.once('message', (reply: RenderReply) => {
        end();
        this.made++;
        this.rest(child);
        if ('bytes' in reply) resolve(Buffer.from(reply.bytes.buffer, reply.bytes.byteOffset, reply.bytes.byteLength));
        else if ('undrawn' in reply) reject(new RenderError('GLYPHS', 'No font has some of the characters', reply.undrawn));
        else if ('unavailable' in reply) reject(new RenderError('UNAVAILABLE', reply.unavailable));
        else reject(new RenderError('FAILED', reply.error));
      });
      child.send(request, (error) => {
        if (error) fail(new RenderError('FAILED', error.message));
      });
    });
  }

  /** A child that ends while nobody asks is forgotten, and one that nobody asks for ends. */
  private rest(child: ChildProcess): void {
    child.once('exit', () => {
      if (this.child === child) this.kill();
    });
    child.once('error', () => undefined);
    this.idle = setTimeout(() => this.kill(), this.limits.idleMs);
    this.idle.unref();
  }
}
