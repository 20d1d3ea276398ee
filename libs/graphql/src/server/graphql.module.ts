import type { Server } from 'node:http';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { Module, type DynamicModule, type FactoryProvider, type ModuleMetadata } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, DiscoveryModule, HttpAdapterHost } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import type { Response } from 'express';
import type { WithAccess, GraphqlContext } from '../access/access.js';
import { AccessGuard } from '../access/access.guard.js';
import { AccessDeclarations } from '../access/declarations.js';
import { ErrorFilter } from '../http/error.filter.js';
import { Deadline, withDeadlines } from './deadline.js';
import { DEADLINE_MS, DOOR, GRAPHQL_PATH, type Door } from './door.js';
import { createFormatError } from './format-error.js';
import { limitRules, MAX_TOKENS } from './limits.js';
import { livePlugin } from './live.js';
import { requestPlugin } from './request.plugin.js';

/** Options that need the app's own providers: `{ inject: [SessionService], useFactory: (sessions) => ({ … }) }`. */
export interface DoorFactory {
  readonly imports?: ModuleMetadata['imports'];
  readonly inject?: FactoryProvider['inject'];
  readonly useFactory: (...deps: never[]) => Door;
}

@Module({})
class DoorModule {}

@Module({})
class GraphqlDoorModule {}

/**
 * The GraphQL door of a service, with the access guard and the error filter for its routes as well. Import it once in the app module and call
 * `openWebDoor(app)` in main. Every flag is set by name: the framework's defaults change with NODE_ENV (security F1 to F3, C53 to C76).
 */
export function graphqlModule(options: Door | DoorFactory): DynamicModule {
  const provider: FactoryProvider<Door> =
    'useFactory' in options
      ? { provide: DOOR, inject: options.inject ?? [], useFactory: options.useFactory as (...deps: unknown[]) => Door }
      : { provide: DOOR, useFactory: () => options };
  const doors: DynamicModule = {
    module: DoorModule,
    global: true,
    imports: ('useFactory' in options ? options.imports : undefined) ?? [],
    providers: [provider],
    exports: [DOOR],
  };
  return {
    module: GraphqlDoorModule,
    imports: [
      doors,
      DiscoveryModule,
      GraphQLModule.forRootAsync<ApolloDriverConfig>({
        driver: ApolloDriver,
        imports: [doors],
        inject: [DOOR, HttpAdapterHost],
        useFactory: (door: Door, host: HttpAdapterHost) => apolloOptions(door, () => host.httpAdapter.getHttpServer() as Server),
      }),
    ],
    providers: [AccessDeclarations, { provide: APP_GUARD, useClass: AccessGuard }, { provide: APP_FILTER, useClass: ErrorFilter }],
    exports: [AccessDeclarations],
  };
}

function apolloOptions(door: Door, server: () => Server): Omit<ApolloDriverConfig, 'driver'> {
  const rules = limitRules(door.onceInDocument ?? []);
  return {
    path: door.path ?? GRAPHQL_PATH,
    autoSchemaFile: door.schemaFile ?? true,
    sortSchema: true,
    transformSchema: withDeadlines,
    transformAutoSchemaFile: false,
    introspection: door.introspection,
    graphiql: false,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    preserveHttpStatusForExecutionErrors: false,
    autoTransformHttpErrors: false,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: MAX_TOKENS },
    validationRules: [...rules],
    fieldResolverEnhancers: [],
    formatError: createFormatError(door.logger),
    // Answers are never stored (`no-store` is set for all); Apollo's own cache plugin would be called for every field of every answer.
    plugins: [ApolloServerPluginCacheControlDisabled(), requestPlugin(door), livePlugin(door, server, rules)],
    context: ({ req, res }: { req: WithAccess; res: Response }) => contextOf(door, req, res),
  };
}

function contextOf(door: Door, req: WithAccess, res: Response): GraphqlContext {
  const deadline = new Deadline(door.deadlineMs ?? DEADLINE_MS);
  res.once('close', () => (res.writableFinished ? deadline.end() : deadline.leave()));
  return { req, access: req.access!, signal: deadline.signal };
}
