import { Kind } from 'graphql';
import type { FieldNode, FragmentDefinitionNode, OperationDefinitionNode, SelectionSetNode, ValueNode } from 'graphql';
import { LIMITS } from './limits.js';
import type { Refusal } from './refusal.js';

/** A paginated field: how many it asks for (a number, or the variable that says it), and the paginated fields inside it. */
export interface Amount {
  readonly size: number | { readonly variable: string; readonly fallback: number | undefined };
  readonly inner: readonly Amount[];
}

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;
const PAGE_ARGUMENTS: ReadonlySet<string> = new Set(['first', 'last']);

const integer = (node: ValueNode | undefined): number | undefined => (node?.kind === Kind.INT ? Number(node.value) : undefined);

function sizeOf(field: FieldNode, operation: OperationDefinitionNode): Amount['size'] | undefined {
  const value = field.arguments?.find((a) => PAGE_ARGUMENTS.has(a.name.value))?.value;
  if (value?.kind !== Kind.VARIABLE) return integer(value);
  const variable = value.name.value;
  const definition = operation.variableDefinitions?.find((d) => d.variable.name.value === variable);
  return { variable, fallback: integer(definition?.defaultValue) };
}

/** The paginated fields of a validated operation. Fields under @skip and @include count: they may run. */
export function amountsOf(operation: OperationDefinitionNode, fragments: Fragments): readonly Amount[] {
  const collect = (set: SelectionSetNode | undefined): readonly Amount[] =>
    (set?.selections ?? []).flatMap((s): readonly Amount[] => {
      if (s.kind === Kind.INLINE_FRAGMENT) return collect(s.selectionSet);
      if (s.kind === Kind.FRAGMENT_SPREAD) return collect(fragments.get(s.name.value)?.selectionSet);
      const inner = collect(s.selectionSet);
      const size = sizeOf(s, operation);
      return size === undefined ? inner : [{ size, inner }];
    });
  return collect(operation.selectionSet);
}

/**
 * Why these pages are too much, or undefined: a page outside 1–100, or more than 10,000 nodes, counted so that every page adds
 * the product of the sizes on the way to it and its own.
 */
export function tooMany(amounts: readonly Amount[], variables: Readonly<Record<string, unknown>>): Refusal | undefined {
  let outside = false;
  const nodes = (list: readonly Amount[], factor: number): number =>
    list.reduce((sum, { size, inner }) => {
      const asked = typeof size === 'number' ? size : (variables[size.variable] ?? size.fallback);
      if (asked === undefined) return sum + nodes(inner, factor);
      if (typeof asked !== 'number' || !Number.isInteger(asked) || asked < 1 || asked > LIMITS.pageSize) outside = true;
      if (outside) return sum;
      const here = factor * Number(asked);
      return sum + here + nodes(inner, here);
    }, 0);
  const total = nodes(amounts, 1);
  if (outside) return { code: 'BAD_USER_INPUT', message: `first must be between 1 and ${LIMITS.pageSize}` };
  return total > LIMITS.nodes ? { code: 'BAD_USER_INPUT', message: 'Operation asks for too many nodes' } : undefined;
}

/** How many nodes pages that are not too much ask for, counted as above. */
export function nodesOf(amounts: readonly Amount[], variables: Readonly<Record<string, unknown>>): number {
  return amounts.reduce((sum, { size, inner }) => {
    const asked = Number(typeof size === 'number' ? size : (variables[size.variable] ?? size.fallback ?? 1));
    return sum + asked * (1 + nodesOf(inner, variables));
  }, 0);
}
