import { buildASTSchema, Kind, parse, print, validateSchema, visit } from 'graphql';
import type { ASTNode, DefinitionNode, FieldDefinitionNode, GraphQLSchema, NameNode, ObjectTypeDefinitionNode } from 'graphql';
import { VitaeError } from '#common';

/** The service that answers a root field: the key of the SDL it came from. */
export type SubgraphName = string;
export type RootType = 'Query' | 'Mutation' | 'Subscription';

export interface MergedSchema {
  readonly schema: GraphQLSchema;
  /** Undefined for a field nobody has, and for introspection. */
  ownerOf(root: RootType, field: string): SubgraphName | undefined;
  /** Owners with a subscription, in the order their SDL was given. */
  readonly subscriptionOwners: readonly SubgraphName[];
}

/** Two owners contradict each other; every contradiction is in the message. Serving such a schema would be wrong in silence. */
export class MergeConflict extends VitaeError {
  constructor(readonly conflicts: readonly string[]) {
    super('CONFIG_INVALID', `The owners' schemas cannot be merged: ${conflicts.join('; ')}`);
  }
}

const ROOTS: ReadonlySet<string> = new Set<RootType>(['Query', 'Mutation', 'Subscription']);
const MEMBERS = ['fields', 'arguments', 'values', 'types', 'interfaces', 'directives', 'locations'] as const;

const nameOf = (node: unknown): string => {
  const n = node as { name?: NameNode; value?: string };
  return n.name?.value ?? n.value ?? '';
};

/** A definition without what is presentation and not meaning: descriptions and the order of members. */
function shape(node: DefinitionNode): string {
  return print(
    visit(node, {
      leave(n) {
        const bare: Record<string, unknown> = { ...n };
        delete bare['description'];
        for (const key of MEMBERS) {
          const members = bare[key];
          if (Array.isArray(members)) bare[key] = members.toSorted((a, b) => nameOf(a).localeCompare(nameOf(b)));
        }
        return bare as unknown as ASTNode;
      },
    }),
  );
}

/** Gathers definitions owner by owner and notes what contradicts. */
class Merger {
  readonly conflicts: string[] = [];
  readonly owners = new Map<string, SubgraphName>();
  private readonly types = new Map<string, { node: DefinitionNode; owner: SubgraphName }>();
  private readonly rootFields = new Map<string, FieldDefinitionNode[]>();

  add(owner: SubgraphName, node: DefinitionNode): void {
    const name = 'name' in node ? node.name?.value : undefined;
    if (name === undefined || !node.kind.endsWith('Definition')) {
      this.conflicts.push(`${owner} has a ${node.kind}, which a printed schema does not need`);
    } else if (ROOTS.has(name)) this.addRoot(owner, name, node as ObjectTypeDefinitionNode);
    else this.addType(owner, node.kind === Kind.DIRECTIVE_DEFINITION ? `@${name}` : name, node);
  }

  definitions(): DefinitionNode[] {
    const roots = [...this.rootFields].map(([name, fields]): ObjectTypeDefinitionNode => {
      return { kind: Kind.OBJECT_TYPE_DEFINITION, name: { kind: Kind.NAME, value: name }, fields };
    });
    return [...roots, ...[...this.types.values()].map((t) => t.node)];
  }

  private addRoot(owner: SubgraphName, root: string, node: ObjectTypeDefinitionNode): void {
    const fields = this.rootFields.get(root) ?? [];
    for (const field of node.fields ?? []) {
      const key = `${root}.${field.name.value}`;
      const first = this.owners.get(key);
      if (first !== undefined) this.conflicts.push(`${key} is claimed by ${first} and ${owner}`);
      else {
        this.owners.set(key, owner);
        fields.push(field);
      }
    }
    if (fields.length) this.rootFields.set(root, fields);
  }

  private addType(owner: SubgraphName, id: string, node: DefinitionNode): void {
    const known = this.types.get(id);
    if (known === undefined) this.types.set(id, { node, owner });
    else if (node.kind === Kind.INTERFACE_TYPE_DEFINITION) {
      this.conflicts.push(`interface ${id} is in ${known.owner} and ${owner}: a fragment on one owner's type would be sent to the other`);
    } else if (shape(known.node) !== shape(node)) this.conflicts.push(`${id} differs between ${known.owner} and ${owner}`);
  }
}

/**
 * The one schema of several owners' SDL, split at the root: every root field has one owner, a type of one name has one shape everywhere.
 * Pure. Throws MergeConflict with every contradiction found.
 */
export function mergeSchema(sdl: Readonly<Record<SubgraphName, string>>): MergedSchema {
  const merger = new Merger();
  for (const [owner, text] of Object.entries(sdl)) {
    for (const node of parse(text, { noLocation: true }).definitions) merger.add(owner, node);
  }
  if (merger.conflicts.length) throw new MergeConflict(merger.conflicts);
  const schema = buildASTSchema({ kind: Kind.DOCUMENT, definitions: merger.definitions() });
  const problems = validateSchema(schema);
  if (problems.length) throw new MergeConflict(problems.map((p) => p.message));
  const subscriptionOwners = Object.keys(sdl).filter((o) => [...merger.owners].some(([k, v]) => v === o && k.startsWith('Subscription.')));
  return { schema, ownerOf: (root, field) => merger.owners.get(`${root}.${field}`), subscriptionOwners };
}
