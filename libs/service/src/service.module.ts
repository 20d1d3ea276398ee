import { Module, type DynamicModule, type Provider, type Type } from '@nestjs/common';
import { OperationsModule, systemClock } from '#common';
import type { Resources } from './resources.js';
import type { ServiceBase, ServiceDefinition } from './service-definition.js';
import { CLOCK, clientOf, CONFIG, LOGGER, POOL, PRISMA, QUEUE, REGISTRY, SCHEMA_GATE, STORAGE } from './tokens.js';

/** Provides the tokens for the whole application, and `/health/*` and `/metrics`. */
@Module({})
export class ServiceModule {
  static forRoot(definition: ServiceDefinition, base: ServiceBase, resources: Resources): DynamicModule {
    const { gate, pool, storage, prisma, queue, clients } = resources;
    const providers: Provider[] = [
      { provide: CONFIG, useValue: base.config },
      { provide: LOGGER, useValue: base.logger },
      { provide: REGISTRY, useValue: base.registry },
      { provide: CLOCK, useValue: systemClock },
      ...(gate ? [{ provide: SCHEMA_GATE, useValue: gate }] : []),
      ...(pool ? [{ provide: POOL, useValue: pool }] : []),
      ...(storage ? [{ provide: STORAGE, useValue: storage }] : []),
      ...(prisma ? [{ provide: PRISMA, useValue: prisma }] : []),
      ...(prisma && definition.prisma ? [{ provide: definition.prisma, useValue: prisma }] : []),
      ...(queue ? [{ provide: QUEUE, useValue: queue }] : []),
      ...[...clients].map(([callee, client]) => ({ provide: clientOf(callee), useValue: client })),
    ];
    return {
      module: ServiceModule,
      global: true,
      imports: [OperationsModule.forRoot({ ...base, isPublic: base.config.metricsPort !== undefined })],
      providers,
      exports: providers.map((p) => (p as { provide: symbol }).provide),
    };
  }
}

/** The application: what the kit provides, and the service's own module. */
@Module({})
export class RootModule {
  static of(kit: DynamicModule, own: Type | DynamicModule): DynamicModule {
    return { module: RootModule, imports: [kit, own] };
  }
}
