import { HttpException } from '@nestjs/common';
import { z } from 'zod';
import { currentContext, findVitaeError, InputError, MAX_ISSUES, toIssue, VitaeError, type ErrorCode, type Logger } from '#common';

const BY_STATUS: Readonly<Record<number, ErrorCode>> = {
  400: 'BAD_USER_INPUT',
  401: 'UNAUTHENTICATED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  405: 'METHOD_NOT_ALLOWED',
  408: 'REQUEST_TIMEOUT',
  409: 'CONFLICT',
  412: 'STALE_VERSION',
  413: 'PAYLOAD_TOO_LARGE',
  415: 'UNSUPPORTED_MEDIA_TYPE',
  422: 'BAD_USER_INPUT',
  429: 'RATE_LIMITED',
  502: 'DEPENDENCY_UNAVAILABLE',
  503: 'DEPENDENCY_UNAVAILABLE',
  504: 'DEADLINE_EXCEEDED',
};

/** The framework's texts say what it was doing; the client is told only what the code says. */
const FIXED: Readonly<Partial<Record<ErrorCode, string>>> = {
  BAD_USER_INPUT: 'The input is not valid',
  UNAUTHENTICATED: 'Sign in first',
  FORBIDDEN: 'You may not do this',
  NOT_FOUND: 'Not found',
  METHOD_NOT_ALLOWED: 'This method is not supported here',
  CONFLICT: 'This conflicts with what is stored',
  RATE_LIMITED: 'Too many requests; try again later',
  DEPENDENCY_UNAVAILABLE: 'A service this needs is not available',
  DEADLINE_EXCEEDED: 'This took too long',
};

/** The product's error for anything thrown; undefined for what nobody expected (docs/security.md, C69, C70). */
export function toVitaeError(error: unknown): VitaeError | undefined {
  const ours = findVitaeError(error);
  if (ours) return ours;
  if (error instanceof z.ZodError) return new InputError(error.issues.slice(0, MAX_ISSUES).map(toIssue));
  if (error instanceof HttpException) {
    const code = BY_STATUS[error.getStatus()];
    return code && new VitaeError(code, FIXED[code] ?? 'The request cannot be answered', { cause: error });
  }
  return undefined;
}

export const internalError = (): VitaeError => new VitaeError('INTERNAL_SERVER_ERROR', 'Internal error');

/** Logs once, at the door: what clients do wrong at debug, what we or our neighbours do wrong as loud as the map says. */
export function logRefusal(logger: Logger, error: VitaeError | undefined, thrown: unknown): void {
  if (!error) logger.error('Unexpected error', thrown);
  else if (error.level === 'error') logger.error('Request failed', error, { code: error.code });
  else if (error.level === 'warn') logger.warn('Request failed', { code: error.code, error: error.message });
  else logger.debug('Request refused', { code: error.code });
}

/** `extensions` of a GraphQL error, or the members of a problem document: code, issues, when to try again, whom to ask about it. */
export function errorDetails(error: VitaeError): Record<string, unknown> {
  const { requestId } = currentContext();
  return {
    code: error.code,
    ...error.details,
    ...(error instanceof InputError ? { issues: error.issues } : {}),
    ...(error.retryAfterMs === undefined ? {} : { retryAfterSeconds: Math.ceil(error.retryAfterMs / 1_000) }),
    ...(error.code === 'INTERNAL_SERVER_ERROR' && requestId ? { requestId } : {}),
  };
}
