import { isErrorCode, VitaeError, type InputIssue } from '#common';
import type { SubgraphClient } from '../forward/subgraph.client.js';
import type { Turn } from '../http/admission.js';

const SESSION = '... on AuthSession { accessToken accessTokenExpiresAt refreshToken user { id email role } }';
const OPERATIONS = {
  register: `mutation ($email: String!, $password: String!) { session: register(input: {email: $email, password: $password}) { __typename ${SESSION} ... on EmailTaken { message } ... on InvalidInput { issues { path code message } } ... on VerificationSent { email } } }`,
  login: `mutation ($email: String!, $password: String!) { session: login(email: $email, password: $password) { __typename ${SESSION} ... on InvalidCredentials { message } } }`,
  refresh: `mutation ($refreshToken: String!) { session: refresh(refreshToken: $refreshToken) { __typename ${SESSION} ... on InvalidRefreshToken { message } } }`,
  logout: 'mutation { ended: logout }',
} as const;

export type SessionOperation = keyof typeof OPERATIONS;

/** What Auth answers to a sign-in, in the words of its schema. */
export type SessionAnswer =
  | {
      readonly __typename: 'AuthSession';
      readonly accessToken: string;
      readonly accessTokenExpiresAt: string;
      readonly refreshToken: string;
      readonly user: { readonly id: string; readonly email: string; readonly role: string };
    }
  | { readonly __typename: 'InvalidInput'; readonly issues: readonly InputIssue[] }
  | { readonly __typename: 'EmailTaken' | 'InvalidCredentials' | 'InvalidRefreshToken'; readonly message: string }
  | { readonly __typename: 'VerificationSent'; readonly email: string };

interface Answered {
  readonly data?: { readonly session?: SessionAnswer | null } | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

export interface SessionCall {
  readonly variables: Readonly<Record<string, string>>;
  /** As `subgraphHeaders` makes them: Auth counts attempts by the client's address. */
  readonly headers: Readonly<Record<string, string>>;
  readonly turn: Turn;
}

/** Auth's mutations of a session, asked by the gateway itself for a browser that may not hold a refresh token. */
export class AuthSessionClient {
  constructor(private readonly auth: SubgraphClient) {}

  /** Throws what Auth refuses the request with, with its Retry-After; DEPENDENCY_UNAVAILABLE or DEADLINE_EXCEEDED for its absence. */
  async ask(operation: Exclude<SessionOperation, 'logout'>, call: SessionCall): Promise<SessionAnswer> {
    const { data } = await this.send(operation, call);
    if (data?.session) return data.session;
    throw new VitaeError('DEPENDENCY_UNAVAILABLE', 'The service is not available');
  }

  /** Ends the session of `accessToken`. Throws as `ask` does. */
  async end(accessToken: string, call: Omit<SessionCall, 'variables'>): Promise<void> {
    await this.send('logout', { ...call, variables: {}, headers: { ...call.headers, authorization: `Bearer ${accessToken}` } });
  }

  private async send(operation: SessionOperation, { variables, headers, turn }: SessionCall): Promise<Answered> {
    const body = JSON.stringify({ query: OPERATIONS[operation], variables });
    const answer = await this.auth.ask({ body, nodes: 1, headers, signal: undefined, again: false, turn });
    if (typeof answer === 'string') throw new VitaeError(answer, 'The service is not available');
    const answered = readAnswer(answer.body);
    const [error] = answered.errors ?? [];
    if (!error) return answered;
    const seconds = Number(answer.headers['retry-after']);
    const code = error.extensions?.code ?? '';
    const retry = seconds > 0 ? { retryAfterMs: seconds * 1_000 } : {};
    throw isErrorCode(code)
      ? new VitaeError(code, error.message, retry)
      : new VitaeError('DEPENDENCY_UNAVAILABLE', 'The service is not available', retry);
  }
}

function readAnswer(body: readonly Buffer[]): Answered {
  try {
    return JSON.parse(Buffer.concat(body).toString('utf8')) as Answered;
  } catch (cause) {
    throw new VitaeError('DEPENDENCY_UNAVAILABLE', 'The service is not available', { cause });
  }
}
