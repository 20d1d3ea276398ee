import type { Server } from 'node:http';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { Module, type DynamicModule, type FactoryProvider, type ModuleMetadata } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, DiscoveryModule, HttpAdapterHost } from '@nestjs/core';
import { GraphQLModule, GraphQLSchemaBuilderModule } from '@nestjs/graphql';
import type { Response } from 'express';
import { AccessDeclarations, AccessGuard, ACCESS, type WithAccess } from '#access';
import { excessRule, LIMITS, literalRule } from '#graphql-limits';
import { ErrorFilter, GRAPHQL_PATH, HTTP } from '#http';
import { Deadline, withDeadlines } from './deadline.js';
import { DEADLINE_MS, GRAPHQL, type GraphqlOptions } from './graphql-options.js';
import type { GraphqlContext } from './graphql-context.js';
import { createFormatError } from './format-error.js';
import { livePlugin } from './live.js';
import { OwnTypes } from './own-types.js';
import { requestPlugin } from './request.plugin.js';
import { withRootSpans } from './root-spans.js';

/** Options that need the app's own providers: `{ inject: [SessionService], useFactory: (sessions) => ({ … }) }`. */
export interface GraphqlOptionsFactory {
  readonly imports?: ModuleMetadata['imports'];
  readonly inject?: FactoryProvider['inject'];
  readonly useFactory: (...deps: never[]) => GraphqlOptions;
}

@Module({})
class GraphqlOptionsModule {}

@Module({})
class GraphqlEndpointModule {}

/**
 * The GraphQL endpoint of a service, with the access guard and the error filter for its routes as well. Import it once in the app module and call
 * `openWebServer(app)` in main. Every flag is set by name: the framework's defaults change with NODE_ENV (docs/security.md, findings 1 to 3, C53 to C76).
 */
export function graphqlModule(options: GraphqlOptions | GraphqlOptionsFactory): DynamicModule {
  const provider: FactoryProvider<GraphqlOptions> =
    'useFactory' in options
      ? { provide: GRAPHQL, inject: options.inject ?? [], useFactory: options.useFactory as (...deps: unknown[]) => GraphqlOptions }
      : { provide: GRAPHQL, useFactory: () => options };
  const provided: DynamicModule = {
    module: GraphqlOptionsModule,
    global: true,
    imports: ('useFactory' in options ? options.imports : undefined) ?? [],
    providers: [provider, { provide: HTTP, useExisting: GRAPHQL }, { provide: ACCESS, useExisting: GRAPHQL }],
    exports: [GRAPHQL, HTTP, ACCESS],
  };
  return {
    module: GraphqlEndpointModule,
    imports: [
      provided,
      DiscoveryModule,
      GraphQLSchemaBuilderModule,
      GraphQLModule.forRootAsync<ApolloDriverConfig>({
        driver: ApolloDriver,
        imports: [provided],
        inject: [GRAPHQL, HttpAdapterHost],
        useFactory: (options: GraphqlOptions, host: HttpAdapterHost) =>
          apolloOptions(options, () => host.httpAdapter.getHttpServer() as Server),
      }),
    ],
    providers: [
      OwnTypes,
      AccessDeclarations,
      { provide: APP_GUARD, useClass: AccessGuard },
      { provide: APP_FILTER, useClass: ErrorFilter },
    ],
    exports: [AccessDeclarations],
  };
}

function apolloOptions(options: GraphqlOptions, server: () => Server): Omit<ApolloDriverConfig, 'driver'> {
  const rules = [excessRule(), literalRule];
  return {
    path: options.path ?? GRAPHQL_PATH,
    autoSchemaFile: options.schemaFile ?? true,
    sortSchema: true,
    transformSchema: (schema) => withRootSpans(withDeadlines(schema)),
    transformAutoSchemaFile: false,
    introspection: options.introspection,
    graphiql: false,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    preserveHttpStatusForExecutionErrors: false,
    autoTransformHttpErrors: false,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: LIMITS.tokens },
    validationRules: rules,
    fieldResolverEnhancers: [],
    formatError: createFormatError(options.logger),
    // Answers are never stored (`no-store` is set for all); Apollo's own cache plugin would be called for every field of every answer.
    plugins: [ApolloServerPluginCacheControlDisabled(), requestPlugin(options), livePlugin(options, server, rules)],
    context: ({ req, res }: { req: WithAccess; res: Response }) => contextOf(options, req, res),
  };
}

function contextOf(options: GraphqlOptions, req: WithAccess, res: Response): GraphqlContext {
  const deadline = new Deadline(options.deadlineMs ?? DEADLINE_MS);
  res.once('close', () => (res.writableFinished ? deadline.end() : deadline.leave()));
  return { req, access: req.access!, signal: deadline.signal };
}
