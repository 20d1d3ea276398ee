import { Module, type DynamicModule } from '@nestjs/common';
import { OperationsModule, type Readiness } from '#common';
import type { Registry } from 'prom-client';

/** What Nest serves here: health and metrics. `/graphql`, its sockets and the REST doors stand before its router (gateway.ts). */
@Module({})
export class AppModule {
  static forRoot(options: { readiness: Readiness; registry: Registry }): DynamicModule {
    return { module: AppModule, imports: [OperationsModule.forRoot(options)] };
  }
}
