import { GraphQLSchemaHost } from '@nestjs/graphql';
import { printSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SampleTokens } from '../../../libs/access/test/sample-tokens.js';
import { startSample, type Sample } from '../../../libs/graphql/test/sample-service.js';
import { OperationRefused } from '../src/plan/plan.errors.js';
import { planned } from '../src/plan/planned.js';
import { QueryPlanner } from '../src/plan/planner.js';
import { mergeSchema } from '../src/schema/merge-schema.js';

/** A service, and a gateway in front of the same schema. */
let service: Sample;
let planner: QueryPlanner;
beforeAll(async () => {
  service = await startSample({ tokens: new SampleTokens() });
  planner = new QueryPlanner(mergeSchema({ auth: printSchema(service.app.get(GraphQLSchemaHost).schema) }), false);
});
afterAll(() => service.stop());

type Variables = Record<string, unknown>;

function gatewaySays(query: string, variables: Variables): unknown {
  try {
    planned(planner, { query, operationName: undefined, variables }, () => undefined);
    return undefined;
  } catch (error) {
    if (error instanceof OperationRefused) return error.errors[0]?.extensions?.['code'];
    throw error;
  }
}

async function serviceSays(query: string, variables: Variables): Promise<unknown> {
  const { json } = await service.post({ query, variables });
  return json.errors?.[0]?.extensions['code'];
}

const times = (n: number, text: (i: number) => string): string => Array.from({ length: n }, (_, i) => text(i)).join(' ');
const deep = (n: number): string => `{ things(first: 1) { nodes { ${'parts(first: 1) { nodes { '.repeat(n)} id ${'} }'.repeat(n)} } } }`;
const pages = (n: number): string => `{ things(first: ${n}) { nodes { parts(first: ${n}) { nodes { id } } } } }`;
const spreads = (n: number): string => `{ things(first: 1) { nodes { ${'...F '.repeat(n)} } } } fragment F on Thing { id }`;
const pagesAsked = 'query ($n: Int!) { things(first: $n) { nodes { parts(first: $n) { nodes { id } } } } }';
const ids = 'query ($ids: [ID!]) { take(ids: $ids) }';
const doubling = `{ ...F0 } ${times(30, (i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`)} fragment F30 on Query { hello }`;

/** What is asked, and the code it is refused with; undefined: it is taken. Each bound from both sides. */
const asked: readonly [what: string, query: string, code: string | undefined, variables?: Variables][] = [
  ['C56 a thousand tokens and more', `{ ${'hello '.repeat(1_200)} }`, 'GRAPHQL_PARSE_FAILED'],
  ['C57 depth 9', deep(3), undefined],
  ['C57 depth 11', deep(4), 'GRAPHQL_VALIDATION_FAILED'],
  ['C58 15 aliases', `{ things(first: 1) { nodes { ${times(15, (i) => `a${i}: id`)} } } }`, undefined],
  ['C58 16 aliases', `{ things(first: 1) { nodes { ${times(16, (i) => `a${i}: id`)} } } }`, 'GRAPHQL_VALIDATION_FAILED'],
  ['C58 51 directives', `{ ${'hello @skip(if: false) '.repeat(51)} }`, 'GRAPHQL_VALIDATION_FAILED'],
  ['C58 150 spreads of one fragment', spreads(150), undefined],
  ['C58 300 spreads of one fragment', spreads(300), 'GRAPHQL_VALIDATION_FAILED'],
  ['C58 700 fields', `{ things(first: 1) { nodes { ${'id '.repeat(700)} } } }`, undefined],
  ['C59 fragments that double each other', doubling, 'GRAPHQL_VALIDATION_FAILED'],
  ['C59 a fragment in itself', '{ ...A } fragment A on Query { hello ...A }', 'GRAPHQL_VALIDATION_FAILED'],
  ['A3 a sensitive field', 'mutation { login }', undefined],
  ['A3 a sensitive field twice', 'mutation { login a: login }', 'GRAPHQL_VALIDATION_FAILED'],
  ['A3 a sensitive field by fragments', 'mutation { ...L a: login } fragment L on Mutation { login }', 'GRAPHQL_VALIDATION_FAILED'],
  ['C61 no page size', '{ things { totalCount } }', 'BAD_USER_INPUT'],
  ['C61 a page of 100', '{ things(first: 100) { totalCount } }', undefined],
  ['C61 a page of 101', '{ things(first: 101) { totalCount } }', 'BAD_USER_INPUT'],
  ['C61 a page of 0 by variable', pagesAsked, 'BAD_USER_INPUT', { n: 0 }],
  ['C61 9,900 nodes', pages(99), undefined],
  ['C61 10,100 nodes', pages(100), 'BAD_USER_INPUT'],
  ['C61 10,100 nodes by variable', pagesAsked, 'BAD_USER_INPUT', { n: 100 }],
  ['C62 a list of 250', ids, undefined, { ids: Array.from({ length: 250 }, String) }],
  ['C62 a list of 251', ids, 'BAD_USER_INPUT', { ids: Array.from({ length: 251 }, String) }],
  ['C62 a list of 251 in the text', `{ take(ids: [${times(251, (i) => `"${i}"`)}]) }`, 'BAD_USER_INPUT'],
  ['C74 an empty id', 'query ($v: ID) { take(id: $v) }', 'BAD_USER_INPUT', { v: '' }],
  ['C74 an empty id in the text', '{ take(id: "") }', 'BAD_USER_INPUT'],
  ['C74 a value of another type', 'query ($v: Int) { take(int: $v) }', 'BAD_USER_INPUT', { v: 'seven' }],
  ['C74 a member that is none', '{ take(colour: GREEN) }', 'BAD_USER_INPUT'],
  ['C74 a variable that is missing', 'query ($v: Int!) { take(int: $v) }', 'BAD_USER_INPUT'],
  [
    'B43 a field the input does not have',
    'query ($v: ThingInput) { take(input: $v) }',
    'BAD_USER_INPUT',
    { v: { name: 'x', role: 'ADMIN' } },
  ],
  ['C53 the schema', '{ __schema { queryType { name } } }', 'GRAPHQL_VALIDATION_FAILED'],
  ['C55 a field that is none', '{ helo }', 'GRAPHQL_VALIDATION_FAILED'],
];

describe('gateway and service answer alike', () => {
  it.each(asked)('%s', async (_, query, code, variables = {}) => {
    expect([gatewaySays(query, variables), await serviceSays(query, variables)]).toEqual([code, code]);
  });
});
