import { VitaeError, type ErrorCode } from '#common';

/**
 * Why Pulsar does not serve us, as a sentence for an operator: never an address, a token or a path. `lasting` ones end by somebody's
 * doing and not by waiting, so they are retried slowly; they are retried all the same, since nobody restarts us when they are mended.
 */
export class PulsarProblem extends VitaeError {
  constructor(
    message: string,
    readonly lasting: boolean,
    options: { readonly code?: ErrorCode; readonly cause?: unknown } = {},
  ) {
    super(options.code ?? 'DEPENDENCY_UNAVAILABLE', message, { cause: options.cause, retryAfterMs: lasting ? 5_000 : 1_000 });
  }
}

/** What a request was for: `may not publish to jobs/x`. */
export interface Wish {
  readonly verb: 'publish to' | 'consume' | 'set up' | 'ask';
  readonly topic: string;
}

const SETUP = 'npm run pulsar:setup';

/** A refused WebSocket upgrade or admin request. Statuses as the broker gives them (measured): 500 and 503 pass, 400, 401, 403 and 404 last. */
export function refusal(status: number, wish: Wish, detail = ''): PulsarProblem {
  const { verb, topic } = wish;
  switch (status) {
    case 401:
      return new PulsarProblem(
        `Pulsar refused the token (401): it is missing, expired, of another key${verb === 'set up' ? ", or not an administrator's" : ''} (PULSAR_TOKEN, PULSAR_TOKEN_FILE)`,
        true,
      );
    case 403:
      return new PulsarProblem(`The role of the Pulsar token may not ${verb} ${topic} (403): grant it, for instance by ${SETUP}`, true);
    case 404:
      return new PulsarProblem(`Pulsar has no topic ${topic} (404): make it by ${SETUP}`, true);
    case 400:
      return new PulsarProblem(`Pulsar does not understand the request to ${verb} ${topic} (400)`, true);
    case 503:
      return /quota|full|too many/i.test(detail)
        ? new PulsarProblem(`Pulsar takes no more messages for ${topic}: its backlog is full`, false, { code: 'OVERLOADED' })
        : new PulsarProblem('The broker is not ready (503)', false);
    default:
      return new PulsarProblem(`The broker answered ${status} to the request to ${verb} ${topic}${reasonIn(detail)}`, false);
  }
}

/** The admin API's `{"reason": …}`. */
function reasonIn(detail: string): string {
  const [, reason] = /"reason"\s*:\s*"([^"]{1,200})/.exec(detail) ?? [];
  return reason === undefined ? '' : `: ${reason}`;
}

const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_(VERIFY|GET_ISSUER)|^ERR_TLS/;

/** A connection that did not come to be, or broke. */
export function connectionProblem(error: unknown): PulsarProblem {
  if (error instanceof PulsarProblem) return error;
  const code = codeOf(error);
  if (CERTIFICATE.test(code))
    return new PulsarProblem(`The broker's certificate is not trusted (${code}): PULSAR_TLS_CA_FILE must hold the authority that signed it`, true, { cause: error }); // prettier-ignore
  if (code === 'EPROTO' || code.startsWith('ERR_SSL'))
    return new PulsarProblem(`The broker does not speak TLS there (${code}): http and https, or their ports, are mixed up in PULSAR_WEB_URL`, true, { cause: error }); // prettier-ignore
  if (/timed? ?out|TIMEOUT|abort/i.test(`${code} ${error instanceof Error ? error.message : ''}`))
    return new PulsarProblem('The broker does not answer', false, { cause: error });
  return new PulsarProblem(`The broker cannot be reached${code ? ` (${code})` : ''}`, false, { cause: error });
}

/** Node's code of an error, or of the first that caused it. */
function codeOf(error: unknown): string {
  for (let e: unknown = error, depth = 0; e instanceof Error && depth < 5; e = e.cause, depth++) {
    if ('code' in e && typeof e.code === 'string') return e.code;
    if (e instanceof AggregateError && e.errors.length > 0) return codeOf(e.errors[0]);
  }
  return '';
}
