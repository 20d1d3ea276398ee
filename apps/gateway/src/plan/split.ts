import { isNonNullType, Kind, OperationTypeNode, print, visit } from 'graphql';
import type { DocumentNode, FragmentDefinitionNode, InlineFragmentNode, OperationDefinitionNode, SelectionNode, SelectionSetNode } from 'graphql'; // prettier-ignore
import type { MergedSchema, SubgraphName, RootType } from '../schema/merge-schema.js';
import { GATEWAY, type Part } from './plan.js';

const ROOT: Readonly<Record<OperationTypeNode, RootType>> = { query: 'Query', mutation: 'Mutation', subscription: 'Subscription' };
export type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

/** One root field with the inline fragments around it, which carry @skip and @include. No owner: a `__typename`, anybody's. */
export interface RootField {
  readonly owner: SubgraphName | undefined;
  readonly key: string;
  readonly name: string;
  readonly node: SelectionNode;
}

interface Group {
  readonly owner: SubgraphName;
  readonly fields: RootField[];
}

/** Root fields in order, fragments on the root type opened, so that every field meets its owner. */
export function rootFields(operation: OperationDefinitionNode, fragments: Fragments, { ownerOf }: MergedSchema): readonly RootField[] {
  const root = ROOT[operation.operation];
  const out: RootField[] = [];
  const open = (set: SelectionSetNode | undefined, wrap: (n: SelectionNode) => SelectionNode): void => {
    for (const s of set?.selections ?? []) {
      if (s.kind === Kind.FIELD) {
        const name = s.name.value;
        const owner = name === '__typename' ? undefined : name.startsWith('__') ? GATEWAY : ownerOf(root, name);
        out.push({ owner, key: s.alias?.value ?? name, name, node: wrap(s) });
      } else {
        const inner = s.kind === Kind.INLINE_FRAGMENT ? s.selectionSet : fragments.get(s.name.value)?.selectionSet;
        const { directives } = s;
        const around = (n: SelectionNode): InlineFragmentNode => {
          return { kind: Kind.INLINE_FRAGMENT, directives, selectionSet: { kind: Kind.SELECTION_SET, selections: [n] } };
        };
        open(inner, directives?.length ? (n) => wrap(around(n)) : wrap);
      }
    }
  };
  open(operation.selectionSet, (n) => n);
  return out;
}

/** A bare `__typename` rides with whoever is there; alone it is answered here. */
export function bySubgraph(fields: readonly RootField[], type: OperationTypeNode): readonly Group[] {
  const groups: Group[] = [];
  const anybody = fields.find((f) => f.owner !== undefined)?.owner ?? GATEWAY;
  for (const field of fields) {
    const last = groups.at(-1);
    const owner = field.owner ?? last?.owner ?? anybody;
    const serial = type === OperationTypeNode.MUTATION;
    const group = serial ? (last?.owner === owner ? last : undefined) : groups.find((g) => g.owner === owner);
    if (group) group.fields.push(field);
    else groups.push({ owner, fields: [field] });
  }
  return groups;
}

/** Fragments and variables that a selection needs, and those its fragments need. */
function needs(operation: OperationDefinitionNode, fragments: Fragments): { used: readonly FragmentDefinitionNode[]; variables: string[] } {
  const used = new Map<string, FragmentDefinitionNode>();
  const variables = new Set<string>();
  const collect = (node: FragmentDefinitionNode | OperationDefinitionNode): void => {
    visit(node, {
      FragmentSpread(s) {
        const fragment = fragments.get(s.name.value);
        if (!fragment || used.has(s.name.value)) return;
        used.set(s.name.value, fragment);
        collect(fragment);
      },
      Variable: (v) => void variables.add(v.name.value),
      VariableDefinition: () => false,
    });
  };
  collect(operation);
  return { used: [...used.values()], variables: [...variables] };
}

/** `whole` is the client's text where it may pass byte for byte: one owner, one operation. Otherwise the part is printed. */
export function partOf(group: Group, operation: OperationDefinitionNode, fragments: Fragments, merged: MergedSchema, whole?: string): Part {
  const selectionSet: SelectionSetNode = { kind: Kind.SELECTION_SET, selections: group.fields.map((f) => f.node) };
  const { used, variables } = needs({ ...operation, selectionSet }, fragments);
  const variableDefinitions = operation.variableDefinitions?.filter((d) => variables.includes(d.variable.name.value));
  const document: DocumentNode = { kind: Kind.DOCUMENT, definitions: [{ ...operation, selectionSet, variableDefinitions }, ...used] };
  const types = merged.schema.getRootType(operation.operation)?.getFields() ?? {};
  return {
    owner: group.owner,
    query: whole ?? print(document),
    document: group.owner === GATEWAY ? document : undefined,
    operationName: operation.name?.value,
    variables,
    keys: [...new Set(group.fields.map((f) => f.key))],
    nullable: group.fields.every((f) => f.owner !== undefined && !isNonNullType(types[f.name]?.type)),
  };
}
