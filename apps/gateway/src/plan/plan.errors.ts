import type { GraphQLFormattedError } from 'graphql';
import { isErrorCode, VitaeError, type ErrorCode } from '#common';

/** A request that is refused before any owner hears of it (400): everything wrong with it, in GraphQL's own error shape. */
export class OperationRefused extends VitaeError {
  constructor(readonly errors: readonly GraphQLFormattedError[]) {
    const code = errors[0]?.extensions?.['code'];
    super(typeof code === 'string' && isErrorCode(code) ? code : 'BAD_REQUEST', errors[0]?.message ?? 'Operation refused');
  }
}

export const refused = (code: ErrorCode, message: string): OperationRefused => new OperationRefused([{ message, extensions: { code } }]);
