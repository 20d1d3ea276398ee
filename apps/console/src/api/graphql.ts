import { initGraphQLTada } from 'gql.tada';
import type { introspection } from '../generated/schema-types.js';

/** Types an operation by the merged public schema; at run time it only reads the text. */
export const graphql = initGraphQLTada<{ introspection: introspection; scalars: { DateTime: string; JSON: unknown } }>();

export type { FragmentOf, ResultOf, VariablesOf } from 'gql.tada';
