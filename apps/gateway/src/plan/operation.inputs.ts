import { unsafe } from './json.js';
import { refused } from './plan.errors.js';

/** What a client asks, by POST or by WebSocket (GraphQL over HTTP §5, graphql-transport-ws `subscribe`). */
export interface OperationInput {
  readonly query: string;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
}

const isRecord = (v: unknown): v is Record<string, unknown> => typeof v === 'object' && v !== null && !Array.isArray(v);

/** Throws BAD_REQUEST for what is no operation (a batch included, C60), BAD_USER_INPUT for variables that must not go further. */
export function operationInput(body: unknown): OperationInput {
  if (Array.isArray(body)) throw refused('BAD_REQUEST', 'Operation batching is not supported');
  if (!isRecord(body)) throw refused('BAD_REQUEST', 'Body must be an object');
  const { query, operationName, variables, extensions } = body;
  if (query === undefined && isRecord(extensions) && extensions['persistedQuery'] !== undefined) {
    // The words by which Apollo's clients learn to send the text instead.
    throw refused('BAD_REQUEST', 'PersistedQueryNotSupported');
  }
  if (typeof query !== 'string') throw refused('BAD_REQUEST', 'query must be a string');
  if (operationName !== undefined && operationName !== null && typeof operationName !== 'string') {
    throw refused('BAD_REQUEST', 'operationName must be a string');
  }
  if (variables !== undefined && variables !== null && !isRecord(variables)) throw refused('BAD_REQUEST', 'variables must be an object');
  const reason = unsafe(variables);
  if (reason !== undefined) throw refused('BAD_USER_INPUT', reason);
  return { query, operationName: operationName ?? undefined, variables: variables ?? {} };
}
