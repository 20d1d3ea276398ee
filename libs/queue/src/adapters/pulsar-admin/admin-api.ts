import { Agent, request } from 'undici';
import { authorization, readPass, type PulsarAccess } from './access.js';
import { connectionProblem, refusal, type Wish } from './problem.js';

export interface AdminAnswer {
  readonly status: number;
  readonly text: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

const HANDSHAKE_WITHIN_MS = 5_000;

const rejection = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true }));

/** Pulsar's admin REST (v2). Every call reads token and authority anew. `close` when it is no longer used. */
export class AdminApi {
  private agent: { readonly ca: string | undefined; readonly dispatcher: Agent } | undefined;

  constructor(private readonly access: PulsarAccess) {}

  /** The answer, whatever its status. Throws PulsarProblem when there is none within `timeoutMs`. */
  async send(method: 'GET' | 'PUT' | 'POST' | 'DELETE', path: string, body?: unknown, timeoutMs = 10_000): Promise<AdminAnswer> {
    try {
      const { token, ca } = await readPass(this.access);
      const signal = AbortSignal.timeout(timeoutMs);
      const answered = request(new URL(`/admin/v2${path}`, this.access.webUrl), {
        method,
        dispatcher: this.dispatcher(ca),
        headers: { ...authorization(token), ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal,
      });
      // undici looks at the signal only once it has a connection: at a silent broker the TLS handshake alone took 5.2 of 0.2 s.
      const { statusCode, headers, body: answer } = await Promise.race([answered, rejection(signal)]);
      return { status: statusCode, text: await answer.text(), headers };
    } catch (error) {
      throw connectionProblem(error);
    }
  }

  /** As `send`; throws PulsarProblem for any status but 2xx and those in `also`. */
  async demand(
    wish: Wish,
    method: 'GET' | 'PUT' | 'POST' | 'DELETE',
    path: string,
    body?: unknown,
    also: readonly number[] = [],
  ): Promise<AdminAnswer> {
    const answer = await this.send(method, path, body);
    if (answer.status < 300 || also.includes(answer.status)) return answer;
    throw refusal(answer.status, wish, answer.text);
  }

  /** Resolves when the broker answers and lets us in; any valid token may ask this. Throws PulsarProblem. */
  async probe(timeoutMs: number): Promise<void> {
    const { status, text } = await this.send('GET', '/clusters', undefined, timeoutMs);
    if (status >= 300) throw refusal(status, { verb: 'ask', topic: 'anything' }, text);
  }

  async close(): Promise<void> {
    await this.agent?.dispatcher.destroy();
    this.agent = undefined;
  }

  /** Connections are kept for as long as the authority is the same. */
  private dispatcher(ca: string | undefined): Agent {
    if (this.agent && this.agent.ca === ca) return this.agent.dispatcher;
    void this.agent?.dispatcher.close();
    const dispatcher = new Agent({ connect: { timeout: HANDSHAKE_WITHIN_MS, ...(ca === undefined ? {} : { ca }) } });
    this.agent = { ca, dispatcher };
    return dispatcher;
  }
}
