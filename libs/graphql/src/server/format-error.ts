import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { isErrorCode, type ErrorCode, type Logger } from '#common';
import { isAboutLiteral } from '#graphql-limits';
import { errorDetails, internalError, logRefusal, toVitaeError } from '#http';

/** Errors of graphql-js about literals, which are about input and not about the document (docs/security.md, B43, C61, C74). */
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
    logRefusal(logger, known, thrown);
    const answer = known ?? internalError();
    return { message: answer.message, ...place, extensions: errorDetails(answer) };
  };
}

function refine(code: ErrorCode, message: string): ErrorCode {
  if (code === 'GRAPHQL_VALIDATION_FAILED' && (ABOUT_INPUT.test(message) || isAboutLiteral(message))) return 'BAD_USER_INPUT';
  if (code === 'BAD_REQUEST' && message.startsWith('GraphQL operations must contain a non-empty')) return 'GRAPHQL_PARSE_FAILED';
  return code;
}
