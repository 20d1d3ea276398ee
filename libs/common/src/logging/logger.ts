import { pino, type DestinationStream, type Logger as Pino } from 'pino';
import { currentContext } from '../context/request-context.js';
import { errorText, findVitaeError, loggable } from '../errors/vitae-error.js';

/**
 * The only fields a log line may carry. A field that is not here is dropped, so that a résumé, an e-mail address or a token
 * can reach a log only by somebody adding its name to this list. Values are cut at 2 kB (log injection, docs/security.md, I160).
 */
const ALLOWED = new Set([
  'requestId', 'clientRequestId', 'traceparent', 'userId', 'jobId', 'itemId', 'jobType', 'uploadId', 'executorId', 'operationId', 'sessionId', 'attempt',
  'method', 'path', 'route', 'status', 'ms', 'bytes', 'count', 'code', 'service', 'topic', 'subscription', 'queue', 'model', 'provider', 'port', 'metricsPort',
  'pid', 'signal', 'state', 'from', 'to', 'disposition', 'verdict', 'retryAfterMs', 'reason', 'audit', 'name', 'error', 'errorCode', 'cause',
  'chunk', 'records', 'items', 'size', 'version', 'scope', 'url', 'operation', 'stack', 'step', 'exitCode', 'database',
]); // prettier-ignore

export type LogFields = Readonly<Record<string, unknown>>;
export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

/** Structured JSON logger. `error` takes the thrown value; its message is kept for operators, its cause chain as codes. */
export interface Logger {
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, error?: unknown, fields?: LogFields): void;
  child(fields: LogFields): Logger;
}

const LONGEST = 2_048;
const clip = (v: unknown): unknown => {
  if (typeof v === 'string') return v.length > LONGEST ? `${v.slice(0, LONGEST)}…` : v;
  if (typeof v === 'number' || typeof v === 'boolean' || v === null) return v;
  return undefined;
};

function permitted(fields: LogFields): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  for (const [k, v] of Object.entries(fields)) {
    const value = ALLOWED.has(k) ? clip(v) : undefined;
    if (value !== undefined) out[k] = value;
  }
  return out;
}

/** Messages of drivers may quote values ("Key (email)=(…) already exists"): only our own errors' texts and codes go out whole. */
function errorFields(error: unknown): Record<string, unknown> {
  const ours = findVitaeError(error);
  const code = (error as { code?: unknown } | null)?.code;
  return permitted({
    error: loggable(error),
    errorCode: ours?.code ?? (typeof code === 'string' || typeof code === 'number' ? code : undefined),
    cause: error instanceof Error ? errorText(error).replace(/\(.*\)=\(.*\)/gs, '(…)').replace(/(["'`]).*?\1/gs, '…').slice(0, 300) : undefined,
    stack: error instanceof Error ? error.stack?.split('\n').filter((l) => l.trimStart().startsWith('at ')).slice(0, 6).map((l) => l.trim()).join(' | ') : undefined,
  }); // prettier-ignore
}

class PinoLogger implements Logger {
  constructor(private readonly pino: Pino) {}
  debug(message: string, fields: LogFields = {}): void {
    this.pino.debug(permitted(fields), message);
  }
  info(message: string, fields: LogFields = {}): void {
    this.pino.info(permitted(fields), message);
  }
  warn(message: string, fields: LogFields = {}): void {
    this.pino.warn(permitted(fields), message);
  }
  error(message: string, error?: unknown, fields: LogFields = {}): void {
    this.pino.error({ ...permitted(fields), ...(error === undefined ? {} : errorFields(error)) }, message);
  }
  child(fields: LogFields): Logger {
    return new PinoLogger(this.pino.child(permitted(fields)));
  }
}

/** One JSON object a line on stdout (or `destination`), with the request context's ids mixed in. */
export function createLogger(service: string, level: LogLevel = 'info', destination?: DestinationStream): Logger {
  const options = {
    level,
    base: { service, pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    mixin: () => permitted({ ...currentContext() }),
  };
  return new PinoLogger(destination ? pino(options, destination) : pino(options));
}
