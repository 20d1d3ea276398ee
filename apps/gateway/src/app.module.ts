import { Module, type DynamicModule } from '@nestjs/common';
import type { Gateway } from './gateway.js';

const GATEWAY = Symbol('gateway');

/** `/graphql`, its sockets and the REST doors stand before Nest's router (gateway.ts); Nest serves health and metrics, and ends the rest with itself. */
@Module({})
export class AppModule {
  static forRoot(gateway: Gateway): DynamicModule {
    return { module: AppModule, providers: [{ provide: GATEWAY, useValue: gateway }] };
  }
}
