import type { GraphQLFormattedError } from 'graphql';
import type { ErrorCode } from '#common';
import type { Part } from '../plan/plan.js';
import { membersOf } from './members.js';

/** An answer as bytes, in pieces, with what goes before it. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: readonly Buffer[];
}

export const bytesOf = (body: readonly Buffer[]): number => body.reduce((sum, piece) => sum + piece.length, 0);

/** One part's answer, opened as far as it must be to stand beside others'. */
export interface PartAnswer {
  readonly headers: Readonly<Record<string, string>>;
  readonly errors: readonly GraphQLFormattedError[];
  /** JSON by response key; null: a non-null root field failed. */
  readonly data: ReadonlyMap<string, Buffer> | null;
}

/** The codes an owner's absence has: it could not be reached, or did not answer in time. */
export type Absence = Extract<ErrorCode, 'DEPENDENCY_UNAVAILABLE' | 'DEADLINE_EXCEEDED'>;

const WORDS: Readonly<Record<Absence, string>> = {
  DEPENDENCY_UNAVAILABLE: 'The service is not available',
  DEADLINE_EXCEEDED: 'The service did not answer in time',
};

const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' } as const;
const NULL = Buffer.from('null');

const nothing = (part: Part): PartAnswer['data'] => (part.nullable ? new Map(part.keys.map((k) => [k, NULL])) : null);

interface Told {
  readonly message: string;
  readonly extensions: Readonly<Record<string, unknown>>;
}

const failed = (part: Part, { message, extensions }: Told, headers: Answer['headers'] = {}): PartAnswer => ({
  headers,
  errors: part.keys.map((k) => ({ message, path: [k], extensions })),
  data: nothing(part),
});

/** An owner that is down fails its own fields and no others. */
export const absent = (part: Part, code: Absence): PartAnswer =>
  failed(part, { message: WORDS[code], extensions: { code, service: part.owner } });

/**
 * A refusal (401, 429 …) of a later part of a mutation, told at its fields: an earlier part has run, so a status that says
 * "nothing happened" would be a lie.
 */
export function atFields(part: Part, refusal: Answer): PartAnswer {
  const [first] = errorsOf(refusal);
  const { 'content-type': _type, ...headers } = refusal.headers;
  return failed(part, { message: first?.message ?? 'Internal error', extensions: first?.extensions ?? { code: 'INTERNAL_SERVER_ERROR' } }, headers);
} // prettier-ignore

/** A mutation that ran, and whose answer is more than may be held: told at its fields, for the same reason. */
export const unheld = (part: Part, told: Told): PartAnswer => failed(part, told);

/** What is made here: introspection and a lone `__typename`. */
export const own = ({ data, errors }: { readonly data?: object | null; readonly errors?: readonly GraphQLFormattedError[] }): PartAnswer => ({
  headers: {},
  errors: errors ?? [],
  data: data ? new Map(Object.entries(data).map(([k, v]) => [k, Buffer.from(JSON.stringify(v ?? null))])) : null,
}); // prettier-ignore

const whole = ({ body }: Answer): Buffer => (body.length === 1 && body[0] ? body[0] : Buffer.concat(body));

/** The errors of a refusal; none where it cannot be read. */
export function errorsOf(answer: Answer): readonly GraphQLFormattedError[] {
  const errors = membersOf(whole(answer))?.get('errors');
  return errors ? (JSON.parse(errors.toString('utf8')) as GraphQLFormattedError[]) : [];
}

/** Whether an owner refused the request. A status other than 200 may come with `data` too (429 and 503 at fields), so there it is looked for. */
export const refuses = (answer: Answer): boolean => answer.status !== 200 && membersOf(whole(answer))?.has('data') !== true;

/** An owner's answer to a part, or undefined for a refusal of the request: no `data`. Throws SyntaxError for what is no answer. */
export function opened(answer: Answer): PartAnswer | undefined {
  const members = membersOf(whole(answer));
  if (!members) throw new SyntaxError('Not an answer');
  const data = members.get('data');
  if (!data) return undefined;
  const errors = members.get('errors');
  const { 'content-type': _type, ...headers } = answer.headers;
  const fields = data.equals(NULL) ? null : membersOf(data);
  if (fields === undefined) throw new SyntaxError('Not an answer');
  return { headers, errors: errors ? (JSON.parse(errors.toString('utf8')) as GraphQLFormattedError[]) : [], data: fields };
}

/**
 * Several parts as one answer: `data` in the order asked, `errors` one after the other without `locations`, which point into
 * another text. A null `data` is a non-null root field that failed: null reaches the whole, as it would in one server. Nothing becomes an object
 * on the way, so a field may be called `__proto__`.
 */
export function merged(parts: readonly PartAnswer[], keys: readonly string[]): Answer {
  const errors = parts.flatMap((a) => a.errors.map(({ locations: _locations, ...e }) => e));
  const lost = parts.some((a) => a.data === null);
  const body: Buffer[] = [];
  const head = errors.length > 0 ? `{"errors":${JSON.stringify(errors)},"data":` : '{"data":';
  let before = `${head}{`;
  for (const key of lost ? [] : keys) {
    const value = parts.find((a) => a.data?.has(key))?.data?.get(key);
    if (!value) continue;
    body.push(Buffer.from(`${before}${JSON.stringify(key)}:`), value);
    before = ',';
  }
  body.push(Buffer.from(lost ? `${head}null}` : body.length > 0 ? '}}' : `${before}}}`));
  const headers: Record<string, string> = Object.assign({}, ...parts.map((a) => a.headers), JSON_TYPE);
  return { status: 200, headers, body };
}
