import { Kind, type GraphQLResolveInfo, type SelectionSetNode } from 'graphql';

/**
 * Whether an operation asks for `path` below the field that is being resolved, e.g. `['nodes', 'content']`; fragments are looked into, whatever type
 * they are on. What stands under @skip or @include counts as not asked for: it is for who resolves it to see.
 */
export function selects({ fieldNodes, fragments }: Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments'>, path: readonly string[]): boolean {
  const within = (set: SelectionSetNode | undefined, [name, ...below]: readonly string[]): boolean =>
    set?.selections.some((s) => {
      if (s.directives?.length) return false;
      if (s.kind === Kind.INLINE_FRAGMENT) return within(s.selectionSet, [name ?? '', ...below]);
      if (s.kind === Kind.FRAGMENT_SPREAD) return within(fragments[s.name.value]?.selectionSet, [name ?? '', ...below]);
      return s.name.value === name && (below.length === 0 || within(s.selectionSet, below));
    }) ?? false;
  return fieldNodes.some((field) => within(field.selectionSet, path));
}
