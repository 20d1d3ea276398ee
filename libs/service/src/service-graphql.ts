import type { DynamicModule, FactoryProvider, ModuleMetadata } from '@nestjs/common';
import { AccessTokenVerifier, CachedSessions, readKeySet } from '#access';
import { VitaeError, type Logger } from '#common';
import { graphqlModule, type GraphqlOptions } from '#graphql';
import type { GrpcClient } from '#grpc';
import type { authV1 } from '#contracts';
import type { ServiceConfig } from './service-definition.js';
import { sessionsOfAuth } from './sessions-of-auth.js';
import { clientOf, CONFIG, LOGGER } from './tokens.js';

type Own = Partial<Pick<GraphqlOptions, 'sessions'>>;

/** Options that need the app's own providers, of modules that are named. */
export interface ServiceGraphqlOptions {
  readonly imports?: ModuleMetadata['imports'];
  readonly inject?: FactoryProvider['inject'];
  readonly useFactory?: (...deps: never[]) => Own;
}

/**
 * The GraphQL endpoint of a service, for the `imports` of its app module. Tokens are verified with ACCESS_TOKEN_PUBLIC_KEYS_FILE and sessions
 * asked of Auth, unless `useFactory` says where else they stand.
 */
export function serviceGraphql({ imports = [], inject = [], useFactory }: ServiceGraphqlOptions = {}): DynamicModule {
  return graphqlModule({
    imports,
    inject: [LOGGER, CONFIG, { token: clientOf('auth'), optional: true }, ...inject],
    useFactory: ((
      logger: Logger,
      { publicKeysFile, introspection = false }: ServiceConfig,
      auth: GrpcClient<authV1.AuthServiceService> | undefined,
      ...deps: never[]
    ): GraphqlOptions => {
      const own: Own = useFactory?.(...deps) ?? {};
      const sessions = own.sessions ?? (auth && new CachedSessions(sessionsOfAuth(auth)));
      if (!publicKeysFile || !sessions)
        throw new VitaeError(
          'CONFIG_INVALID',
          'A service with GraphQL needs the keys of access tokens and somebody who knows the sessions',
        );
      return { logger, verifier: new AccessTokenVerifier(readKeySet(publicKeysFile)), introspection, ...own, sessions };
    }) as (...deps: never[]) => GraphqlOptions,
  });
}
