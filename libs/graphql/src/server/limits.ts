import { ApolloArmor } from '@escape.tech/graphql-armor';
import { GraphQLError, Kind, type ASTVisitor, type ValidationContext, type ValidationRule } from 'graphql';

/** graphql-js stops reading there and answers 400; armor's own token plugin turns every syntax error into a 500 (security F3). */
export const MAX_TOKENS = 1_000;
/** The longest road of the schema is jobs → edges → node → items → edges → node → result → kind: 8. */
const MAX_DEPTH = 10;
const MAX_ALIASES = 15;
const MAX_DIRECTIVES = 50;

/**
 * Depth, aliases and directives by graphql-armor; its messages do not name the limits. Not its cost rule: that multiplies by a literal
 * `first` at every level and sees no variable, so that a legal page of 100 with nested pages costs 360,000 written out and 1,600 as a
 * variable; `checkAmounts` counts entries and fields with both in view.
 */
export function limitRules(onceInDocument: readonly string[]): readonly ValidationRule[] {
  const { validationRules } = new ApolloArmor({
    blockFieldSuggestion: { enabled: false },
    maxTokens: { enabled: false },
    maxDepth: { n: MAX_DEPTH, exposeLimits: false, flattenFragments: true },
    maxAliases: { n: MAX_ALIASES, exposeLimits: false },
    maxDirectives: { n: MAX_DIRECTIVES, exposeLimits: false },
    costLimit: { enabled: false },
  }).protect();
  return [...validationRules, onceRule(new Set(onceInDocument))];
}

/** Each of `fields` at most once in a document, aliases and fragments counted: one request is one guess (security A3). */
function onceRule(fields: ReadonlySet<string>): ValidationRule {
  return (context: ValidationContext): ASTVisitor => {
    const seen = new Set<string>();
    return {
      Field(node) {
        const name = node.name.value;
        if (!fields.has(name) || context.getParentType() !== context.getSchema().getMutationType()) return;
        if (seen.has(name)) context.reportError(new GraphQLError(`Field "${name}" may stand once in a document.`, { nodes: node }));
        seen.add(name);
      },
      FragmentSpread(node) {
        const fragment = context.getFragment(node.name.value);
        const parent = context.getParentType();
        if (!fragment || parent !== context.getSchema().getMutationType()) return;
        const repeated = fragment.selectionSet.selections.some((s) => s.kind === Kind.FIELD && fields.has(s.name.value));
        if (!repeated) return;
        const key = `...${node.name.value}`;
        if (seen.has(key)) context.reportError(new GraphQLError('A field that may stand once is spread twice.', { nodes: node }));
        seen.add(key);
      },
    };
  };
}
