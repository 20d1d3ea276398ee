import type { GraphQLFormattedError } from 'graphql';
import type { ErrorCode } from '#common';
import type { Part } from '../plan/plan.js';

export interface AnswerBody {
  /** Absent: the request was refused before execution. */
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly GraphQLFormattedError[];
}

export interface SubgraphAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: AnswerBody;
}

/** The codes an owner's absence has: it could not be reached, or did not answer in time. */
export type Absence = Extract<ErrorCode, 'DEPENDENCY_UNAVAILABLE' | 'DEADLINE_EXCEEDED'>;

const WORDS: Readonly<Record<Absence, string>> = {
  DEPENDENCY_UNAVAILABLE: 'The service is not available',
  DEADLINE_EXCEEDED: 'The service did not answer in time',
};

const nothing = (part: Part): AnswerBody['data'] => (part.nullable ? Object.fromEntries(part.keys.map((k) => [k, null])) : null);

/** An owner that is down fails its own fields and no others. */
export const absent = (part: Part, code: Absence): SubgraphAnswer => ({
  status: 200,
  headers: {},
  body: {
    errors: part.keys.map((k) => ({ message: WORDS[code], path: [k], extensions: { code, service: part.owner } })),
    data: nothing(part),
  },
});

/**
 * A refusal (401, 429 …) of a later part of a mutation, told at its fields: an earlier part has run, so a status that says
 * "nothing happened" would be a lie.
 */
export function atFields(part: Part, refusal: SubgraphAnswer): SubgraphAnswer {
  const [first] = refusal.body.errors ?? [];
  const extensions = first?.extensions ?? { code: 'INTERNAL_SERVER_ERROR' };
  const errors = part.keys.map((k) => ({ message: first?.message ?? 'Internal error', path: [k], extensions }));
  return { status: 200, headers: refusal.headers, body: { errors, data: nothing(part) } };
}

export const isRefusal = (answer: SubgraphAnswer): boolean => !('data' in answer.body);

/**
 * Several owners' answers as one: `data` in the order asked, `errors` one after the other without `locations`, which point into
 * another text. A null `data` is a non-null root field that failed: null reaches the whole, as it would in one server.
 */
export function mergeAnswers(answers: readonly SubgraphAnswer[], keys: readonly string[]): SubgraphAnswer {
  const refusal = answers.find(isRefusal);
  if (refusal) return refusal;
  const errors = answers.flatMap((a) => (a.body.errors ?? []).map(({ locations: _locations, ...e }) => e));
  const all: Record<string, unknown> = Object.assign({}, ...answers.map((a) => a.body.data));
  const lost = answers.some((a) => a.body.data === null);
  const data = lost ? null : Object.fromEntries(keys.flatMap((k) => (Object.hasOwn(all, k) ? [[k, all[k]]] : [])));
  const headers: Record<string, string> = Object.assign({}, ...answers.map((a) => a.headers));
  return { status: 200, headers, body: errors.length ? { errors, data } : { data } };
}
