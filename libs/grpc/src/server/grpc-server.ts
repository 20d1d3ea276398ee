import type { CustomStrategy, GrpcOptions, NestMicroservice } from '@nestjs/microservices';
import type { INestApplication } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { ServiceDefinition } from '@grpc/grpc-js';
import { HealthImplementation } from 'grpc-health-check';
import type { Logger } from '#common';
import { serverCredentials, type TransportSecurity } from '../tls/tls.js';
import { CheckedGrpcServer } from './checked-grpc-server.js';
import { RpcErrorFilter } from './rpc-error.filter.js';
import { RpcContextInterceptor } from './rpc-context.interceptor.js';
import { ServiceIdentityGuard } from './service-identity.guard.js';

/**
 * Largest message both ways: an import chunk is at most 1 MiB plus one record (256 kB), so grpc-js's own 4 MiB default holds;
 * it is set on purpose on both sides, because a larger one must be refused by us and not by whoever comes first (docs/security.md, B50).
 */
export const MAX_MESSAGE_BYTES = 4 * 1024 * 1024;

/** Options a client and a server must agree on. Pings keep idle connections through NAT and find dead peers in 20 s. */
export const CHANNEL_OPTIONS = {
  'grpc.max_receive_message_length': MAX_MESSAGE_BYTES,
  'grpc.max_send_message_length': MAX_MESSAGE_BYTES,
  'grpc.keepalive_time_ms': 15_000,
  'grpc.keepalive_timeout_ms': 5_000,
} as const;

export interface GrpcServerOptions {
  /** host:port to listen on. */
  readonly address: string;
  /** Proto package, e.g. `vitae.jobs.v1`. */
  readonly package: string;
  /** Full service name → ts-proto's grpc-js definition: exact types for Date and int64, no .proto at run time. */
  readonly services: Readonly<Record<string, object>>;
  readonly security: TransportSecurity;
  readonly callers: ReadonlyMap<string, Buffer>;
  readonly logger: Logger;
}

/**
 * Connects a gRPC server to a Nest app: standard health service, per-caller keys with a method table, error map, request context.
 * Call before `app.startAllMicroservices()`. Throws CONFIG_INVALID unless every method of the services has one handler, and every handler a
 * method: what is not served is found by starting and not by a caller.
 */
export function connectGrpc(app: INestApplication, options: GrpcServerOptions): void {
  const services = options.services as Record<string, ServiceDefinition>;
  const grpc: GrpcOptions['options'] = {
    package: options.package,
    url: options.address,
    packageDefinition: services,
    credentials: serverCredentials(options.security),
    gracefulShutdown: true,
    channelOptions: { ...CHANNEL_OPTIONS, 'grpc.keepalive_permit_without_calls': 1 },
    maxReceiveMessageLength: MAX_MESSAGE_BYTES,
    maxSendMessageLength: MAX_MESSAGE_BYTES,
    onLoadPackageDefinition: (_package, server) => {
      const serving = Object.fromEntries(['', ...Object.keys(services)].map((name) => [name, 'SERVING' as const]));
      new HealthImplementation(serving).addToServer(server as never);
    },
  };
  const checked = new CheckedGrpcServer(grpc);
  const microservice = app.connectMicroservice<CustomStrategy>(
    { strategy: checked },
    { inheritAppConfig: false, deferInitialization: true },
  ) as NestMicroservice;
  microservice.useGlobalGuards(new ServiceIdentityGuard(app.get(Reflector), options.callers, options.security.mode));
  microservice.useGlobalFilters(new RpcErrorFilter(options.logger));
  microservice.useGlobalInterceptors(new RpcContextInterceptor());
  // What Nest does by itself when initialisation is not deferred, only after the guards stand: before, it drops them with a warning,
  // and every method is open to everybody. Left to `listen`, it would run the app's own start hooks a second time.
  microservice.registerListeners();
  checked.assertServed(services);
  microservice.setIsInitialized(true);
  microservice.setIsInitHookCalled(true);
}
