import { GraphQLError, Kind, NoSchemaIntrospectionCustomRule, parse, ProvidedRequiredArgumentsRule, specifiedRules, UniqueInputFieldNamesRule, validate, ValuesOfCorrectTypeRule } from 'graphql'; // prettier-ignore
import type { DocumentNode, GraphQLFormattedError, GraphQLSchema, ValidationRule } from 'graphql';
import type { ErrorCode } from '#common';
import { excess, LIMITS, literalRule } from '#graphql-limits';
import { OperationRefused, refused } from './plan.errors.js';

/** What is wrong in a value is the client's input (BAD_USER_INPUT), everything else is the operation (GRAPHQL_VALIDATION_FAILED). */
const VALUE_RULES: ReadonlySet<ValidationRule> = new Set([
  ValuesOfCorrectTypeRule,
  ProvidedRequiredArgumentsRule,
  UniqueInputFieldNamesRule,
]);

/** The rule, with its errors marked by `code`. */
const coded =
  (rule: ValidationRule, code: ErrorCode): ValidationRule =>
  (context) =>
    rule(
      Object.create(context, {
        reportError: {
          value: (e: GraphQLError) => context.reportError(new GraphQLError(e.message, { nodes: e.nodes, extensions: { code } })),
        },
      }) as typeof context,
    );

const codedRules = (introspection: boolean): readonly ValidationRule[] =>
  [...specifiedRules, literalRule, ...(introspection ? [] : [NoSchemaIntrospectionCustomRule])].map((rule) =>
    coded(rule, VALUE_RULES.has(rule) || rule === literalRule ? 'BAD_USER_INPUT' : 'GRAPHQL_VALIDATION_FAILED'),
  );

/** graphql-js quotes what it found; a value in a message may be a person's, and ends in the logs of whoever reads answers. */
const withoutValues = (message: string): string =>
  message
    .replace(/ Did you mean .*$/s, '')
    .replace(/, found .*$/s, '.')
    .replace(/ value: .*$/s, ' value.')
    .replace(/^Value ".*" does not exist/s, 'Value does not exist');

const withoutText = (message: string): string =>
  message.startsWith('Syntax Error: Document contains more')
    ? 'Syntax Error: Document has too many tokens.'
    : message.replace(/ "(?:[^"\\]|\\.)*"\.$/s, '.').replace(/(Invalid character|Unexpected character|escape sequence).*$/s, '$1.');

const shown = (e: GraphQLError, message: string, code: unknown): GraphQLFormattedError => ({
  message,
  ...(e.locations ? { locations: e.locations } : {}),
  extensions: { code },
});

/** Text to a valid document within the limits. Throws OperationRefused with at most 50 errors, without suggestions and without values. */
export function documentReader(schema: GraphQLSchema, introspection: boolean): (text: string) => DocumentNode {
  const rules = codedRules(introspection);
  return (text) => {
    let document: DocumentNode;
    try {
      document = parse(text, { maxTokens: LIMITS.tokens });
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      throw new OperationRefused([shown(error, withoutText(error.message), 'GRAPHQL_PARSE_FAILED')]);
    }
    const reason = excess(document);
    if (reason !== undefined) throw refused('GRAPHQL_VALIDATION_FAILED', reason);
    const errors = validate(schema, document, rules, { maxErrors: LIMITS.errors - 1, hideSuggestions: true });
    if (errors.length) {
      throw new OperationRefused(
        errors.map((e) => shown(e, withoutValues(e.message), e.extensions['code'] ?? 'GRAPHQL_VALIDATION_FAILED')),
      );
    }
    if (!document.definitions.some((d) => d.kind === Kind.OPERATION_DEFINITION)) throw refused('BAD_REQUEST', 'There is no operation');
    return document;
  };
}
