import {
  getArgumentValues, getNamedType, getNullableType, GraphQLError, isInputObjectType, isInterfaceType, isListType, isObjectType, isScalarType, Kind,
  type DocumentNode, type FieldNode, type FragmentDefinitionNode, type GraphQLField, type GraphQLInputType, type GraphQLNamedType, type GraphQLSchema, type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql'; // prettier-ignore
import { MAX_PAGE } from '../types/page.js';

/** Shopify's figure for input arrays; one mutation with more is a bulk upload in disguise (security C62). */
export const MAX_LIST_INPUT = 250;
/** Entries one operation may ask for, pages multiplied (GitHub's rule, smaller by our row sizes; security C61). */
const MAX_NODES = 10_000;
/** Fields after fragments are written out: 300 spreads of one fragment pass every count of the text (security C58, C59). */
const MAX_FIELDS = 500;

const refuse = (message: string, code: 'BAD_USER_INPUT' | 'GRAPHQL_VALIDATION_FAILED'): GraphQLError =>
  new GraphQLError(message, { extensions: { code, http: { status: 400 } } });

interface Walk {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: Readonly<Record<string, unknown>>;
  fields: number;
  nodes: number;
}

/**
 * Looks at an operation with its variables before anything runs: page sizes 1 to 100, lists of at most 250, no empty id,
 * at most 10,000 entries and 500 fields in all. Throws a GraphQLError with status 400.
 */
export function checkAmounts(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): void {
  const root = schema.getRootType(operation.operation);
  if (!root) return;
  const fragments = new Map(document.definitions.filter((d) => d.kind === Kind.FRAGMENT_DEFINITION).map((d) => [d.name.value, d]));
  walk({ schema, fragments, variables, fields: 0, nodes: 0 }, operation.selectionSet, root, 1);
}

function walk(state: Walk, selections: SelectionSetNode, parent: GraphQLNamedType, entries: number): void {
  for (const selection of selections.selections) {
    if (++state.fields > MAX_FIELDS) throw refuse('The operation asks for too many fields', 'GRAPHQL_VALIDATION_FAILED');
    if (selection.kind === Kind.FRAGMENT_SPREAD) {
      const fragment = state.fragments.get(selection.name.value);
      const type = fragment && state.schema.getType(fragment.typeCondition.name.value);
      if (fragment && type) walk(state, fragment.selectionSet, type, entries);
    } else if (selection.kind === Kind.INLINE_FRAGMENT) {
      const type = selection.typeCondition ? state.schema.getType(selection.typeCondition.name.value) : parent;
      if (type) walk(state, selection.selectionSet, type, entries);
    } else if (!selection.name.value.startsWith('__') && (isObjectType(parent) || isInterfaceType(parent))) {
      const field = parent.getFields()[selection.name.value];
      if (!field) continue;
      let below = entries;
      if (field.args.length) {
        const values = argumentsOf(field, selection, state.variables);
        for (const arg of field.args) checkValue(values[arg.name], arg.type, arg.name);
        below *= pageSize(
          field.args.some((a) => a.name === 'first'),
          values['first'],
        );
        if (below > entries && (state.nodes += below) > MAX_NODES)
          throw refuse('The operation asks for too many entries', 'BAD_USER_INPUT');
      }
      if (selection.selectionSet) walk(state, selection.selectionSet, getNamedType(field.type), below);
    }
  }
}

function argumentsOf(
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  variables: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  try {
    return getArgumentValues(field, node, variables as Record<string, unknown>);
  } catch {
    throw refuse(`An argument of "${field.name}" is not valid`, 'BAD_USER_INPUT');
  }
}

function pageSize(paged: boolean, first: unknown): number {
  if (!paged || first === undefined) return 1;
  if (typeof first !== 'number' || first < 1 || first > MAX_PAGE) throw refuse(`"first" must be 1 to ${MAX_PAGE}`, 'BAD_USER_INPUT');
  return first;
}

function checkValue(value: unknown, type: GraphQLInputType, name: string): void {
  const inner = getNullableType(type);
  if (value === undefined || value === null) return;
  if (isListType(inner)) {
    const items = value as unknown[];
    if (items.length > MAX_LIST_INPUT) throw refuse(`"${name}" takes at most ${MAX_LIST_INPUT} entries`, 'BAD_USER_INPUT');
    for (const item of items) checkValue(item, inner.ofType, name);
  } else if (isInputObjectType(inner)) {
    for (const field of Object.values(inner.getFields()))
      checkValue((value as Record<string, unknown>)[field.name], field.type, field.name);
  } else if (isScalarType(inner) && inner.name === 'ID' && value === '') {
    throw refuse(`"${name}" must not be empty`, 'BAD_USER_INPUT');
  }
}
