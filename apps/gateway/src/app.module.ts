import { Module, type BeforeApplicationShutdown, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';

const GATEWAY = Symbol('gateway');

/** `/graphql`, its sockets and the REST doors stand before Nest's router (gateway.ts); Nest serves health and metrics, and ends the rest with itself. */
@Module({})
export class AppModule {
  static forRoot(gateway: BeforeApplicationShutdown & OnApplicationShutdown): DynamicModule {
    return { module: AppModule, providers: [{ provide: GATEWAY, useValue: gateway }] };
  }
}
