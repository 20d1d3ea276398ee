import { HttpException } from '@nestjs/common';
import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { z } from 'zod';
import { currentContext, findVitaeError, isErrorCode, VitaeError, type ErrorCode, type Logger } from '#common';
import { InputError, MOST_ISSUES, toIssue } from '../input/input-check.js';

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

/** The product's error for anything thrown; undefined for what nobody expected (security C69, C70). */
export function toVitaeError(error: unknown): VitaeError | undefined {
  const ours = findVitaeError(error);
  if (ours) return ours;
  if (error instanceof z.ZodError) return new InputError(error.issues.slice(0, MOST_ISSUES).map(toIssue));
  if (error instanceof HttpException) {
    const code = BY_STATUS[error.getStatus()];
    return code && new VitaeError(code, FIXED[code] ?? 'The request cannot be answered', { cause: error });
  }
  return undefined;
}

export const internalError = (): VitaeError => new VitaeError('INTERNAL_SERVER_ERROR', 'Internal error');

/** Logs once, at the door: what clients do wrong at debug, what we or our neighbours do wrong as loud as the map says. */
export function logAtDoor(logger: Logger, error: VitaeError | undefined, thrown: unknown): void {
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

/** Errors of graphql-js about literals, which are about input and not about the document (security B43, C61, C74). */
const ABOUT_INPUT = /cannot represent|does not exist in "\w+" enum|is not defined by type|Expected value of type|of required type .* was not provided|argument "first" of type/; // prettier-ignore

const REQUEST_CODES: Readonly<Record<string, ErrorCode>> = {
  GRAPHQL_PARSE_FAILED: 'GRAPHQL_PARSE_FAILED',
  GRAPHQL_VALIDATION_FAILED: 'GRAPHQL_VALIDATION_FAILED',
  BAD_USER_INPUT: 'BAD_USER_INPUT',
  BAD_REQUEST: 'BAD_REQUEST',
  OPERATION_RESOLUTION_FAILURE: 'BAD_REQUEST',
};

/** What was typed into a document may be personal: values after "found", in quotes after a colon, and suggestions are cut off. */
function withoutValues(message: string): string {
  return message
    .replace(/ ?Did you mean(.+?)\?$/, '')
    .replace(/(cannot represent [^:]*): .*$/s, '$1.')
    .replace(/^Value ".*" (does not exist in)/s, 'Value $1')
    .replace(/(, found [A-Za-z]+) ".*"/s, '$1')
    .replace(/^(Syntax Error: (?:Unexpected|Invalid) [\w ]+?):? ["'].*$/s, '$1.')
    .replace(/^(Expected value of type "[^"]+", found) .*$/s, '$1 something else.');
}

/**
 * The last word on every GraphQL error. Errors that are the framework's own (they have no thrown cause) keep their place and code;
 * everything else goes by the one error map, and what is unknown says "Internal error" and the request id, nothing else (R5).
 */
export function createFormatError(logger: Logger): (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError {
  return (formatted, error) => {
    const place = {
      ...(formatted.locations ? { locations: formatted.locations } : {}),
      ...(formatted.path ? { path: formatted.path } : {}),
    };
    const thrown = unwrapResolverError(error);
    const known = toVitaeError(thrown) ?? toVitaeError(error);
    const sent = formatted.extensions?.['code'];
    if (!known && typeof sent === 'string' && thrown instanceof GraphQLError) {
      if (sent.startsWith('PERSISTED_QUERY')) return { message: formatted.message, extensions: { code: sent } };
      const code = REQUEST_CODES[sent] ?? (isErrorCode(sent) && sent !== 'INTERNAL_SERVER_ERROR' ? sent : undefined);
      if (code) {
        const { validationErrorCode, ...extensions } = formatted.extensions ?? {};
        const message = validationErrorCode ? 'Introspection is switched off.' : withoutValues(formatted.message);
        return { message, ...place, extensions: { ...extensions, code: refine(code, formatted.message) } };
      }
    }
    logAtDoor(logger, known, thrown);
    const answer = known ?? internalError();
    return { message: answer.message, ...place, extensions: errorDetails(answer) };
  };
}

function refine(code: ErrorCode, message: string): ErrorCode {
  if (code === 'GRAPHQL_VALIDATION_FAILED' && ABOUT_INPUT.test(message)) return 'BAD_USER_INPUT';
  if (code === 'BAD_REQUEST' && message.startsWith('GraphQL operations must contain a non-empty')) return 'GRAPHQL_PARSE_FAILED';
  return code;
}
