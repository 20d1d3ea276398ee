import { GraphQLError, Kind, visit } from 'graphql';
import type { DocumentNode, FragmentDefinitionNode, SelectionSetNode, ValidationRule } from 'graphql';
import { LIMITS, SENSITIVE_FIELDS } from './limits.js';

export const fragmentsOf = (document: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> =>
  new Map(document.definitions.flatMap((d) => (d.kind === Kind.FRAGMENT_DEFINITION ? [[d.name.value, d] as const] : [])));

/**
 * Weighs a parsed document, fragments expanded, before it is validated: fragments may be missing or circular, and thirty that double
 * each other would be 2³⁰ fields, so the walk ends with the verdict.
 */
class Scales {
  cost = 0;
  aliases = 0;
  deepest = 0;
  sensitive = 0;

  constructor(
    private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>,
    private readonly once: ReadonlySet<string>,
  ) {}

  get over(): boolean {
    return this.cost > LIMITS.cost || this.aliases > LIMITS.aliases || this.deepest > LIMITS.depth || this.sensitive > 1;
  }

  /** `inside` introspection depth is not counted: it is deep in shape and cheap, and graphql-js bounds its lists. */
  weigh(set: SelectionSetNode | undefined, depth: number, path: readonly string[], inside = false): void {
    for (const s of set?.selections ?? []) {
      this.cost += s.kind === Kind.FRAGMENT_SPREAD ? LIMITS.spreadCost : 1;
      if (s.kind === Kind.FIELD) {
        const introspects = inside || s.name.value.startsWith('__');
        if (s.alias) this.aliases++;
        if (this.once.has(s.name.value)) this.sensitive++;
        if (!introspects) this.deepest = Math.max(this.deepest, depth);
        if (this.over) return;
        this.weigh(s.selectionSet, depth + 1, path, introspects);
      } else if (this.over) return;
      else if (s.kind === Kind.INLINE_FRAGMENT) this.weigh(s.selectionSet, depth, path, inside);
      else if (!path.includes(s.name.value)) {
        this.weigh(this.fragments.get(s.name.value)?.selectionSet, depth, [...path, s.name.value], inside);
      }
    }
  }
}

/**
 * Why a document is too much (GRAPHQL_VALIDATION_FAILED), in words that do not name the limit; undefined when it is not. Each of `once`
 * may stand once in it, aliases and fragments counted: one request is one guess (A3).
 */
export function excess(document: DocumentNode, once: ReadonlySet<string> = SENSITIVE_FIELDS): string | undefined {
  let directives = 0;
  visit(document, { Directive: () => void directives++ });
  if (directives > LIMITS.directives) return 'Operation is too deep or too wide';
  const scales = new Scales(fragmentsOf(document), once);
  for (const d of document.definitions) {
    if (d.kind === Kind.OPERATION_DEFINITION) scales.weigh(d.selectionSet, 1, []);
    if (scales.sensitive > 1) return 'This field may be asked for once in a document';
    if (scales.over) return 'Operation is too deep or too wide';
  }
  return undefined;
}

/** The same as a validation rule. */
export const excessRule =
  (once: ReadonlySet<string> = SENSITIVE_FIELDS): ValidationRule =>
  (context) => {
    const reason = excess(context.getDocument(), once);
    if (reason !== undefined) context.reportError(new GraphQLError(reason));
    return {};
  };
