import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { sleep, VitaeError } from '#common';

const CALL_MS = 15_000;
/** Straight after a rollout a call may still meet a pod that is going: tried again, as a person's program would. */
const ATTEMPTS = 5;
const BETWEEN_ATTEMPTS_MS = 500;
/** Codes that say: later. */
const AWAY = new Set(['DEPENDENCY_UNAVAILABLE', 'OVERLOADED', 'DEADLINE_EXCEEDED']);

interface Answer {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

/** One person's program: GraphQL over HTTP and WebSocket, and the upload. Every wait ends with `signal`. */
export class ApiClient {
  token: string | undefined;

  constructor(
    private readonly url: string,
    private readonly signal: AbortSignal,
    /** How often a call is made that meets a part that is away; each is safe to repeat. */
    private readonly attempts = ATTEMPTS,
  ) {}

  /** The field `name` of the answer. Throws what the server said, with its code. */
  async ask<T>(name: string, query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<T> {
    const body = JSON.stringify({ query, variables });
    for (let n = 1; ; n++) {
      const response = await this.send('/graphql', { body, headers: { 'content-type': 'application/json' } });
      const { data, errors } = (await response.json()) as Answer;
      const error = errors?.[0];
      const code = error?.extensions?.code;
      if (code && AWAY.has(code) && n < this.attempts && !this.signal.aborted) await sleep(BETWEEN_ATTEMPTS_MS);
      else if (error) throw new VitaeError(code === 'UNAUTHENTICATED' ? code : 'BAD_USER_INPUT', `${name}: ${error.message}`);
      else if (data) return data[name] as T;
      else throw new VitaeError('DEPENDENCY_UNAVAILABLE', `${name}: HTTP ${response.status} without data`);
    }
  }

  async upload<T>(ndjson: string): Promise<T> {
    const response = await this.send('/uploads', { body: ndjson, headers: { 'content-type': 'application/x-ndjson' } });
    if (response.status !== 201) throw new VitaeError('BAD_USER_INPUT', `POST /uploads: HTTP ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  }

  /** A file of the person's. Throws what the server said. */
  async download(path: string): Promise<Buffer> {
    const response = await this.send(path, { headers: {} });
    if (response.status !== 200) throw new VitaeError('BAD_USER_INPUT', `GET ${path}: HTTP ${response.status} ${await response.text()}`);
    return Buffer.from(await response.arrayBuffer());
  }

  /** Values of a subscription until one satisfies `last`; answers that one and how many came. */
  async watch<T>(
    field: string,
    query: string,
    variables: Readonly<Record<string, unknown>>,
    last: (value: T) => boolean,
  ): Promise<{ value: T; seen: number }> {
    const client = createClient({
      url: `${this.url.replace(/^http/, 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: () => this.authorization(),
      retryAttempts: 20,
      shouldRetry: () => true,
    });
    const values = client.iterate<Record<string, T>>({ query, variables: { ...variables } });
    const stop = (): void => void client.dispose();
    this.signal.addEventListener('abort', stop, { once: true });
    try {
      let seen = 0;
      for await (const { data, errors } of values) {
        if (errors?.length || !data) throw new VitaeError('BAD_USER_INPUT', `${field}: ${errors?.[0]?.message ?? 'no data'}`);
        seen++;
        const value = data[field] as T;
        if (last(value)) return { value, seen };
      }
      throw new VitaeError('DEADLINE_EXCEEDED', `${field}: the subscription ended before the job did`);
    } finally {
      this.signal.removeEventListener('abort', stop);
      await client.dispose();
    }
  }

  async ready(): Promise<void> {
    for (;;) {
      const ok = await fetch(`${this.url}/health/ready`, { signal: AbortSignal.timeout(CALL_MS) }).then(
        (r) => r.ok,
        () => false,
      );
      if (ok) return;
      if (this.signal.aborted) throw new VitaeError('DEPENDENCY_UNAVAILABLE', `The gateway at ${this.url} is not ready`);
      await sleep(BETWEEN_ATTEMPTS_MS);
    }
  }

  private authorization(): Record<string, string> {
    return this.token ? { authorization: `Bearer ${this.token}` } : {};
  }

  private async send(path: string, init: { body?: string; headers: Record<string, string> }): Promise<Response> {
    for (let n = 1; ; n++) {
      try {
        const signal = AbortSignal.any([this.signal, AbortSignal.timeout(CALL_MS)]);
        const headers = { ...init.headers, ...this.authorization() };
        const response = await fetch(`${this.url}${path}`, { method: init.body === undefined ? 'GET' : 'POST', ...init, headers, signal });
        if (response.status < 502 || n === this.attempts) return response;
      } catch (cause) {
        if (n === this.attempts || this.signal.aborted)
          throw new VitaeError('DEPENDENCY_UNAVAILABLE', `${path} was not answered`, { cause });
      }
      await sleep(BETWEEN_ATTEMPTS_MS, this.signal);
    }
  }
}
