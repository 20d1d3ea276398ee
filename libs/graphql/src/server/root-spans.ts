import type { GraphQLFieldResolver, GraphQLObjectType, GraphQLSchema } from 'graphql';
import { isTraced, traced } from '#telemetry';
import type { GraphqlContext } from './graphql-context.js';

type Resolve = GraphQLFieldResolver<unknown, GraphqlContext>;

/**
 * A span for each field of Query and Mutation that is asked, named by the schema: a client's own names and arguments are its business.
 * Fields below have none, there are too many of them; subscriptions have none, they last as long as their socket.
 */
export function withRootSpans(schema: GraphQLSchema): GraphQLSchema {
  wrap(schema.getQueryType(), 'query');
  wrap(schema.getMutationType(), 'mutation');
  return schema;
}

function wrap(root: GraphQLObjectType | null | undefined, operation: 'query' | 'mutation'): void {
  for (const field of Object.values(root?.getFields() ?? {})) {
    const resolve = field.resolve as Resolve | undefined;
    if (!resolve) continue;
    const name = `${operation} ${field.name}`;
    const attributes = { 'graphql.operation.type': operation, 'graphql.field.name': field.name };
    const spanned: Resolve = (source, args, context, info) =>
      isTraced() ? traced(name, { attributes }, () => resolve(source, args, context, info)) : resolve(source, args, context, info);
    field.resolve = spanned;
  }
}
