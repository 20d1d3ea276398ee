import { GraphQLError, type DocumentNode, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import { amountsOf, declaredVariables, fragmentsOf, tooMany, wrongVariables, type Refusal } from '#graphql-limits';

const toError = ({ message, code }: Refusal): GraphQLError => new GraphQLError(message, { extensions: { code, http: { status: 400 } } });

/** What is wrong with the variables and amounts of a validated operation, by the gateway's rules; empty when nothing is. At most 50. */
export function inputErrors(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): readonly GraphQLError[] {
  const wrong = wrongVariables(declaredVariables(schema, operation), variables);
  if (wrong.length > 0) return wrong.map(toError);
  const much = tooMany(amountsOf(operation, fragmentsOf(document)), variables);
  return much ? [toError(much)] : [];
}
