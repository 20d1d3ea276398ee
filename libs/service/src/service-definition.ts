import type { DynamicModule, Type } from '@nestjs/common';
import type { AbstractHttpAdapter } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { PrismaPg } from '@prisma/adapter-pg';
import type { Registry } from 'prom-client';
import type { ConfigOf, Logger, LogLevel, Readiness } from '#common';
import type { ServiceName } from '#contracts';
import type { storageSettings } from '#database';
import type { calleeSettings, callerSettings, grpcSettings } from '#grpc';
import type { httpSettings, WebServerOptions } from '#http';
import type { schemaSettings } from '#migrations';
import type { queueSettings } from '#queue';
import type { telemetrySettings } from '#telemetry';

export type Environment = Readonly<Record<string, string | undefined>>;

type Further = ConfigOf<
  typeof grpcSettings &
    typeof httpSettings &
    typeof callerSettings &
    typeof calleeSettings &
    typeof schemaSettings &
    typeof storageSettings &
    typeof queueSettings &
    typeof telemetrySettings
>;

/** What the kit reads of a service's configuration. The first three are every service's; the rest where its row in the table of services asks for them. */
export interface ServiceConfig extends Partial<Further> {
  readonly host: string;
  readonly port: number;
  readonly logLevel: LogLevel;
  /** Where the first is people's: port and address of health by name and of metrics. */
  readonly metricsPort?: number | undefined;
  readonly metricsHost?: string;
  readonly grpcPort?: number;
  /** Port of a gRPC server without TLS that answers health checks only. */
  readonly healthPort?: number | undefined;
  readonly databaseUrl?: string;
  readonly databaseConnections?: number;
  readonly publicKeysFile?: string;
  readonly introspection?: boolean;
}

/** What is there before the application: for parts that must be in place when its HTTP server is made. */
export interface ServiceBase<C extends ServiceConfig = ServiceConfig> {
  readonly config: C;
  readonly logger: Logger;
  readonly registry: Registry;
  readonly readiness: Readiness;
}

/** An application with an HTTP server of its own. */
export interface Assembly {
  readonly module: Type | DynamicModule;
  readonly adapter: AbstractHttpAdapter;
  /** After the application is made, before it listens. */
  readonly attach: (app: NestExpressApplication) => void;
}

/**
 * One service as the kit runs it, alone or beside others in one process. Its row in the table of services (#contracts) says what it has: a
 * database brings POOL, the schema gate and its readiness checks, a queue QUEUE, a gRPC port the server with its callers.
 */
export interface ServiceDefinition<C extends ServiceConfig = ServiceConfig> {
  readonly name: ServiceName;
  /** Throws CONFIG_INVALID naming every wrong variable, never its value. Reads nothing but what it is given. */
  readonly readConfig: (env: Environment) => C;
  /** The application's own module. */
  readonly module?: Type;
  /** In its place, for an application with an HTTP server of its own. */
  readonly assemble?: (base: ServiceBase<C>) => Assembly;
  /** Proto package, and full service name → ts-proto's definition. */
  readonly grpc?: { readonly package: string; readonly services: Readonly<Record<string, object>> };
  /** ts-proto's definition of each service this one calls; addresses come from `<callee>Address` of the configuration. */
  readonly clients?: Readonly<Partial<Record<ServiceName, object>>>;
  /** What stands in front of its routes, for services with GraphQL. */
  readonly web?: (config: C) => WebServerOptions;
  /** Default: `config.databaseUrl`. */
  readonly databaseUrl?: (config: C) => string;
  readonly prisma?: new (options: { adapter: PrismaPg }) => { $disconnect(): Promise<void> };
  /** How long the broker may take to let go at a stop. Default: what is being handled may end. */
  readonly queueCloseMs?: number;
  /** A stop that takes longer is ended hard. Default 25 s: below the 28 s of the launcher and the 30 s of a container. */
  readonly stopWithinMs?: (config: C) => number;
}

/** Keeps the type of the configuration between `readConfig` and what uses it. */
export const defineService = <C extends ServiceConfig>(definition: ServiceDefinition<C>): ServiceDefinition =>
  definition as unknown as ServiceDefinition;
