import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { checkInput, notFound, VitaeError, type ErrorCode, type InputIssue, type Logger } from '#common';
import { discardRest, strictBody } from '#http';
import type { Admission, Turn } from '../http/admission.js';
import type { Callers } from '../http/callers.js';
import type { RouteHandler } from '../http/front.js';
import { retryAfter, sendJson } from '../http/json-answer.js';
import { receiveBody, unpackBody } from '../http/read-body.js';
import { subgraphHeaders, type RequestFacts } from '../http/request-facts.js';
import type { AuthSessionClient, SessionAnswer } from './auth-session.client.js';
import { sameOrigin, SessionCookie } from './session-cookie.js';

/** An address and a password of 1,024 characters are half of it. */
const BODY_BYTES = 4_096;

const Credentials = z.strictObject({ email: z.string().max(320), password: z.string().max(1_024) });

export interface SessionOptions {
  readonly auth: AuthSessionClient;
  readonly admission: Admission;
  readonly callers: Callers;
  readonly bodyMs: number;
  readonly logger: Logger;
}

interface Told {
  readonly status: number;
  readonly body?: object;
  readonly cookie?: string;
}

const CODES: Readonly<Record<Exclude<SessionAnswer['__typename'], 'AuthSession' | 'VerificationSent'>, ErrorCode>> = {
  EmailTaken: 'CONFLICT',
  InvalidCredentials: 'UNAUTHENTICATED',
  InvalidRefreshToken: 'UNAUTHENTICATED',
  InvalidInput: 'BAD_USER_INPUT',
};

class Refused extends VitaeError {
  constructor(
    code: ErrorCode,
    message: string,
    readonly issues: readonly InputIssue[] | undefined,
    readonly cookie: string | undefined,
  ) {
    super(code, message);
  }
}

/**
 * Sign-in for a browser: `POST /session/{register,login,refresh,logout}`. The refresh token stays in a cookie that no script can read; the answer
 * holds the access token and the person. These addresses alone look at a cookie, so they alone need a guard against requests that another
 * site makes a browser send; everything else of the gateway knows only bearer tokens.
 */
export class SessionHandler implements RouteHandler {
  readonly name = 'session';

  constructor(private readonly options: SessionOptions) {}

  handle(req: IncomingMessage, res: ServerResponse, facts: RequestFacts): void {
    this.answer(req, facts)
      .then(({ status, body, cookie }) => {
        const headers: Record<string, string> = cookie === undefined ? {} : { 'set-cookie': cookie };
        if (body) sendJson(res, status, body, headers);
        else res.writeHead(status, headers).end();
      })
      .catch((error: unknown) => this.refuse(error, req, res, facts));
  }

  private async answer(req: IncomingMessage, facts: RequestFacts): Promise<Told> {
    const { admission, callers } = this.options;
    admission.address(facts.address);
    if (req.method !== 'POST') throw new VitaeError('METHOD_NOT_ALLOWED', 'Use POST');
    const cookie = new SessionCookie(sameOrigin(req));
    const operation = /^\/session\/(register|login|refresh|logout)$/.exec((req.url ?? '').split('?')[0] ?? '')?.[1];
    if (operation === undefined) throw notFound();
    const sent = await receiveBody(req, { bytes: BODY_BYTES, withinMs: this.options.bodyMs, hold: (n) => admission.bytes(n) });
    const body = strictBody(await unpackBody(req, sent, BODY_BYTES));
    const turn = admission.operation(callers.of(undefined, facts.address), false);
    try {
      if (operation === 'logout') return await this.leave(req, facts, turn, cookie);
      if (operation === 'refresh') return await this.renew(req, facts, turn, cookie);
      return await this.enter(operation === 'login' ? 'login' : 'register', body, { headers: headersOf(req, facts), turn }, cookie);
    } finally {
      turn.end();
    }
  }

  private async enter(how: 'login' | 'register', body: unknown, call: Call, cookie: SessionCookie): Promise<Told> {
    const checked = checkInput(Credentials, body);
    if (!checked.ok) throw new Refused('BAD_USER_INPUT', 'The input is not valid', checked.issues, undefined);
    return told(await this.options.auth.ask(how, { ...call, variables: checked.value }), cookie);
  }

  /** 204 without a cookie: a first visit is no failure, and browsers print every 401 on the console. */
  private async renew(req: IncomingMessage, facts: RequestFacts, turn: Turn, cookie: SessionCookie): Promise<Told> {
    const refreshToken = cookie.read(req);
    if (refreshToken === undefined) return { status: 204 };
    return told(await this.options.auth.ask('refresh', { variables: { refreshToken }, headers: headersOf(req, facts), turn }), cookie);
  }

  /** The cookie alone says which session ends; where it is of no use any more, it only goes. */
  private async leave(req: IncomingMessage, facts: RequestFacts, turn: Turn, cookie: SessionCookie): Promise<Told> {
    const refreshToken = cookie.read(req);
    if (refreshToken !== undefined) {
      const headers = headersOf(req, facts);
      const pair = await this.options.auth.ask('refresh', { variables: { refreshToken }, headers, turn });
      if (pair.__typename === 'AuthSession') await this.options.auth.end(pair.accessToken, { headers, turn });
    }
    return { status: 204, cookie: cookie.clear() };
  }

  private refuse(error: unknown, req: IncomingMessage, res: ServerResponse, facts: RequestFacts): void {
    if (res.destroyed) return;
    if (!(error instanceof VitaeError)) this.options.logger.error('Session failed', error, { route: this.name });
    const known = error instanceof VitaeError ? error : new VitaeError('INTERNAL_SERVER_ERROR', 'Internal error');
    const refused = known instanceof Refused ? known : undefined;
    const headers = {
      ...retryAfter(known),
      ...(known.code === 'METHOD_NOT_ALLOWED' ? { allow: 'POST' } : {}),
      ...(refused?.cookie === undefined ? {} : { 'set-cookie': refused.cookie }),
    };
    const problem = { type: 'about:blank', status: known.http, code: known.code, detail: known.message, requestId: facts.requestId };
    sendJson(res, known.http, refused?.issues ? { ...problem, issues: refused.issues } : problem, headers, 'application/problem+json');
    discardRest(req);
  }
}

interface Call {
  readonly headers: Readonly<Record<string, string>>;
  readonly turn: Turn;
}

/** A bearer token has no business here: who asks is told by the cookie. */
function headersOf(req: IncomingMessage, facts: RequestFacts): Record<string, string> {
  const { authorization: _authorization, ...headers } = subgraphHeaders(req.headers, facts);
  return headers;
}

/** Throws for every answer but a session or a mail on its way; a refresh token that is refused takes its cookie along. */
function told(answer: SessionAnswer, cookie: SessionCookie): Told {
  if (answer.__typename === 'AuthSession') {
    const { accessToken, accessTokenExpiresAt, user, refreshToken } = answer;
    return { status: 200, body: { accessToken, accessTokenExpiresAt, user }, cookie: cookie.keep(refreshToken) };
  }
  if (answer.__typename === 'VerificationSent') return { status: 202, body: { email: answer.email } };
  const message = 'message' in answer ? answer.message : 'The input is not valid';
  const gone = answer.__typename === 'InvalidRefreshToken' ? cookie.clear() : undefined;
  throw new Refused(CODES[answer.__typename], message, 'issues' in answer ? answer.issues : undefined, gone);
}
