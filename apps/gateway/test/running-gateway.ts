import { createLogger, type LogLevel } from '#common';
import { startService, type RunningService } from '#service';
import { OWNERS } from '../src/config.js';
import { service } from '../src/service.js';
import { fixture, StandInOwner, type OwnerName } from './stand-in-owner.js';

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: {
    readonly data?: Readonly<Record<string, unknown>> | null;
    readonly errors?: readonly { message: string; path?: readonly unknown[]; extensions: Readonly<Record<string, unknown>> }[];
  };
}

export interface Ask {
  readonly variables?: unknown;
  readonly operationName?: string;
  readonly token?: string | null;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

export type Owners = Readonly<Record<OwnerName, StandInOwner>>;
export type Lines = { readonly lines: string[]; write(line: string): void };

export const standIns = (tls?: ConstructorParameters<typeof StandInOwner>[1]): Owners => ({
  auth: new StandInOwner('auth', tls),
  jobs: new StandInOwner('jobs', tls),
  resume: new StandInOwner('resume', tls),
});

/** Environment of a gateway before these owners, on a free port. */
export const environmentOf = (owners: Owners, more: Readonly<Record<string, string>> = {}): Record<string, string> => ({
  GATEWAY_PORT: '0',
  GATEWAY_METRICS_PORT: '0',
  INTROSPECTION: 'false',
  CONSOLE: 'false',
  ...Object.fromEntries(
    OWNERS.flatMap((o) => [
      [`${o.toUpperCase()}_URL`, owners[o].origin],
      [`${o.toUpperCase()}_SCHEMA_FILE`, fixture(o)],
    ]),
  ),
  ...more,
});

/** A gateway in this process with stand-ins behind it, over real sockets. */
export class RunningGateway {
  private constructor(
    readonly owners: Owners,
    readonly gateway: RunningService,
    readonly log: Lines,
  ) {}

  /** `before`: what becomes of the owners, all up by then, before the gateway starts. */
  static async start(
    env: Readonly<Record<string, string>> = {},
    before?: (owners: Owners) => Promise<void>,
    owners = standIns(),
  ): Promise<RunningGateway> {
    await Promise.all(Object.values(owners).map((o) => o.start()));
    await before?.(owners);
    const lines: string[] = [];
    const log: Lines = { lines, write: (line) => void lines.push(line) };
    const logger = createLogger('gateway', (env['LOG_LEVEL'] ?? 'warn') as LogLevel, log as never);
    return new RunningGateway(owners, await startService(service, { env: environmentOf(owners, env), logger }), log);
  }

  get url(): string {
    return `http://127.0.0.1:${this.gateway.port}`;
  }

  /** Where it tells its operator more. */
  get operationsUrl(): string {
    return `http://127.0.0.1:${this.gateway.metricsPort}`;
  }

  get liveUrl(): string {
    return this.url.replace('http', 'ws');
  }

  async stop(): Promise<void> {
    await this.gateway.stop();
    await Promise.all(Object.values(this.owners).map((o) => o.stop()));
  }

  /** POST of an operation as user:ann, unless told otherwise. */
  ask(query: string, { variables, operationName, token = 'user:ann', path, headers, signal }: Ask = {}): Promise<Reply> {
    return this.post(JSON.stringify({ query, variables, operationName }), {
      path,
      signal,
      headers: { ...(token === null ? {} : { authorization: `Bearer ${token}` }), ...headers },
    });
  }

  /** POST of any body. */
  async post(body: string | Buffer, options: Pick<Ask, 'path' | 'headers' | 'signal'> & { method?: string } = {}): Promise<Reply> {
    const response = await fetch(`${this.url}${options.path ?? '/graphql'}`, {
      method: options.method ?? 'POST',
      headers: { 'content-type': 'application/json', ...options.headers },
      body: options.method === 'GET' ? undefined : body,
      signal: options.signal,
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: JSON.parse(text) as Reply['body'] };
  }
}

/** `[status, code of the first error]`, the two things every refusal is judged by. */
export const verdict = (r: Reply): readonly [number, unknown] => [r.status, r.body.errors?.[0]?.extensions['code']];
